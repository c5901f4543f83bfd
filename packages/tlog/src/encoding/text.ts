import { TlogError } from '../error.ts';

const encoder = new TextEncoder();
// `ignoreBOM` keeps a leading U+FEFF in the text: a signature covers every byte.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 of `text`. Lone surrogates have no UTF-8 and are refused: they would be replaced silently. */
export function encodeText(text: string): Uint8Array {
  if (!text.isWellFormed()) throw new TlogError('malformed-encoding', 'text has a lone surrogate');
  return encoder.encode(text);
}

/** The text of strictly valid UTF-8. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new TlogError('malformed-encoding', 'not valid UTF-8', {}, cause);
  }
}
