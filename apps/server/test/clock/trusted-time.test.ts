import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOLD_MS, TrustedTime } from '../../src/clock/trusted-time.ts';

const START = Date.parse('2026-02-02T00:00:00Z');
const MINUTE = 60_000;
const DAY = 86_400_000;

/** A machine whose clocks a test turns by hand. */
function machine() {
  let [wall, steady] = [START, 5_000];
  const time = new TrustedTime(
    () => wall,
    () => steady,
  );
  return {
    time,
    pass(ms: number) {
      wall += ms;
      steady += ms;
      return time.now() - START;
    },
    turn(ms: number) {
      wall += ms;
      return time.now() - START;
    },
  };
}

describe('the time that facts are stamped with', () => {
  it('goes with the machine’s, and follows small corrections', () => {
    const { pass, turn } = machine();
    expect(pass(1_000)).toBe(1_000);
    expect(turn(500)).toBe(1_500);
    expect(turn(-700)).toBe(800);
  });

  it.each([
    ['forwards', 365 * DAY],
    ['back', -DAY],
  ])('does not follow a jump %s that is put right within minutes', (_way, jump) => {
    const { pass, turn, time } = machine();
    turn(jump);
    expect(pass(4 * MINUTE)).toBe(4 * MINUTE);
    expect(time.isDoubted).toBe(true);
    expect(turn(-jump)).toBe(4 * MINUTE);
    expect(time.isDoubted).toBe(false);
    expect(pass(HOLD_MS)).toBe(4 * MINUTE + HOLD_MS);
  });

  it('follows a clock that keeps to its new time for five minutes', () => {
    const { pass, turn, time } = machine();
    turn(DAY);
    pass(HOLD_MS - 1);
    expect(time.isDoubted).toBe(true);
    expect(pass(1)).toBe(HOLD_MS + DAY);
    expect(time.isDoubted).toBe(false);
  });

  it('begins to wait anew where the clock jumps again', () => {
    const { pass, turn } = machine();
    turn(DAY);
    pass(4 * MINUTE);
    turn(DAY);
    expect(pass(4 * MINUTE)).toBe(8 * MINUTE);
    expect(pass(MINUTE)).toBe(9 * MINUTE + 2 * DAY);
  });

  it('is never further from the steady clock than a minute within five minutes, whatever the wall clock does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -DAY, max: DAY }), fc.nat(20_000)), { maxLength: 14 }),
        (turns) => {
          const { pass, turn } = machine();
          let passed = 0;
          let near = 0;
          for (const [by, ms] of turns) {
            const small = Math.abs(by) <= MINUTE ? by : 0;
            near += Math.abs(small) + (Math.abs(by) > MINUTE ? MINUTE : 0);
            turn(by);
            passed += ms;
            expect(Math.abs(pass(ms) - passed)).toBeLessThanOrEqual(near + MINUTE);
          }
        },
      ),
    );
  });
});
