import { compress } from './compress.ts';
import {
  add,
  addI32,
  and,
  type Code,
  call,
  get,
  greater,
  i32,
  lane,
  lessI32,
  load,
  load8,
  load32,
  loadSplat,
  or,
  repeatWhile,
  set,
  shiftLeft,
  shiftLeftI32,
  shiftRight,
  splat,
  store,
} from './instructions.ts';
import { GROUP_BYTES, INITIAL_AT, MEMORY_PAGES, SCHEDULE_AT, SECOND_BLOCK_AT, STATE_AT } from './layout.ts';
import { assembleModule, type Func, I32, V128 } from './module.ts';
import { expandSchedule } from './schedule.ts';
import { loadWords, swapBytes, transpose } from './words.ts';

/** Places of the functions in the module. */
const [BEGIN, LOAD, EXPAND, COMPRESS, FINISH] = [0, 1, 2, 3, 4] as const;
const EIGHT = [0, 1, 2, 3, 4, 5, 6, 7];
const FOUR = [0, 1, 2, 3];

/** `begin()`: FIPS 180-4, 5.3.3: the initial hash value in every lane. */
const begin: Func = {
  parameters: [],
  locals: [],
  body: EIGHT.flatMap((i) => store(i32(STATE_AT), loadSplat(i32(INITIAL_AT), 4 * i), 16 * i)),
};

/** `finish(d0, d1, d2, d3)`: writes the four digests, big-endian, to four addresses. */
const finish: Func = {
  parameters: [I32, I32, I32, I32],
  locals: Array<number>(8).fill(V128),
  body: [0, 1].flatMap((half) => [
    ...FOUR.flatMap((i) => set(4 + i, load(i32(STATE_AT), 16 * (4 * half + i)))),
    ...transpose(4, 8),
    ...FOUR.flatMap((i) => store(get(i), swapBytes(get(4 + i)), 16 * half)),
  ]),
};

const lanesOf = (vector: number): Code[] => FOUR.map((i) => lane(get(vector), i));

/** `hashMessages(group, end)`: hashes groups of four padded messages whose records lie from `group` to `end`. */
const hashMessages: Func = (() => {
  const [group, end, done, most, at, blocks, active] = [0, 1, 2, 3, 4, 5, 6];
  const block = [
    ...set(active, greater(get(blocks), splat(get(done)))), // lanes that have a block left
    ...call(LOAD, ...lanesOf(at), i32(SCHEDULE_AT + 16 * 16)),
    ...call(EXPAND),
    ...call(COMPRESS, get(active)),
    ...set(at, add(get(at), and(get(active), splat(i32(64))))), // the others stay where they are
    ...set(done, addI32(get(done), i32(1))),
  ];
  return {
    exportAs: 'hashMessages',
    parameters: [I32, I32],
    locals: [I32, I32, V128, V128, V128],
    body: repeatWhile(
      [
        ...call(BEGIN),
        ...set(at, load(get(group))),
        ...set(blocks, load(get(group), 16)),
        ...set(most, lane(get(blocks), 0)), // the first message of a group is its longest
        ...set(done, i32(0)),
        ...repeatWhile(block, lessI32(get(done), get(most))),
        ...call(FINISH, ...FOUR.map((i) => load32(get(group), 32 + 4 * i))),
        ...set(group, addI32(get(group), i32(GROUP_BYTES))),
      ],
      lessI32(get(group), get(end)),
    ),
  };
})();

/**
 * `hashNodes(pair, digest, end)`: RFC 6962's `SHA-256(0x01 || left || right)` of four pairs of 64 bytes a turn, from
 * `pair` until the address `end`; digests one after the other from `digest`, which may be where the pairs are.
 */
const hashNodes: Func = (() => {
  const [pair, digest, end, first] = [0, 1, 2, 3];
  const everyLane = splat(i32(-1));
  // The message is one byte longer than the pair: read from the byte before, whose place the prefix takes.
  const firstBlock = [
    ...call(LOAD, ...FOUR.map((i) => addI32(get(pair), i32(64 * i - 1))), i32(SCHEDULE_AT + 16 * 16)),
    ...set(first, shiftRight(shiftLeft(load(i32(SCHEDULE_AT)), 8), 8)),
    ...store(i32(SCHEDULE_AT), or(get(first), splat(i32(0x01000000)))),
    ...call(EXPAND),
    ...call(COMPRESS, everyLane),
  ];
  // The second block's whole schedule follows from the pair's last byte: it is looked up.
  const scheduleOf = (i: number) =>
    addI32(i32(SECOND_BLOCK_AT), shiftLeftI32(load8(get(pair), 64 * i + 63), 8));
  const secondBlock = [
    ...call(LOAD, ...FOUR.map(scheduleOf), i32(SCHEDULE_AT + 16 * 64)),
    ...call(COMPRESS, everyLane),
  ];
  return {
    exportAs: 'hashNodes',
    parameters: [I32, I32, I32],
    locals: [V128],
    body: repeatWhile(
      [
        ...call(BEGIN),
        ...firstBlock,
        ...secondBlock,
        ...call(FINISH, ...FOUR.map((i) => addI32(get(digest), i32(32 * i)))),
        ...set(pair, addI32(get(pair), i32(4 * 64))),
        ...set(digest, addI32(get(digest), i32(4 * 32))),
      ],
      lessI32(get(pair), get(end)),
    ),
  };
})();

/** The bytes of the module: less than the 4 kB that browsers compile without a wait, on any thread. */
export const sha256Module = (): Uint8Array<ArrayBuffer> =>
  assembleModule([begin, loadWords, expandSchedule, compress, finish, hashMessages, hashNodes], MEMORY_PAGES);
