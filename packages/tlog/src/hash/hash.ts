import { TlogError } from '../error.ts';
import { sha256Portable } from './sha256.ts';

/** Length of a SHA-256 hash in bytes. */
export const HASH_BYTES = 32;

/** Up to here plain JavaScript is faster than a call into Node's crypto (two blocks; measured on Node 24). */
const SHORT_BYTES = 119;

type OneShotHash = (algorithm: string, data: Uint8Array, encoding: 'buffer') => Uint8Array;

// Not an import: a static `node:` import would break browser bundles. `crypto.hash` exists from Node 20.12.
const native = (
  globalThis as { process?: { getBuiltinModule?: (id: string) => { hash?: OneShotHash } | undefined } }
).process?.getBuiltinModule?.('node:crypto')?.hash;

/** Whether a hash of long data is one call into Node's crypto. */
export const nativeSha256 = native !== undefined;

/** SHA-256 of `data`, synchronously; returns a fresh array of 32 bytes. */
export function sha256(data: Uint8Array): Uint8Array {
  if (native === undefined || data.length <= SHORT_BYTES) return sha256Portable(data);
  const digest = native('sha256', data, 'buffer');
  return new Uint8Array(digest.buffer, digest.byteOffset, HASH_BYTES); // a plain array, not a Buffer
}

/** Hash of the empty tree: SHA-256 of nothing (RFC 6962, 2.1). */
export const emptyRoot = (): Uint8Array => sha256(new Uint8Array(0));

// Prefixed messages are put together here; safe because hashing is synchronous.
const leafInput = new Uint8Array(4096);
const nodeInput = new Uint8Array(1 + 2 * HASH_BYTES);
leafInput[0] = 0x00;
nodeInput[0] = 0x01;

/** RFC 6962, 2.1: `SHA-256(0x00 || entry)`. The prefix keeps a leaf from ever passing for a node. */
export function leafHash(entry: Uint8Array): Uint8Array {
  if (entry.length < leafInput.length) {
    leafInput.set(entry, 1);
    return sha256(leafInput.subarray(0, entry.length + 1));
  }
  const input = new Uint8Array(entry.length + 1);
  input.set(entry, 1);
  return sha256(input);
}

/** RFC 6962, 2.1: `SHA-256(0x01 || left || right)`; both children are 32 bytes. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES) {
    throw new TlogError('bad-argument', 'a node has two children of 32 bytes');
  }
  nodeInput.set(left, 1);
  nodeInput.set(right, 1 + HASH_BYTES);
  return sha256Portable(nodeInput);
}
