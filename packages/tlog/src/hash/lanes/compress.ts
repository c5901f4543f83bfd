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
  store,
  xor,
} from './instructions.ts';
import { K_AT, SCHEDULE_AT, STATE_AT } from './layout.ts';
import { type Func, I32, V128 } from './module.ts';

// FIPS 180-4, 4.1.2, equations (4.2), (4.4) and (4.5); Maj (4.3) is in the round below. Their operands are `get`s,
// which cost nothing to repeat.
const choice = (x: Code, y: Code, z: Code) => select(x, y, z);
const upperSigma0 = (x: Code) => xor(xor(rotateRight(x, 2), rotateRight(x, 13)), rotateRight(x, 22));
const upperSigma1 = (x: Code) => xor(xor(rotateRight(x, 6), rotateRight(x, 11)), rotateRight(x, 25));

/**
 * `compress(active)`: FIPS 180-4, 6.2.2 steps 2 to 4, in the lanes where `active` has ones; the others keep their hash values.
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
