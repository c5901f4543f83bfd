import { redact } from '@tongzhou/domain';
import { normaliseText } from '../text/index.ts';
import { ORIGINAL_CHARACTERS_MAX, TEXT_CHARACTERS_MAX } from './limits.ts';

export type Row = Readonly<Record<string, unknown>>;

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text field, cleaned; `null` for nothing, for a wrong type and for one beyond the limit. */
export function textField(row: Row, field: string): string | null {
  const value = Object.hasOwn(row, field) ? row[field] : undefined;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value.length > TEXT_CHARACTERS_MAX) return null;
  return normaliseText(value) || null;
}

/** "-", "/", "无" in a name's place say that there is none. */
export const nameField = (row: Row, field: string): string | null => {
  const name = textField(row, field);
  return name === null || /^(?:[-–—/\\._*?\s]+|无|暂无|null|none|n\/a)$/i.test(name) ? null : name;
};

export const ownField = (row: Row, field: string): unknown =>
  Object.hasOwn(row, field) ? row[field] : undefined;

/** Text fit to be shown: personal data taken out. */
export const shown = (text: string | null): string | null => (text === null ? null : redact(text));

/** Any value as the words that stood there, cut to what is kept, personal data taken out. */
export function asOriginal(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  const cut = text.length > ORIGINAL_CHARACTERS_MAX ? `${text.slice(0, ORIGINAL_CHARACTERS_MAX - 1)}…` : text;
  const safe = redact(cut.toWellFormed());
  return safe.length > ORIGINAL_CHARACTERS_MAX ? `${safe.slice(0, ORIGINAL_CHARACTERS_MAX - 1)}…` : safe;
}

/** An http(s) address that holds nothing personal, or `null`. */
export function webAddress(row: Row, field: string): string | null {
  const text = textField(row, field);
  if (text === null || text.length > 2000 || !/^https?:\/\/[^\s<>"]+$/i.test(text)) return null;
  return redact(text) === text ? text : null;
}

/** How many persons or accounts a row would give away. */
export function countContacts(row: Row): number {
  let count = 0;
  for (const field of ['contacts', 'bankAccounts']) {
    const list = ownField(row, field);
    if (Array.isArray(list)) count += list.length;
  }
  for (const field of ['email', 'wechat', 'info', 'tel', 'phone'])
    if (textField(row, field) !== null) count += 1;
  return count;
}

/** Nothing written, or nothing but marks. */
export const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && !/[\p{L}\p{N}]/u.test(normaliseText(value)));
