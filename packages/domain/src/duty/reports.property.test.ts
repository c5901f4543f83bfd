import { type Duty, DutyBook, dutyRows, dutyState, type Event, emptyState, evolve } from '@tongzhou/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportsByDefinition } from '../../test/support/reports-by-definition.ts';
import { DUTIES, hubei, INCIDENT, SEATS, World } from '../../test/support/world.ts';

const RUNS = { numRuns: 150 };
const KINDS = ['unexplained-group-illness', 'pathogen-loss', 'class-b-or-c-disease'] as const;
const COUNTED = ['report-event', 'report-disease'];
const after = (moment: string, hours: number) =>
  new Date(Date.parse(moment) + hours * 3_600_000).toISOString();

type Step = {
  readonly kind: 'notice' | 'report' | 'told' | 'disprove' | 'confirm' | 'end' | 'close';
  readonly pick: number;
  readonly hours: number;
  /** How long before its statement something was noticed; below nothing: a record that names a moment still to come. */
  readonly ago: number;
};

const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom<Step['kind'][]>(
      ...(['notice', 'notice', 'notice', 'report', 'report', 'told', 'disprove', 'confirm'] as const),
      ...(['notice', 'notice', 'report', 'report', 'disprove', 'end', 'close'] as const),
    ),
    pick: fc.nat(50),
    hours: fc.constantFrom(0, 0, 0.5, 1, 3, 20),
    ago: fc.constantFrom(0, 0, 0.5, 1.5, 3, 23, 30, -5),
  }),
  { maxLength: 40, size: 'max' },
);

/** Facts are put into the record as they stand, so that it also holds what no command would make. */
function liveThrough(days: readonly Step[]): World {
  const world = hubei({}, new World('2026-02-02T00:00:00.000Z', DUTIES));
  const lead = { ...SEATS.lead, mandate: null };
  const union = { ...SEATS.union, mandate: null };
  days.forEach(({ kind, pick, hours, ago }, index) => {
    world.pass(hours);
    if (world.incident.closedAt !== null && (kind === 'notice' || kind === 'close')) return;
    const events: readonly Event[] = [...world.incident.events.values()];
    const known = events[pick % Math.max(events.length, 1)];
    if (kind === 'notice') {
      const what = { event: `event-${index}`, organisation: 'union', kind: KINDS[pick % 3] ?? KINDS[0] };
      const noticedAt = after(world.now, -ago);
      world.record(union, 'event.noticed', { ...what, area: '420102', noticedAt, paper: null });
    } else if (kind === 'close' && pick % 2 === 0)
      world.record({ ...lead, mandate: 'mandate-root' }, 'incident.closed', {
        incident: INCIDENT,
        reason: '结束',
      });
    else if (known) about(world, kind, known.id, { lead, union });
  });
  return world;
}

function about(
  world: World,
  kind: Step['kind'],
  event: string,
  { lead, union }: Record<'lead' | 'union', { organisation: string; seat: string; mandate: null }>,
): void {
  const report = {
    event,
    to: 'lead',
    office: null,
    channel: 'network',
    reference: null,
    isNew: true,
  } as const;
  if (kind === 'report') world.record(union, 'event.reported', report);
  // Somebody else's report is not the report that is owed.
  else if (kind === 'told') world.record(lead, 'event.reported', { ...report, to: 'renai' });
  else if (kind === 'end') world.record(lead, 'event.ended', { event, reason: '平息' });
  else if (kind === 'disprove' || kind === 'confirm')
    world.record(lead, 'event.verified', {
      event,
      outcome: kind === 'disprove' ? 'disproved' : 'confirmed',
      note: '核实',
    });
}

const plain = (duties: readonly Duty[], now: string) =>
  duties
    .filter(({ kind, due }) => COUNTED.includes(kind) && due !== null)
    .map((duty) => [duty.kind, duty.subject ?? '-', duty.since, duty.due, dutyState(duty, now)].join(' '))
    .sort();

describe('a clock that runs from the moment stated in a fact', () => {
  it('says what the definition says of the whole history, for any sequence of acts and any moment', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(steps, fc.constantFrom(0, 0, 1, 5, 20, 200), (days, hours) => {
        const world = liveThrough(days);
        const now = after(world.now, hours);
        const expected = reportsByDefinition(world.facts, now);
        for (const line of expected) {
          const [kind, , , , state] = line.split(' ');
          seen.set(`${kind} ${state}`, (seen.get(`${kind} ${state}`) ?? 0) + 1);
        }
        expect(plain(world.duties.of(INCIDENT), now)).toEqual(expected);
      }),
      { ...RUNS, seed: 20200131 },
    );
    for (const kind of COUNTED)
      for (const state of ['open', 'met', 'late', 'breached', 'lifted'])
        expect([kind, state, (seen.get(`${kind} ${state}`) ?? 0) >= 5]).toEqual([kind, state, true]);
  });

  it('is the same whatever was asked in between, also where it was over before anybody wrote it down', () => {
    fc.assert(
      fc.property(steps, fc.array(fc.nat(400), { minLength: 1, maxLength: 30 }), (days, asked) => {
        const world = liveThrough(days);
        const curious = new DutyBook(DUTIES);
        const state = emptyState();
        const turned: Duty[] = [];
        world.facts.forEach((fact, index) => {
          evolve(state, fact);
          curious.take(fact, state);
          const hours = asked[index % asked.length] as number;
          if (hours % 3 === 0) turned.push(...curious.advance(after(fact.at, hours)));
          if (hours % 7 === 0) curious.dueBy(after(fact.at, hours));
        });
        const answer = dutyRows(world.view, INCIDENT);
        expect(dutyRows({ ...world.view, state, duties: curious }, INCIDENT)).toEqual(answer);
        expect(new Set(turned).size).toBe(turned.length);
      }),
      RUNS,
    );
  });
});
