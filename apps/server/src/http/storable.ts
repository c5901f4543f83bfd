import { type Refusal, refusal } from '@tongzhou/domain';

/** Deeper than any command, far shallower than what would exhaust the stack of whoever walks it. */
const DEPTH_MAX = 32;

type Place = { readonly value: unknown; readonly path: string; readonly depth: number };

/**
 * What parses as JSON and yet cannot be written down: text that is not well-formed Unicode has no canonical form
 * (RFC 8785, 3.2.2.2), PostgreSQL takes no NUL, and a body of a million brackets breaks whoever walks it.
 */
export function whyNotStorable(value: unknown): Refusal | null {
  const open: Place[] = [{ value, path: '', depth: 0 }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { value: here, path, depth } = place;
    if (typeof here === 'string' && !isStorable(here)) return unfit(path);
    if (typeof here !== 'object' || here === null) continue;
    if (depth >= DEPTH_MAX) return refusal('input-invalid', { detail: 'nested too deeply' });
    for (const [key, each] of Object.entries(here)) {
      if (!isStorable(key)) return unfit(path);
      open.push({ value: each, path: path === '' ? key : `${path}.${key}`, depth: depth + 1 });
    }
  }
  return null;
}

const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

const unfit = (path: string): Refusal =>
  refusal(
    'input-invalid',
    { detail: 'text holds characters that cannot be written down' },
    path === '' ? {} : { field: path },
  );
