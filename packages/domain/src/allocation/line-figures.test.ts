import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocate,
  confirmNeed,
  deliver,
  hubei,
  INCIDENT,
  need,
  receive,
  SEATS,
  type World,
} from '../../test/support/world.ts';
import { allocationView } from './view.ts';

const VALUE = {
  fairness: 'weighted' as const,
  settingWeights: { isolation: 40, 'fever-clinic': 30, 'general-ward': 20, community: 1 },
  // A day of cover is worth 50, the second and third 20: in a general ward 1,000 and 400 a piece.
  curve: [
    { days: 1, worth: 50 },
    { days: 3, worth: 20 },
  ],
  substituteLoss: 0,
  // From the hall in Hanyang to another district of the city: one step.
  distanceLoss: 8,
};
const STARTER = 100;
const DAYS = 3;

const linesOf = (world: World) => {
  const { run } = world.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT });
  return allocationView(world.view, INCIDENT, run as string)?.lines ?? [];
};
type Line = ReturnType<typeof linesOf>[number];
const lineOf = (world: World, of: string) => linesOf(world).find((line) => line.need.id === of) as Line;

/** What a need wants, by hand: from what its line says and the charter's days and starter. */
function wantedBy({ figures }: Line): number {
  if (!figures) throw new Error('a line by hand says no figures');
  const { asked, provided, had, usePerDay } = figures;
  const upTo = usePerDay === null ? STARTER - provided : DAYS * usePerDay - had;
  return Math.max(0, asked === null ? upTo : Math.min(upTo, asked - provided));
}

/** What the next unit is worth here, by hand: the curve at the units there will be, the setting, the weight of the evidence. */
function worthOfNext({ figures, given, need: { setting } }: Line): number {
  if (!figures) throw new Error('a line by hand says no figures');
  const { had, usePerDay, weightPercent } = figures;
  const day = usePerDay === null ? 0 : (had + given) / usePerDay;
  const worth = VALUE.curve.find(({ days }) => day < days)?.worth ?? 1;
  return Math.max(1, Math.floor((VALUE.settingWeights[setting] * worth * weightPercent) / 100));
}

/** By how much a unit was worth more to whom the last went than it would have been here, claims of regions counted. */
function lead({ next, outbid, claim }: Line): number {
  if (!next || outbid?.worth === undefined) throw new Error('the line says no worth');
  const own = claim && outbid.claim === undefined && claim.given < claim.amount ? claim.worth : 0;
  return outbid.worth + (outbid.claim ?? 0) - (next.worth - (outbid.loss ?? 0) + own);
}

describe('a line of an allocation says its numbers', () => {
  it('what was there, what comes, what the next would be worth, and who had the last', () => {
    const world = hubei({ valueOfCover: VALUE, coverDays: 3, handling: undefined });
    const union = need(world, 'union', 10_000, 'general-ward', { onHand: 40, usePerDay: 210 });
    const renai = need(world, 'renai', 10_000, 'general-ward', { onHand: 0, usePerDay: 100 });
    // Day 1 of both is 170 (210 − 40) and 100; 200 are left, and the second and third day of Renai take just those.
    receive(world, 470);
    expect(lineOf(world, renai)).toMatchObject({ given: 300, bound: 'cover-days-reached' });
    expect(lineOf(world, union)).toMatchObject({
      amount: 170,
      bound: 'stock-exhausted',
      figures: { had: 40, usePerDay: 210, asked: 10_000, provided: 0, weightPercent: 100 },
      next: { worth: 400, amount: 420, loss: 8 },
      outbid: { facility: { id: 'renai' }, by: 'run-out', worth: 392, loss: 8 },
      claim: null,
    });
    world.audit();
  });

  it('counts what is in store by now, and what is on its way', () => {
    const world = hubei({ valueOfCover: VALUE, coverDays: 3 });
    const union = need(world, 'union', 10_000, 'general-ward', { onHand: 240, usePerDay: 240 });
    receive(world, 5_000);
    world.pass(12);
    // Half a day has used 120 of 240; three days take 720.
    expect(lineOf(world, union)).toMatchObject({
      amount: 600,
      figures: { had: 120, usePerDay: 240 },
      bound: 'cover-days-reached',
      outbid: null,
    });
    world.audit();
  });

  it('says by setting and run-out by what the last of the goods went elsewhere, and nothing where a person typed it', () => {
    const world = hubei();
    const union = need(world, 'union', 500, 'general-ward', { onHand: 10, usePerDay: 20 });
    const renai = need(world, 'renai', 500, 'general-ward', { onHand: 11, usePerDay: 20 });
    const { id } = receive(world, 50).lot;
    expect(lineOf(world, union)).toMatchObject({ amount: 50, figures: { had: 10, usePerDay: 20 } });
    expect(lineOf(world, renai)).toMatchObject({
      amount: 0,
      bound: 'stock-exhausted',
      outbid: { need: union, by: 'run-out' },
    });
    expect(lineOf(world, renai).outbid?.worth).toBeUndefined();
    const { run } = world.done(SEATS.lead, 'allocation.propose-by-hand', {
      ...{ incident: INCIDENT, reason: '另有约定' },
      lines: [{ need: union, lot: id, amount: 5 }],
    });
    const [line] = allocationView(world.view, INCIDENT, run as string)?.lines ?? [];
    expect(line?.figures).toBeUndefined();
    world.audit();
  });

  it('says that the starter has been given, and not that it comes first', () => {
    for (const valueOfCover of [VALUE, undefined]) {
      const world = hubei({ valueOfCover, coverDays: DAYS, unknownStarter: STARTER });
      const union = need(world, 'union', 10_000, 'general-ward', { usePerDay: null });
      receive(world, 5_000);
      const { run } = allocate(world);
      expect(allocationView(world.view, INCIDENT, run)?.lines).toMatchObject([
        { amount: STARTER, bound: 'use-unknown', rule: 'starter-for-unknown' },
      ]);
      expect(lineOf(world, union)).toMatchObject({
        amount: 0,
        bound: 'starter-given',
        figures: { provided: STARTER, usePerDay: null },
      });
      world.audit();
    }
  });

  it('says by which rule a tie was broken, down to the ids', () => {
    const terms = { valueOfCover: { ...VALUE, distanceLoss: 0 }, coverDays: DAYS };
    const tied = (more: object, pass = 0): Line => {
      const world = hubei(terms);
      const union = need(world, 'union', 10_000, 'general-ward', { usePerDay: 100 });
      world.pass(pass);
      const renai = need(world, 'renai', 10_000, 'general-ward', { usePerDay: 100, ...more });
      receive(world, 100);
      const lines = linesOf(world);
      const [line] = lines.filter(({ outbid }) => outbid !== null && outbid.by !== 'worth');
      if (!line) throw new Error('there is no tie');
      expect(lead(line)).toBe(0);
      expect([union, renai]).toContain(line.outbid?.need);
      world.audit();
      return line;
    };
    // Neither has said what it has in store: alike in that. One with a letter has been checked further.
    expect(tied({ letter: '5c'.repeat(32) }).outbid?.by).toBe('evidence');
    expect(tied({}, 1).outbid?.by).toBe('statement-age');
    const alike = tied({});
    expect(alike.outbid?.by).toBe('need-id');
    expect((alike.outbid?.need ?? '') < alike.need.id).toBe(true);
  });

  it('says how far a need was checked and what it counts for by that', () => {
    const world = hubei({
      ...{ valueOfCover: VALUE, coverDays: DAYS },
      evidenceWeights: {
        ...{
          'public-source': 10,
          'self-declared': 40,
          'sealed-letter': 60,
          'called-back': 90,
          inspected: 100,
        },
        old: 5,
      },
    });
    const union = need(world, 'union', 10_000, 'general-ward', { onHand: 0, usePerDay: 100 });
    const renai = need(world, 'renai', 10_000, 'general-ward', { onHand: 0, usePerDay: 100 });
    confirmNeed(world, renai, 'inspected');
    receive(world, 350);
    const line = lineOf(world, union);
    expect(line).toMatchObject({
      amount: 50,
      figures: { evidence: 'self-declared', old: false, weightPercent: 40 },
      // 1,000 a piece, of which its own word alone counts for 40 %: as much as the inspected one's second day.
      next: { worth: 400, unweighed: 1_000, amount: 50 },
    });
    expect(line.next?.worth).toBe(worthOfNext(line));
    world.audit();
  });

  it('says what its region’s claim was, and where the other’s was what decided', () => {
    const world = hubei({
      valueOfCover: { ...VALUE, distanceLoss: 0, regionClaim: { percent: 50, worth: 900 } },
      coverDays: DAYS,
    });
    const lead = (name: string, input: object) => world.done(SEATS.lead, name, input);
    lead('organisation.register', {
      ...{ organisation: 'xiaogan', name: { zh: '孝感市中心医院', en: 'Xiaogan' }, kind: 'health-facility' },
      ...{ area: '420902', facilityClass: 'general', externalKeys: [], socialCreditCode: null },
      ...{ address: null, source: null },
    });
    lead('mandate.grant', {
      ...{ mandate: 'mandate-xiaogan', holder: 'xiaogan', functions: ['state-need'], reach: 'own' },
      ...{ area: '420902', incident: INCIDENT, legalBasis: '指挥部通知' },
    });
    const union = need(world, 'union', 10_000, 'general-ward', { onHand: 0, usePerDay: 100 });
    const far = world.done({ organisation: 'xiaogan', seat: 'xiaogan.pharmacy' }, 'need.state', {
      ...{ incident: INCIDENT, facility: 'xiaogan', setting: 'community', item: 'mask-medical-protective' },
      ...{ quantity: { kind: 'exact', amount: 10_000 }, onHand: 0, usePerDay: 100 },
    }).need as string;
    receive(world, 200);
    const lines = linesOf(world);
    const of = (id: string) => lines.find((each) => each.need.id === id) as Line;
    // Each asks for 300 of 200: half of 200 × 300 ÷ 600 is 50. A piece in a community is worth 50, within the claim 950.
    expect(of(far)).toMatchObject({ amount: 50, claim: { area: { code: '420900' }, amount: 50, given: 50 } });
    expect(of(union)).toMatchObject({
      amount: 150,
      claim: { area: { code: '420100' }, amount: 50, given: 150, worth: 900 },
      next: { worth: 400 },
      outbid: { need: far, by: 'region-claim', worth: 50, claim: 900 },
    });
    world.audit();
  });

  it('is worked out again from what it says alone, after a week of statements, goods and deliveries', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            hospital: fc.constantFrom('union', 'renai', 'tianyou'),
            amount: fc.integer({ min: 200, max: 590 }),
            onHand: fc.integer({ min: 100, max: 290 }),
            usePerDay: fc.option(fc.integer({ min: 70, max: 200 })),
            checked: fc.boolean(),
            // Fifty times the usual would be asked back.
            goods: fc.integer({ min: 10, max: 400 }),
            hours: fc.integer({ min: 0, max: 40 }),
          }),
          { minLength: 2, maxLength: 6 },
        ),
        fc.boolean(),
        (days, claims) => {
          const world = hubei({
            coverDays: DAYS,
            unknownStarter: STARTER,
            valueOfCover: claims ? { ...VALUE, regionClaim: { percent: 80, worth: 300 } } : VALUE,
            evidenceWeights: {
              ...{ 'public-source': 10, 'self-declared': 40, 'sealed-letter': 60, 'called-back': 90 },
              ...{ inspected: 100, old: 30 },
            },
          });
          for (const { hospital, amount, onHand, usePerDay, checked, goods, hours } of days) {
            const stated = need(world, hospital as 'union', amount, 'general-ward', { onHand, usePerDay });
            if (checked) confirmNeed(world, stated);
            receive(world, goods);
            const lines = linesOf(world);
            for (const line of lines) {
              const wanted = wantedBy(line);
              expect(line.given).toBeLessThanOrEqual(wanted);
              if (line.given === wanted) {
                expect(line.next).toBeUndefined();
                continue;
              }
              expect(line.next?.worth).toBe(worthOfNext(line));
              if (line.bound !== 'stock-exhausted') continue;
              // All goods are alike here: whoever else has got some had what this one could have had.
              if (lines.every(({ need: { id }, amount }) => id === line.need.id || amount === 0)) continue;
              expect(line.outbid).not.toBeNull();
              if (!line.outbid) continue;
              const { by } = line.outbid;
              if (lead(line) > 0) expect(['worth', 'region-claim']).toContain(by);
              else {
                expect(lead(line)).toBe(0);
                expect([
                  'setting',
                  'confirmed-lately',
                  'run-out',
                  'evidence',
                  'statement-age',
                  'need-id',
                ]).toContain(by);
              }
            }
            deliver(world);
            world.pass(hours);
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
