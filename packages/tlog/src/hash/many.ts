import { TlogError } from '../error.ts';
import { HASH_BYTES, leafHash, nativeSha256, nodeHash } from './hash.ts';
import { type FourLanes, fourLanes } from './lanes/four-lanes.ts';
import { LANE_BYTES_MAX, layOut, writeGroups } from './lanes/groups.ts';
import { DIGESTS_AT, GROUPS_AT, INPUT_AT, MESSAGES_MAX } from './lanes/layout.ts';

// Many hashes in one call. Where WebAssembly's vector instructions are at hand, four messages are hashed side by side;
// else one after the other, as everywhere else. The results are the same.

/** Two children, one after the other. */
const PAIR_BYTES = 2 * HASH_BYTES;

/** From here on one call into Node's crypto, which has the processor's SHA instructions, is faster than four lanes. */
const LONG_BYTES = 900;

/** RFC 6962, 2.1: the leaf hashes of entries, 32 bytes each, one after the other, in a fresh array. */
export function leafHashes(entries: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(entries.length * HASH_BYTES);
  const lanes = entries.length > 1 ? fourLanes() : undefined;
  const inLanes: Uint8Array[] = [];
  const places: number[] = [];
  const limit = nativeSha256 ? LONG_BYTES : LANE_BYTES_MAX;
  entries.forEach((entry, i) => {
    if (lanes !== undefined && entry.length < limit) {
      inLanes.push(entry);
      places.push(i);
    } else out.set(leafHash(entry), i * HASH_BYTES);
  });
  if (lanes !== undefined) hashInLanes(lanes, inLanes, places, out);
  return out;
}

const blocks = new Uint16Array(MESSAGES_MAX);

function hashInLanes(
  lanes: FourLanes,
  entries: readonly Uint8Array[],
  places: readonly number[],
  out: Uint8Array,
): void {
  for (let from = 0; from < entries.length; ) {
    const to = layOut(lanes, 0x00, entries, from, blocks);
    lanes.hashMessages(GROUPS_AT, writeGroups(lanes, blocks, to - from));
    const digests = lanes.memory.subarray(DIGESTS_AT, DIGESTS_AT + (to - from) * HASH_BYTES);
    if (places.length * HASH_BYTES === out.length) out.set(digests, from * HASH_BYTES);
    else {
      for (let i = from; i < to; i++) {
        const at = (i - from) * HASH_BYTES;
        out.set(digests.subarray(at, at + HASH_BYTES), (places[i] as number) * HASH_BYTES);
      }
    }
    from = to;
  }
}

/**
 * RFC 6962, 2.1: the hashes of the parents of `pairs`, which holds 64 bytes for each, its left child and its right;
 * 32 bytes each, one after the other, in a fresh array.
 */
export function nodeHashes(pairs: Uint8Array): Uint8Array {
  const count = pairs.length / PAIR_BYTES;
  if (!Number.isInteger(count)) {
    throw new TlogError(
      'bad-argument',
      `pairs of nodes come in ${PAIR_BYTES} bytes each, not ${pairs.length}`,
    );
  }
  const out = new Uint8Array(count * HASH_BYTES);
  const lanes = count > 1 ? fourLanes() : undefined;
  if (lanes === undefined) {
    for (let i = 0; i < count; i++) {
      const at = i * PAIR_BYTES;
      const left = pairs.subarray(at, at + HASH_BYTES);
      out.set(nodeHash(left, pairs.subarray(at + HASH_BYTES, at + PAIR_BYTES)), i * HASH_BYTES);
    }
    return out;
  }
  for (let from = 0; from < count; from += MESSAGES_MAX) {
    const to = Math.min(count, from + MESSAGES_MAX);
    lanes.memory.set(pairs.subarray(from * PAIR_BYTES, to * PAIR_BYTES), INPUT_AT);
    lanes.hashNodes(INPUT_AT, DIGESTS_AT, INPUT_AT + (to - from) * PAIR_BYTES);
    out.set(lanes.memory.subarray(DIGESTS_AT, DIGESTS_AT + (to - from) * HASH_BYTES), from * HASH_BYTES);
  }
  return out;
}

/** Merkle tree hash of `hashes`, 32 bytes each, a power of two in number; a fresh array. */
export function foldHashes(hashes: Uint8Array): Uint8Array {
  const count = hashes.length / HASH_BYTES;
  const lanes = count > 2 && count <= MESSAGES_MAX ? fourLanes() : undefined;
  if (lanes === undefined) {
    return count === 1 ? hashes.slice() : foldHashes(nodeHashes(hashes));
  }
  // Level by level in place: nothing leaves the module's memory before the root.
  lanes.memory.set(hashes, INPUT_AT);
  for (let width = count; width > 1; width /= 2) {
    lanes.hashNodes(INPUT_AT, INPUT_AT, INPUT_AT + width * HASH_BYTES);
  }
  return lanes.memory.slice(INPUT_AT, INPUT_AT + HASH_BYTES);
}
