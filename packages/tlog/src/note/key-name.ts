import { encodeText } from '../encoding/text.ts';
import { TlogError } from '../error.ts';
import { sha256 } from '../hash/hash.ts';

// Unicode White_Space (JavaScript's \s leaves out U+0085, and adds U+FEFF), plus and control characters.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is forbidden
const FORBIDDEN = /[\p{White_Space}+\u0000-\u001f]/u;

/** Whether a note may be signed under this name: not empty, no Unicode spaces, no plus (C2SP signed-note). */
export const isKeyName = (name: string): boolean =>
  name !== '' && name.isWellFormed() && !FORBIDDEN.test(name);

/** Throws `malformed-key` for a name that no key can have. */
export function checkKeyName(name: string): void {
  if (!isKeyName(name)) throw new TlogError('malformed-key', `not a key name: ${JSON.stringify(name)}`);
}

/**
 * The key id: the first four bytes, big-endian, of `SHA-256(name || 0x0A || type || public key)` (C2SP signed-note).
 * It tells keys apart; it is too short to prove anything.
 */
export function keyId(name: string, type: number, publicKey: Uint8Array): number {
  const head = encodeText(`${name}\n`);
  const input = new Uint8Array(head.length + 1 + publicKey.length);
  input.set(head);
  input[head.length] = type;
  input.set(publicKey, head.length + 1);
  const digest = sha256(input);
  return new DataView(digest.buffer, digest.byteOffset).getUint32(0);
}
