import { TlogError } from '../error.ts';

const CANONICAL = /^(?:0|[1-9][0-9]*)$/;

/**
 * Reads an ASCII decimal without sign or leading zeros, as sizes and indices are written in all C2SP formats.
 * C2SP allows up to 2^63 - 1; here the limit is 2^53 - 1, what a JavaScript number holds exactly.
 */
export function parseDecimal(text: string): number {
  const value = CANONICAL.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value)) {
    throw new TlogError('malformed-encoding', `not a decimal number up to 2^53 - 1: ${JSON.stringify(text)}`);
  }
  return value;
}
