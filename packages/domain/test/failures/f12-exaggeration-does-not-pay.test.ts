import { needRows } from '@tongzhou/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirmNeed, hubei, INCIDENT, receive, SEATS, World } from '../support/world.ts';

const MASK = 'mask-medical-protective';
const STARTER = 40;
const HOSPITALS = ['union', 'renai', 'tianyou'] as const;
type Hospital = (typeof HOSPITALS)[number];

const burnRates = [{ item: MASK, setting: null, perThousandPatientDays: 1_500, source: '演练' }];
const valueOfCover = {
  ...{ fairness: 'weighted' as const, substituteLoss: 0, distanceLoss: 0 },
  curve: [
    { days: 1, worth: 40 },
    { days: 7, worth: 10 },
  ],
  settingWeights: { isolation: 8, 'fever-clinic': 4, 'general-ward': 2, community: 1 },
};
/** Both allocators, and the one that levels; own word at the least and at the most that a charter may agree on. */
const CHARTERS = [
  {},
  { needJumpFactor: 2 },
  { needJumpFactor: 10, valueOfCover },
  { valueOfCover },
  { valueOfCover: { ...valueOfCover, fairness: 'max-min' as const } },
] as const;

type Said = {
  readonly quantity: number | null;
  readonly onHand: number | null;
  readonly usePerDay: number | null;
  readonly patients: number | null;
  readonly beds: number | null;
};
const FIGURES = ['quantity', 'onHand', 'usePerDay', 'patients', 'beds'] as const;

/** Through the real command; whoever is asked back says that it is meant, and nobody else confirms it. */
function meant(world: World, hospital: Hospital, command: string, input: object): void {
  const asked = { incident: INCIDENT, facility: hospital, ...input };
  const first = world.act(SEATS[hospital], command, asked);
  if (first.ok) return;
  const confirmed = first.refusals.map(({ confirm }) => {
    if (!confirm) throw new Error(JSON.stringify(first.refusals));
    return confirm;
  });
  world.done(SEATS[hospital], command, { ...asked, confirmed });
}

function state(world: World, hospital: Hospital, { quantity, onHand, usePerDay }: Said): void {
  meant(world, hospital, 'need.state', {
    ...{ item: MASK, setting: 'general-ward', onHand, usePerDay },
    quantity: quantity === null ? { kind: 'unknown' } : { kind: 'exact', amount: quantity },
  });
}

function report(world: World, hospital: Hospital, { patients, beds }: Said): void {
  if (patients === null && beds === null) return;
  const loads = [{ setting: 'general-ward', patients, beds }];
  meant(world, hospital, 'facility.report-load', { loads });
}

/** What the allocator would give to each hospital now. */
function given(world: World): Map<string, number> {
  const { run } = world.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT });
  const sums = new Map<string, number>();
  for (const { need, amount } of world.incident.runs.get(run as string)?.lines ?? []) {
    const facility = world.incident.needs.get(need)?.facility ?? '';
    sums.set(facility, (sums.get(facility) ?? 0) + amount);
  }
  return sums;
}

const amount = fc.option(fc.integer({ min: 1, max: 900 }));
const said: fc.Arbitrary<Said> = fc.record({
  quantity: amount,
  onHand: amount,
  usePerDay: amount,
  patients: amount,
  beds: amount,
});

const incident = (terms: object, all: readonly Said[], goods: number): World => {
  const world = hubei({ unknownStarter: STARTER, burnRates, ...terms }, new World());
  HOSPITALS.forEach((hospital, at) => {
    const own = all[at] as Said;
    report(world, hospital, own);
    state(world, hospital, own);
  });
  receive(world, goods);
  return world;
};

const all = fc.tuple(said, said, said);
const goods = fc.integer({ min: 1, max: 6_000 });
const which = fc.constantFrom(...FIGURES);

describe('F12: exaggeration does not pay', () => {
  it.each(CHARTERS.map((terms, at) => [at, terms] as const))(
    'any figure restated a hundredfold, confirmed by nobody else, moves nobody by more than the starter (%i)',
    (_at, terms) => {
      fc.assert(
        fc.property(all, goods, which, fc.boolean(), (figures, there, figure, delivered) => {
          const world = incident(terms, figures, there);
          if (delivered) world.pass(2);
          const before = given(world);
          const own = figures[0];
          if (own[figure] === null) return;
          const more = { ...own, [figure]: (own[figure] as number) * 100 };
          if (figure === 'patients' || figure === 'beds') report(world, 'union', more);
          else state(world, 'union', more);
          const after = given(world);
          for (const hospital of HOSPITALS)
            expect(Math.abs((after.get(hospital) ?? 0) - (before.get(hospital) ?? 0))).toBeLessThanOrEqual(
              STARTER,
            );
        }),
        { numRuns: 60 },
      );
    },
  );

  it('ten steps of 1.6 get no further than the charter’s factor of what stood there first', () => {
    const figure = fc.constantFrom('quantity' as const, 'onHand' as const, 'usePerDay' as const);
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 900 }), figure, (first, name) => {
        const world = hubei({ unknownStarter: STARTER });
        const one = { quantity: first, onHand: first, usePerDay: first, patients: null, beds: null };
        state(world, 'union', one);
        let value: number = first;
        for (let step = 0; step < 10; step += 1) {
          value = Math.ceil(value * 1.6);
          world.pass(1);
          state(world, 'union', { ...one, [name]: value });
        }
        const [row] = needRows(world.view, INCIDENT);
        expect(row?.waits).toEqual([name]);
        const { counts } = row ?? {};
        const counted = name === 'quantity' ? counts?.quantity : counts?.[name];
        const size = typeof counted === 'object' && counted && 'amount' in counted ? counted.amount : counted;
        expect(size).toBeLessThanOrEqual(first * 3);
        expect(size).toBeGreaterThan(first);
      }),
      { numRuns: 30 },
    );
  });

  const SMALL = { quantity: 700, onHand: 50, usePerDay: 100, patients: null, beds: null };

  it('it is asked back in words, counts once another organisation has confirmed it, and shows what counts till then', () => {
    const world = hubei({ unknownStarter: STARTER });
    state(world, 'union', SMALL);
    const input = {
      ...{ incident: INCIDENT, facility: 'union', item: MASK, setting: 'general-ward', usePerDay: 100 },
      ...{ onHand: 50, quantity: { kind: 'exact', amount: 70_000 } },
    };
    expect(world.refused(SEATS.union, 'need.state', input)).toMatchObject([
      {
        ...{ code: 'figure-jumps', field: 'quantity.amount', confirm: 'figure-jumps:quantity.amount=70000' },
        parameters: { stated: 70_000, anchor: 700, factor: 3, peers: null },
      },
    ]);
    state(world, 'union', { ...SMALL, quantity: 70_000 });
    const id = `${INCIDENT}.union.${MASK}.general-ward`;
    const waiting = { quantity: { amount: 70_000 }, counts: { quantity: { amount: 700 } }, missing: 700 };
    expect(needRows(world.view, INCIDENT)).toMatchObject([{ ...waiting, waits: ['quantity'] }]);
    confirmNeed(world, id);
    expect(needRows(world.view, INCIDENT)).toMatchObject([
      { counts: { quantity: { amount: 70_000 } }, waits: [], missing: 70_000, evidence: 'called-back' },
    ]);
    // What was confirmed is what later figures are held against.
    state(world, 'union', { ...SMALL, quantity: 200_000 });
    expect(needRows(world.view, INCIDENT)).toMatchObject([{ waits: [], missing: 200_000 }]);
    world.audit();
  });

  it('what comes while it waits counts for both, from its own moment on', () => {
    const world = hubei({ unknownStarter: STARTER });
    state(world, 'union', SMALL);
    receive(world, 5_000);
    const bring = (lines: number) => {
      const lot = [...world.incident.lots.keys()][0] as string;
      const need = `${INCIDENT}.union.${MASK}.general-ward`;
      const reason = { incident: INCIDENT, reason: '协调', lines: [{ need, lot, amount: lines }] };
      const { run } = world.done(SEATS.lead, 'allocation.propose-by-hand', reason);
      const { orders } = world.done(SEATS.second, 'allocation.approve', { incident: INCIDENT, run });
      const order = { incident: INCIDENT, order: (orders as string[])[0], carrier: '中国邮政' };
      const { shipment } = world.done(SEATS.gate, 'shipment.dispatch', order);
      const signed = { incident: INCIDENT, shipment, lines: [{ lot, received: lines }] };
      world.done(SEATS.union, 'delivery.confirm', signed);
    };
    bring(100);
    state(world, 'union', { ...SMALL, quantity: 9_000 });
    bring(200);
    expect(needRows(world.view, INCIDENT)).toMatchObject([{ delivered: 300, missing: 400, inStore: 350 }]);
    confirmNeed(world, `${INCIDENT}.union.${MASK}.general-ward`);
    expect(needRows(world.view, INCIDENT)).toMatchObject([{ delivered: 200, missing: 8_800, inStore: 250 }]);
    world.audit();
  });

  it('a first statement far above those of its like counts by its patients, or gets the starter', () => {
    const world = hubei({ unknownStarter: STARTER, burnRates });
    for (let at = 0; at < 6; at += 1) {
      const organisation = `ward-${at}`;
      world.done(SEATS.lead, 'organisation.register', {
        ...{ organisation, name: { zh: `医院 ${at}`, en: organisation }, kind: 'health-facility' },
        ...{ area: '420106', facilityClass: 'general' },
      });
      world.done(SEATS.lead, 'need.state', {
        ...{ incident: INCIDENT, facility: organisation, item: MASK, setting: 'general-ward' },
        ...{ quantity: { kind: 'exact', amount: 1 }, onHand: 100_000, usePerDay: 40 + at, source: '日报' },
      });
    }
    receive(world, 9_000);
    const input = {
      ...{ incident: INCIDENT, facility: 'tianyou', item: MASK, setting: 'general-ward' },
      ...{ quantity: { kind: 'unknown' }, onHand: 0, usePerDay: 4_000 },
    };
    const range = { least: 5, most: 420, peers: 6 };
    expect(world.refused(SEATS.tianyou, 'need.state', input)).toMatchObject([
      { code: 'figure-beyond-peers', field: 'usePerDay', parameters: { stated: 4_000, ...range } },
    ]);
    state(world, 'tianyou', { ...SMALL, quantity: null, onHand: 0, usePerDay: 4_000 });
    expect(needRows(world.view, INCIDENT, { facility: 'tianyou' })).toMatchObject([
      { waits: ['usePerDay'], plausible: range, runOutHours: null },
    ]);
    expect(given(world).get('tianyou')).toBe(STARTER);
    report(world, 'tianyou', { ...SMALL, patients: 20, beds: 30 });
    // Twenty patients, one and a half masks each, for seven days.
    expect(given(world).get('tianyou')).toBe(210);
    confirmNeed(world, `${INCIDENT}.tianyou.${MASK}.general-ward`);
    expect(given(world).get('tianyou')).toBe(9_000);
    world.audit();
  });
});
