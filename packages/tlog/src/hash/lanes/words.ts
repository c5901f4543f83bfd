import {
  addI32,
  type Code,
  get,
  i32,
  lessI32,
  load,
  repeatWhile,
  set,
  shuffle,
  store,
} from './instructions.ts';
import { SCHEDULE_AT } from './layout.ts';
import { type Func, I32, V128 } from './module.ts';

// Bytes of four messages become words side by side: every variable of FIPS 180-4 is a v128 here, which holds that
// variable of four messages.

/** Reverses the bytes of each word: SHA-256 is big-endian, WebAssembly little-endian. */
export const swapBytes = (x: Code): Code =>
  shuffle(x, x, [3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12]);

/** Words 0, 1 (or 2, 3) of two vectors, alternating; then pairs of words: together the transposition of 4 × 4 words. */
const lowWords = (a: Code, b: Code) =>
  shuffle(a, b, [0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23]);
const highWords = (a: Code, b: Code) =>
  shuffle(a, b, [8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31]);
const lowPairs = (a: Code, b: Code) =>
  shuffle(a, b, [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23]);
const highPairs = (a: Code, b: Code) =>
  shuffle(a, b, [8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31]);

/** Four vectors in locals `from … from + 3`, a row each, become four columns; `to … to + 3` are overwritten. */
export const transpose = (from: number, to: number): Code => [
  ...set(to, lowWords(get(from), get(from + 1))),
  ...set(to + 1, highWords(get(from), get(from + 1))),
  ...set(to + 2, lowWords(get(from + 2), get(from + 3))),
  ...set(to + 3, highWords(get(from + 2), get(from + 3))),
  ...set(from, lowPairs(get(to), get(to + 2))),
  ...set(from + 1, highPairs(get(to), get(to + 2))),
  ...set(from + 2, lowPairs(get(to + 1), get(to + 3))),
  ...set(from + 3, highPairs(get(to + 1), get(to + 3))),
];

/**
 * `load(a0, a1, a2, a3, end)`: FIPS 180-4, 6.2.2 step 1, t < 16. Reads big-endian words from four addresses and writes them as
 * W0, W1, …, four lanes each, until the schedule is filled up to the address `end`.
 */
export const loadWords: Func = (() => {
  const [end, at, row, column] = [4, 5, 6, 10];
  const lanes = [0, 1, 2, 3];
  return {
    parameters: [I32, I32, I32, I32, I32],
    locals: [I32, ...Array<number>(8).fill(V128)],
    body: [
      ...set(at, i32(SCHEDULE_AT)),
      ...repeatWhile(
        [
          ...lanes.flatMap((i) => set(row + i, swapBytes(load(get(i))))),
          ...transpose(row, column),
          ...lanes.flatMap((i) => store(get(at), get(row + i), 16 * i)),
          ...lanes.flatMap((i) => set(i, addI32(get(i), i32(16)))),
          ...set(at, addI32(get(at), i32(64))),
        ],
        lessI32(get(at), get(end)),
      ),
    ],
  };
})();
