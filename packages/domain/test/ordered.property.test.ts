import { before, firstOf, keysOf, type Ordered, put, sortable, takeOut, total } from '@tongzhou/domain';
import fc from 'fast-check';
import { expect, it } from 'vitest';

const key = fc.integer({ min: 0, max: 3_000 }).map(sortable);
const act = fc.record({ isIn: fc.boolean(), key, weight: fc.nat({ max: 9 }) });

it('an ordered list says what a sorted one would, through many runs', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 500, maxLength: 1_000, size: 'max' }), key, (acts, bound) => {
      const ordered: Ordered = [];
      const known = new Map<string, number>();
      for (let number = 0; number < 1_500; number += 1) {
        put(ordered, sortable(2 * number), 1);
        known.set(sortable(2 * number), 1);
      }
      for (const { isIn, key, weight } of acts) {
        // A key that is in already gets another weight.
        if (isIn) {
          put(ordered, key, weight);
          known.set(key, weight);
        } else {
          takeOut(ordered, key);
          known.delete(key);
        }
      }
      const sorted = [...known].sort(([a], [b]) => (a < b ? -1 : 1));
      const weigh = (some: typeof sorted) => ({
        count: some.length,
        weight: some.reduce((sum, [, weight]) => sum + weight, 0),
      });
      expect(ordered.length).toBeGreaterThan(1);
      expect([...keysOf(ordered)]).toEqual(sorted.map(([each]) => each));
      expect(firstOf(ordered)).toBe(sorted[0]?.[0]);
      expect(total(ordered)).toEqual(weigh(sorted));
      expect(before(ordered, bound)).toEqual(weigh(sorted.filter(([each]) => each < bound)));
      expect([...keysOf(ordered, bound)]).toEqual(
        sorted.map(([each]) => each).filter((each) => each >= bound),
      );
    }),
    { numRuns: 30 },
  );
});
