import { hash } from 'node:crypto';

/** SHA-256 by Node's own call, one message at a time: what everything here is compared with. */
export const hashAlone = (data: Uint8Array): Uint8Array => hash('sha256', data, 'buffer');

/** The bytes hashed for a leaf of 64 bytes, or for a node: prefix and two hashes. */
export const NODE_MESSAGE_BYTES = 65;

/** Distinct entries of `bytes` bytes each, numbered from `from`. */
export function entriesOf(count: number, bytes: number, from = 0): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => numbered(new Uint8Array(bytes).fill(0x61), from + i));
}

/** Distinct entries of 200 to 600 bytes, as the facts of a log have. */
export function factsOf(count: number, from: number): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => {
    const length = 200 + ((Math.imul(from + i, 0x9e3779b1) >>> 8) % 401);
    return numbered(new Uint8Array(length).fill(0x61), from + i);
  });
}

/** Writes the number at the front of an entry. */
function numbered(entry: Uint8Array, value: number): Uint8Array {
  new DataView(entry.buffer, entry.byteOffset).setFloat64(0, value);
  return entry;
}
