import { type FormatError, formatError } from './format-error.ts';
import { FILE_BYTES_MAX, ROWS_MAX } from './limits.ts';
import { placeInJson } from './place-in-json.ts';

export type Rows =
  | { readonly ok: true; readonly rows: readonly unknown[] }
  | { readonly ok: false; readonly error: FormatError };

/** The rows of a JSON file that holds one array. */
export function readRows(file: string, text: string): Rows {
  if (isLargerThan(text, FILE_BYTES_MAX)) return { ok: false, error: formatError('too-large', file) };
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    return { ok: false, error: formatError('not-json', file, knownPlace(error, text)) };
  }
  if (!Array.isArray(content)) return { ok: false, error: formatError('not-an-array', file) };
  if (content.length > ROWS_MAX) return { ok: false, error: formatError('too-many-rows', file) };
  return { ok: true, rows: content };
}

function knownPlace(error: unknown, text: string): FormatError['position'] {
  const { line, column } = placeInJson(error, text);
  return line === null || column === null ? undefined : { line, column };
}

function isLargerThan(text: string, bytes: number): boolean {
  if (text.length > bytes) return true;
  if (text.length * 3 <= bytes) return false;
  return new TextEncoder().encode(text).length > bytes;
}
