import { type FormatError, formatError } from './format-error.ts';
import { FILE_BYTES_MAX, ROWS_MAX } from './limits.ts';

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
    return { ok: false, error: formatError('not-json', file, positionOf(error, text)) };
  }
  if (!Array.isArray(content)) return { ok: false, error: formatError('not-an-array', file) };
  if (content.length > ROWS_MAX) return { ok: false, error: formatError('too-many-rows', file) };
  return { ok: true, rows: content };
}

/** V8 says "at position N" for most mistakes, and nothing for some. */
function positionOf(error: unknown, text: string): FormatError['position'] {
  const at = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  if (at === undefined) return undefined;
  const before = text.slice(0, Number(at)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function isLargerThan(text: string, bytes: number): boolean {
  if (text.length > bytes) return true;
  if (text.length * 3 <= bytes) return false;
  return new TextEncoder().encode(text).length > bytes;
}
