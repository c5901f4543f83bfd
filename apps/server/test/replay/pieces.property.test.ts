import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { DutyBook, emptyState, evolve, type Fact, PUBLISHED_VIEWS, publishedViews } from '@tongzhou/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longWalk } from '../../../../packages/domain/test/forge/long-walk.ts';
import { steps, walk } from '../../../../packages/domain/test/support/walk.ts';
import { INCIDENT, type World } from '../../../../packages/domain/test/support/world.ts';
import { Assembly, digestOf, type Kept, type Piece, piecesOf } from '../../src/snapshot/pieces.ts';
import { readSnapshot, writeSnapshot } from '../../src/snapshot/snapshot-file.ts';
import { dataFolder } from '../support/databases.ts';

const RULES = { position: 1, hash: '', log: { size: 0, root: '' }, rules: 1, shape: '' };

const replayed = ({ facts, duties: { rules } }: World, count = facts.length) => {
  const [state, duties] = [emptyState(), new DutyBook(rules)];
  for (const fact of facts.slice(0, count)) takeIn(state, duties, fact);
  return { state, duties };
};

function takeIn(state: Kept['state'], duties: DutyBook, fact: Fact): void {
  evolve(state, fact);
  duties.take(fact, state);
}

const again = (kept: Kept): Kept => {
  const assembly = new Assembly();
  for (const { pieces } of piecesOf(kept)) assembly.add(deserialize(serialize(pieces)) as readonly Piece[]);
  return assembly.kept;
};

const digests = (kept: Kept): string[] => [...piecesOf(kept)].map(({ pieces }) => digestOf(pieces));

/** What was kept at some place and read again goes on as what went on all the time. */
function goesOn(world: World, share: number): void {
  const { facts } = world;
  const count = Math.floor(facts.length * share);
  const at = replayed(world, count);
  const kept = again({ state: at.state, duties: at.duties.kept });
  expect(kept.state).toEqual(at.state);
  expect(digests(kept)).toEqual(digests({ state: at.state, duties: at.duties.kept }));
  const duties = new DutyBook(at.duties.rules, kept.duties);
  for (const fact of facts.slice(count)) takeIn(kept.state, duties, fact);
  const whole = replayed(world);
  expect(kept.state).toEqual(whole.state);
  expect(duties.kept).toEqual(whole.duties.kept);
  expect(digests({ state: kept.state, duties: duties.kept })).toEqual(
    digests({ state: whole.state, duties: whole.duties.kept }),
  );
  for (const now of [whole.state.at, '2020-06-01T00:00:00.000Z']) {
    expect(duties.advance(now)).toEqual(whole.duties.advance(now));
    expect(duties.countStates(INCIDENT, now)).toEqual(whole.duties.countStates(INCIDENT, now));
  }
}

describe('what is kept of a journal, taken apart and put together', () => {
  it('is the same after every command that there is, and goes on as if nothing had been', () => {
    const world = longWalk(5);
    for (const share of [0, 0.3, 0.77, 1]) goesOn(world, share);
  });

  it('so it is at any place of random days', () => {
    fc.assert(
      fc.property(steps(90), fc.double({ min: 0, max: 1, noNaN: true }), (path, share) => {
        goesOn(
          walk(path, () => {}),
          share,
        );
      }),
      { numRuns: 15 },
    );
  });

  it('answers every published view from a file as it did before', async () => {
    const world = longWalk(9);
    const { state, duties } = replayed(world);
    const path = join(dataFolder(), 'one.snapshot');
    const key = Buffer.alloc(32, 7);
    await writeSnapshot(path, key, RULES, { state, duties: duties.kept });
    const kept = await readSnapshot(path, key);
    const read = { ...world.view, state: kept.state, duties: new DutyBook(duties.rules, kept.duties) };
    for (const name of PUBLISHED_VIEWS)
      expect(JSON.stringify(publishedViews[name](read, INCIDENT)), name).toBe(
        JSON.stringify(publishedViews[name]({ ...world.view, state, duties }, INCIDENT)),
      );
  });

  it('has another digest where anything in it is another', () => {
    const { state, duties } = replayed(longWalk(5));
    const before = digests({ state, duties: duties.kept }).join();
    const changed = [...state.ledger.accounts.values()].at(-1);
    if (changed) changed.in += 1;
    expect(digests({ state, duties: duties.kept }).join()).not.toBe(before);
  });
});
