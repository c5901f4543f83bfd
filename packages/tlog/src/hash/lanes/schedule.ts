import {
  add,
  addI32,
  type Code,
  get,
  i32,
  lessI32,
  load,
  repeatWhile,
  rotateRight,
  set,
  shiftRight,
  store,
  xor,
} from './instructions.ts';
import { SCHEDULE_AT } from './layout.ts';
import { type Func, I32, V128 } from './module.ts';

// FIPS 180-4, 4.1.2, equations (4.6) and (4.7). Their operand is a `get`, which costs nothing to repeat.
const lowerSigma0 = (x: Code) => xor(xor(rotateRight(x, 7), rotateRight(x, 18)), shiftRight(x, 3));
const lowerSigma1 = (x: Code) => xor(xor(rotateRight(x, 17), rotateRight(x, 19)), shiftRight(x, 10));

/** `expand()`: FIPS 180-4, 6.2.2 step 1, t ≥ 16: W[t] = σ1(W[t-2]) + W[t-7] + σ0(W[t-15]) + W[t-16]. Four words a turn. */
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
