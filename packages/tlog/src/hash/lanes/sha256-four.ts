import {
  add,
  addI32,
  and,
  type Code,
  get,
  i32,
  lessI32,
  load,
  loadSplat,
  repeatWhile,
  rotateRight,
  select,
  set,
  shiftRight,
  shuffle,
  store,
  xor,
} from './instructions.ts';
import { K_AT, SCHEDULE_AT, STATE_AT } from './layout.ts';
import { type Func, I32, V128 } from './module.ts';

// SHA-256 of four messages at once: every variable of FIPS 180-4 is a v128 that holds that variable of four messages.
// Section numbers are those of FIPS 180-4. Operands named x, y, z are `get`s, which cost nothing to repeat.

// 4.1.2, equations (4.2), (4.4) to (4.7); Maj (4.3) is in `compress`.
const choice = (x: Code, y: Code, z: Code) => select(x, y, z);
const upperSigma0 = (x: Code) => xor(xor(rotateRight(x, 2), rotateRight(x, 13)), rotateRight(x, 22));
const upperSigma1 = (x: Code) => xor(xor(rotateRight(x, 6), rotateRight(x, 11)), rotateRight(x, 25));
const lowerSigma0 = (x: Code) => xor(xor(rotateRight(x, 7), rotateRight(x, 18)), shiftRight(x, 3));
const lowerSigma1 = (x: Code) => xor(xor(rotateRight(x, 17), rotateRight(x, 19)), shiftRight(x, 10));

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
 * `load(a0, a1, a2, a3, end)`: 6.2.2 step 1, t < 16. Reads big-endian words from four addresses and writes them as
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

/** `expand()`: 6.2.2 step 1, t ≥ 16: W[t] = σ1(W[t-2]) + W[t-7] + σ0(W[t-15]) + W[t-16]. Four words a turn. */
export const expandSchedule: Func = (() => {
  const [at, x, y] = [0, 1, 2]; // `at` is the address of W[t-16]
  const word = (back: number, step: number) => load(get(at), 16 * (16 - back + step));
  return {
    parameters: [],
    locals: [I32, V128, V128],
    body: [
      ...set(at, i32(SCHEDULE_AT)),
      ...repeatWhile(
        [
          ...[0, 1, 2, 3].flatMap((step) => [
            ...set(x, word(15, step)),
            ...set(y, word(2, step)),
            ...store(
              get(at),
              add(word(16, step), lowerSigma0(get(x)), word(7, step), lowerSigma1(get(y))),
              16 * (16 + step),
            ),
          ]),
          ...set(at, addI32(get(at), i32(64))),
        ],
        lessI32(get(at), i32(SCHEDULE_AT + 16 * 48)),
      ),
    ],
  };
})();

/**
 * `compress(active)`: 6.2.2 steps 2 to 4, in the lanes where `active` has ones; the others keep their hash values.
 * Eight rounds a turn: then each of a … h has been in every place once, and no value has to be moved.
 */
export const compress: Func = (() => {
  const [active, at, k, sum] = [0, 1, 2, 3];
  const a = 4; // a … h are locals 4 to 11
  const differ = 12; // and 13: a ^ b of this round and of the last
  const round = (t: number): Code => {
    // After each round the names move on by one: what was a is then called b, and so on.
    const named = (i: number) => a + ((i - t + 8) % 8);
    const [va, vb, vd, ve, vf, vg, vh] = [
      named(0),
      named(1),
      named(3),
      named(4),
      named(5),
      named(6),
      named(7),
    ];
    const [now, last] = [differ + (t % 2), differ + ((t + 1) % 2)];
    return [
      // T1 = h + Σ1(e) + Ch(e, f, g) + K[t] + W[t]
      ...set(
        sum,
        add(
          add(add(loadSplat(get(k), K_AT + 4 * t), load(get(at), 16 * t)), get(vh)),
          add(choice(get(ve), get(vf), get(vg)), upperSigma1(get(ve))),
        ),
      ),
      ...set(vd, add(get(vd), get(sum))), // the next e = d + T1
      // Maj(a, b, c) = b ^ ((a ^ b) & (b ^ c)), and b ^ c is the a ^ b of the round before.
      ...set(now, xor(get(va), get(vb))),
      // The next a = T1 + T2 = T1 + Σ0(a) + Maj(a, b, c)
      ...set(vh, add(add(get(sum), xor(get(vb), and(get(now), get(last)))), upperSigma0(get(va)))),
    ];
  };
  const eight = [0, 1, 2, 3, 4, 5, 6, 7];
  return {
    parameters: [V128],
    locals: [I32, I32, ...Array<number>(11).fill(V128)],
    body: [
      ...eight.flatMap((i) => set(a + i, load(i32(STATE_AT), 16 * i))),
      ...set(differ + 1, xor(get(a + 1), get(a + 2))),
      ...set(at, i32(SCHEDULE_AT)),
      ...repeatWhile(
        [...eight.flatMap(round), ...set(at, addI32(get(at), i32(128))), ...set(k, addI32(get(k), i32(32)))],
        lessI32(get(k), i32(256)),
      ),
      ...eight.flatMap((i) =>
        store(i32(STATE_AT), add(load(i32(STATE_AT), 16 * i), and(get(a + i), get(active))), 16 * i),
      ),
    ],
  };
})();
