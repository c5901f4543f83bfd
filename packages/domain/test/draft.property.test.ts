import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Draft, emptyState, evolve, type Fact, type State } from '../src/index.ts';
import { longWalk } from './forge/long-walk.ts';
import { steps, walk } from './support/walk.ts';

type Entry = { amount: number; readonly marks: string[]; readonly inner: Map<string, { of: number }> };
type Kept = {
  count: number;
  readonly byId: Map<string, Entry>;
  readonly ids: Set<string>;
  readonly few: Map<string, number>;
  list: { keys: string[] }[];
};

const kept = (size: number): Kept => {
  const ids = Array.from({ length: size }, (_, index) => `k-${index}`);
  const inner = () => new Map(ids.map((id, of) => [id, { of }]));
  return {
    count: 0,
    byId: new Map(ids.map((id, amount) => [id, { amount, marks: [...ids], inner: inner() }])),
    ids: new Set(ids),
    few: new Map([['one', 1]]),
    list: ids.map((id) => ({ keys: [id] })),
  };
};

type Change = (kept: Kept) => void;
const id = fc.integer({ min: 0, max: 30 }).map((each) => `k-${each}`);
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(id, fc.nat()).map(
    ([key, amount]): Change =>
      (of) => {
        of.byId.set(key, { amount, marks: [], inner: new Map() });
      },
  ),
  id.map(
    (key): Change =>
      (of) =>
        void of.byId.delete(key),
  ),
  id.map(
    (key): Change =>
      (of) =>
        void of.byId.get(key)?.marks.push('+'),
  ),
  fc.tuple(id, id).map(
    ([key, other]): Change =>
      (of) => {
        const found = of.byId.get(key)?.inner.get(other);
        if (found) found.of += 1;
        else of.byId.get(key)?.inner.set(other, { of: -1 });
      },
  ),
  fc.tuple(id, id).map(
    ([key, other]): Change =>
      (of) =>
        void of.byId.get(key)?.inner.delete(other),
  ),
  id.map(
    (key): Change =>
      (of) =>
        void of.ids.add(key),
  ),
  id.map(
    (key): Change =>
      (of) =>
        void of.ids.delete(key),
  ),
  id.map(
    (key): Change =>
      (of) =>
        void of.few.set(key, of.ids.size),
  ),
  fc.nat(29).map(
    (at): Change =>
      (of) =>
        void of.list[at]?.keys.push('+'),
  ),
  fc.nat(29).map(
    (at): Change =>
      (of) =>
        void of.list.splice(at, 1),
  ),
  fc.constant<Change>((of) => {
    of.list = [];
    of.count = of.byId.size + of.ids.size;
  }),
  fc.constant<Change>((of) => of.ids.clear()),
  fc.constant<Change>((of) => {
    for (const each of of.byId.values()) each.amount += 1;
  }),
);

/** All that there is, in its order; what is read is nobody's any more. */
const read = (value: unknown): unknown => {
  if (value instanceof Map)
    return { size: value.size, map: [...value].map(([key, each]) => [key, read(each)]) };
  if (value instanceof Set) return { size: value.size, set: [...value] };
  if (Array.isArray(value)) return value.map(read);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).map(([key, each]) => [key, read(each)]);
};

/** How many changes the original lags behind after each. */
const lags = fc.array(fc.tuple(change, fc.nat(4)), { maxLength: 60 });

describe('a draft', () => {
  it.each([
    [3, 0],
    [30, 16],
  ])('of %i things is what the original would be, and the original is left alone', (size, small) => {
    fc.assert(
      fc.property(lags, (changes) => {
        const [original, plain] = [kept(size), kept(size)];
        const draft = new Draft(original, small);
        let done = 0;
        changes.forEach(([each, lag], index) => {
          const before = read(original);
          draft.write(each);
          each(plain);
          expect(read(draft.data)).toEqual(read(plain));
          expect(read(original)).toEqual(before);
          // The original follows, in any distance.
          for (; done <= index - lag; done += 1) changes[done]?.[0](original);
          expect(read(draft.data)).toEqual(read(plain));
        });
        for (; done < changes.length; done += 1) changes[done]?.[0](original);
        expect(read(original)).toEqual(read(plain));
      }),
      { numRuns: 40 },
    );
  });

  it('of which somebody only reads copies nothing', () => {
    const draft = new Draft(kept(40));
    const before = draft.copies;
    read(draft.data);
    expect(draft.copies).toBe(before);
  });
});

describe('the draft of a state', () => {
  /** The state follows a batch behind, and is the same in the end; so is the draft at every place. Now and then there is a new one. */
  const follows = (facts: readonly Fact[], batch: number, small?: number): void => {
    const [state, plain] = [emptyState(), emptyState()];
    let draft = new Draft<State>(state, small);
    for (let from = 0; from < facts.length; from += batch) {
      const taken = facts.slice(from, from + batch);
      // The same object is taken in by both, as the server does with what it decided.
      for (const fact of taken) draft.write((data) => evolve(data, fact));
      for (const fact of facts.slice(Math.max(0, from - batch), from)) evolve(state, fact);
      for (const fact of taken) evolve(plain, structuredClone(fact));
      const round = from / batch;
      if (round % 16 === 0) expect(read(draft.data)).toEqual(read(plain));
      if (round % 50 !== 49) continue;
      for (const fact of taken) evolve(state, fact);
      draft = new Draft<State>(state, small);
      from += batch;
      for (const fact of facts.slice(from, from + batch)) {
        draft.write((data) => evolve(data, fact));
        evolve(plain, structuredClone(fact));
      }
    }
    for (const fact of facts) if (fact.position > state.position) evolve(state, fact);
    expect(read(draft.data)).toEqual(read(plain));
    expect(read(state)).toEqual(read(plain));
  };

  it('is what the state becomes, after every command that there is', () => {
    const { facts } = longWalk(7);
    for (const batch of [1, 3, 17]) for (const small of [0, undefined]) follows(facts, batch, small);
  });

  it('so it is on random days', () => {
    fc.assert(
      fc.property(
        steps(90),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(0, 4, 16),
        (path, batch, small) => {
          follows(walk(path, () => {}).facts, batch, small);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('leaves the state as it was when it is thrown away', () => {
    const { facts } = longWalk(11);
    const half = facts.length >> 1;
    const state = emptyState();
    for (const fact of facts.slice(0, half)) evolve(state, fact);
    const before = read(state);
    const draft = new Draft<State>(state);
    for (const fact of facts.slice(half)) draft.write((data) => evolve(data, fact));
    expect(read(state)).toEqual(before);
    for (const fact of facts.slice(half)) evolve(state, fact);
    expect(read(draft.data)).toEqual(read(state));
  });
});
