import { TlogError } from '../error.ts';

/** Standard base64 with padding (RFC 4648, section 4). */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/**
 * Decodes standard, padded base64.
 * Only the one canonical spelling of each value is accepted (RFC 4648, 3.5): `atob` alone would also take white
 * space, missing padding and stray bits at the end, so that two different files could carry the same signature.
 */
export function fromBase64(text: string): Uint8Array {
  let binary: string;
  try {
    binary = atob(text);
  } catch (cause) {
    throw new TlogError('malformed-encoding', 'not base64', {}, cause);
  }
  if (btoa(binary) !== text) throw new TlogError('malformed-encoding', 'not canonical base64');
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}
