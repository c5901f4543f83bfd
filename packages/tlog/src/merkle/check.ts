import { TlogError } from '../error.ts';
import { HASH_BYTES } from '../hash/hash.ts';

/** Throws unless `value` is a whole number from 0 to 2^53 - 1, the range of sizes and indices here. */
export function checkCount(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new TlogError('bad-argument', `${name} must be a whole number from 0 to 2^53 - 1, not ${value}`);
  }
}

/** Throws unless `hash` has 32 bytes: two empty "hashes" would compare as equal. */
export function checkHash(name: string, hash: Uint8Array): void {
  if (hash.length !== HASH_BYTES) {
    throw new TlogError('bad-argument', `${name} must have 32 bytes, not ${hash.length}`);
  }
}
