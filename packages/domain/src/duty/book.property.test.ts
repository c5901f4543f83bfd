import { type Duty, DutyBook, dutyRows, dutyState, emptyState, evolve } from '@tongzhou/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byDefinition } from '../../test/support/by-definition.ts';
import { dutySteps, liveThrough } from '../../test/support/duty-days.ts';
import { DUTIES, INCIDENT, receive } from '../../test/support/world.ts';

const RUNS = { numRuns: 150 };
const HOUR_MS = 3_600_000;
const after = (moment: string, hours: number) => new Date(Date.parse(moment) + hours * HOUR_MS).toISOString();

const plain = (duties: readonly Duty[], now: string) =>
  duties
    .filter((duty) => duty.kind === 'publish-receipts' || duty.kind === 'explain-idle-lot')
    .map((duty) => [duty.kind, duty.subject ?? '-', duty.since, duty.due, dutyState(duty, now)].join(' '))
    .sort();

describe('a book kept up fact by fact', () => {
  it('says what the definitions say of the whole history, for any sequence of acts and any moment', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(dutySteps(40), fc.constantFrom(0, 0, 1, 5, 20, 200), (days, hours) => {
        const world = liveThrough(days);
        const now = after(world.now, hours);
        const expected = byDefinition(world.facts, world.incident, now);
        for (const line of expected) {
          const [kind, , , , state] = line.split(' ');
          seen.set(`${kind} ${state}`, (seen.get(`${kind} ${state}`) ?? 0) + 1);
        }
        expect(plain(world.duties.of(INCIDENT), now)).toEqual(expected);
      }),
      { ...RUNS, seed: 20200131 },
    );
    for (const kind of ['publish-receipts', 'explain-idle-lot'])
      for (const state of ['open', 'met', 'late', 'breached', 'lifted'])
        expect([kind, state, (seen.get(`${kind} ${state}`) ?? 0) >= 5]).toEqual([kind, state, true]);
  });

  it('is the same whatever was asked in between, and as an auditor’s from the public log alone', () => {
    fc.assert(
      fc.property(dutySteps(40), fc.array(fc.nat(400), { minLength: 1, maxLength: 30 }), (days, asked) => {
        const world = liveThrough(days);
        const curious = new DutyBook(DUTIES);
        const state = emptyState();
        world.facts.forEach((fact, index) => {
          evolve(state, fact);
          curious.take(fact, state);
          const hours = asked[index % asked.length] as number;
          if (hours % 3 === 0) curious.advance(after(fact.at, hours));
          if (hours % 5 === 0) dutyRows({ ...world.view, state, duties: curious }, INCIDENT);
          if (hours % 7 === 0) curious.dueBy(after(fact.at, hours));
        });
        const answer = dutyRows(world.view, INCIDENT);
        expect(dutyRows({ ...world.view, state, duties: curious }, INCIDENT)).toEqual(answer);
      }),
      RUNS,
    );
  });

  it('hands over each duty once, in the order in which they run out, in whatever steps time passes', () => {
    fc.assert(
      fc.property(dutySteps(40), fc.array(fc.nat(100), { minLength: 1, maxLength: 20 }), (days, pauses) => {
        const world = liveThrough(days);
        let now = world.now;
        const turned: Duty[] = [];
        for (const pause of pauses) {
          now = after(now, pause);
          turned.push(...world.duties.advance(now));
        }
        const owed = world.duties.outstanding(INCIDENT).filter((duty) => dutyState(duty, now) === 'breached');
        expect(new Set(turned)).toEqual(new Set(owed));
        expect(turned).toHaveLength(owed.length);
        const dues = turned.map((duty) => duty.due as string);
        expect(dues).toEqual([...dues].sort());
      }),
      RUNS,
    );
  });
});

describe('before it is too late', () => {
  it('the book says what runs out within the next hours, the next first, and not what is met', () => {
    const world = liveThrough([]);
    receive(world, 10);
    world.pass(2);
    receive(world, 10);
    const soon = () => world.duties.dueBy(after(world.now, 23)).map((duty) => [duty.kind, duty.due]);
    expect(soon()).toEqual([
      ['publish-receipts', '2026-02-03T00:00:00.000Z'],
      ['explain-idle-lot', '2026-02-03T00:00:00.000Z'],
    ]);
    const [first] = [...world.incident.lots.keys()];
    world.done({ organisation: 'red-cross', seat: 'red-cross.gate' }, 'lot.explain-idle', {
      incident: INCIDENT,
      lot: first,
      explanation: '等待检测报告',
    });
    expect(soon().map(([kind]) => kind)).toEqual(['publish-receipts']);
  });
});
