import { BLOCK_BYTES } from '../constants.ts';
import type { FourLanes } from './four-lanes.ts';
import { DIGESTS_AT, GROUP_BYTES, GROUPS_AT, INPUT_AT, INPUT_BYTES, LANES, MESSAGES_MAX } from './layout.ts';

/** FIPS 180-4, 5.1.1: the blocks of a message of so many bytes: it, 0x80, and 8 bytes for its length. */
const blocksOf = (bytes: number): number => Math.floor((bytes + 8) / BLOCK_BYTES) + 1;

/** Longest message that the module's memory holds; an entry of a log is never longer. */
export const LANE_BYTES_MAX = 80_000;

/**
 * Lays messages `prefix || part` out in the module's memory, padded, from `parts[from]` on until memory is full.
 * @returns one past the last part laid out; `blocks[i]` is set for each.
 */
export function layOut(
  { memory, view }: FourLanes,
  prefix: number,
  parts: readonly Uint8Array[],
  from: number,
  blocks: Uint16Array,
): number {
  let at = INPUT_AT;
  let to = from;
  for (; to < parts.length && to - from < MESSAGES_MAX; to++) {
    const count = blocksOf((parts[to] as Uint8Array).length + 1);
    if (at + count * BLOCK_BYTES > INPUT_AT + INPUT_BYTES) break;
    blocks[to - from] = count;
    at += count * BLOCK_BYTES;
  }
  memory.fill(0, INPUT_AT, at);
  at = INPUT_AT;
  for (let i = from; i < to; i++) {
    const part = parts[i] as Uint8Array;
    memory[at] = prefix;
    memory.set(part, at + 1);
    memory[at + 1 + part.length] = 0x80;
    at += (blocks[i - from] as number) * BLOCK_BYTES;
    view.setUint32(at - 4, 8 * (part.length + 1)); // in bits; LANE_BYTES_MAX keeps it below 32 bits
  }
  return to;
}

const order = new Uint16Array(MESSAGES_MAX);
const starts = new Uint32Array(MESSAGES_MAX);
const bySize = new Uint16Array(blocksOf(LANE_BYTES_MAX + 1) + 2);

/**
 * Writes the records of the groups: messages of like length side by side, the longest first, so that few lanes wait
 * for a neighbour. Each digest goes to its message's own place.
 * @returns the address after the last record.
 */
export function writeGroups({ view }: FourLanes, blocks: Uint16Array, count: number): number {
  sortLongestFirst(blocks, count);
  let record = GROUPS_AT;
  for (let done = 0; done < count; done += LANES, record += GROUP_BYTES) {
    for (let lane = 0; lane < LANES; lane++) {
      // The last group is filled up with its last message, hashed again to the same place.
      const message = order[Math.min(done + lane, count - 1)] as number;
      view.setUint32(record + 4 * lane, starts[message] as number, true);
      view.setUint32(record + 16 + 4 * lane, blocks[message] as number, true);
      view.setUint32(record + 32 + 4 * lane, DIGESTS_AT + 32 * message, true);
    }
  }
  return record;
}

/** Counting sort into `order`, and the address of each message into `starts`. */
function sortLongestFirst(blocks: Uint16Array, count: number): void {
  let most = 0;
  let at = INPUT_AT;
  for (let i = 0; i < count; i++) {
    const size = blocks[i] as number;
    if (size > most) most = size;
    starts[i] = at;
    at += size * BLOCK_BYTES;
  }
  bySize.fill(0, 0, most + 2);
  for (let i = 0; i < count; i++) bySize[blocks[i] as number] = (bySize[blocks[i] as number] as number) + 1;
  // From the number of messages of each size to the place of the first of them.
  let place = 0;
  for (let size = most; size > 0; size--) {
    const here = bySize[size] as number;
    bySize[size] = place;
    place += here;
  }
  for (let i = 0; i < count; i++) {
    const size = blocks[i] as number;
    order[bySize[size] as number] = i;
    bySize[size] = (bySize[size] as number) + 1;
  }
}
