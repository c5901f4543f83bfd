import type { AllocationLine, CharterTerms } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, need, receive, SEATS, type World } from '../../test/support/world.ts';

const COVER: NonNullable<CharterTerms['valueOfCover']> = {
  fairness: 'weighted',
  settingWeights: { isolation: 8, 'fever-clinic': 4, 'general-ward': 2, community: 1 },
  curve: [
    { days: 1, worth: 100 },
    { days: 3, worth: 50 },
  ],
  substituteLoss: 5,
  distanceLoss: 0,
};

/** The lines of a run proposed now, by need. */
function run(world: World): Map<string, AllocationLine> {
  const { run: id } = world.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT });
  const { lines } = world.incident.runs.get(id as string) as { lines: AllocationLine[] };
  return new Map(lines.map((line) => [line.need, line]));
}

const roads = (world: World, routes: object[]) =>
  world.done(SEATS.lead, 'routes.state', { incident: INCIDENT, routes, source: '交通运输厅' });

describe('roads', () => {
  const cover = { ...COVER, road: { lossPerHour: 100, minutesUnstated: 60 } };

  it('a closed one is not taken, whatever the need, and the line says so; an open one is again', () => {
    const world = hubei({ valueOfCover: COVER });
    receive(world, 100);
    const asked = need(world, 'union', 100, 'isolation');
    roads(world, [{ from: '420100', to: '420103', kilometres: 12, minutes: 30, open: false }]);
    expect(run(world).get(asked)).toMatchObject({ amount: 0, lot: null, bound: 'road-closed' });
    roads(world, [{ from: '420100', to: '420103', kilometres: 12, minutes: 30 }]);
    expect(run(world).get(asked)).toMatchObject({ amount: 100, bound: 'asked-for-less' });
    world.audit();
  });

  it('an hour on the road costs what the charter says, and what is nearer is served first', () => {
    const world = hubei({ valueOfCover: cover });
    receive(world, 70);
    const [near, far] = [need(world, 'renai', 70), need(world, 'tianyou', 70)];
    roads(world, [
      { from: '420105', to: '420111', kilometres: 20, minutes: 30 },
      { from: '420105', to: '420106', kilometres: 15, minutes: 90 },
    ]);
    // Ten units are the first day of each; a unit of it is worth 200, at 50 or 150 for the way.
    const lines = run(world);
    expect(lines.get(near)?.amount).toBeGreaterThan(lines.get(far)?.amount as number);
    expect(lines.get(far)).toMatchObject({ amount: 10, bound: 'not-worth-the-loss' });
    expect(lines.get(near)).toMatchObject({ amount: 30, bound: 'not-worth-the-loss' });
    world.audit();
  });

  it('an area that does not exist is refused at its field', () => {
    const world = hubei();
    const route = { from: '420105', to: '999999', kilometres: 1, minutes: 1 };
    expect(
      world.refused(SEATS.lead, 'routes.state', { incident: INCIDENT, routes: [route], source: '-' }),
    ).toMatchObject([{ code: 'area-unknown', field: 'routes.0.to' }]);
    expect(
      world.refused(SEATS.union, 'routes.state', {
        incident: INCIDENT,
        routes: [{ ...route, to: '420106' }],
        source: '-',
      }),
    ).toMatchObject([{ code: 'mandate-missing' }]);
  });
});

describe('an amount that nobody has said', () => {
  const burnRates = [
    {
      item: 'mask-medical-protective',
      setting: null,
      perThousandPatientDays: 1_270,
      source: 'New Mexico MAT 2020',
    },
  ];
  const unknown = (world: World): string =>
    world.done(SEATS.union, 'need.state', {
      incident: INCIDENT,
      facility: 'union',
      item: 'mask-medical-protective',
      setting: 'isolation',
      quantity: { kind: 'unknown' },
    }).need as string;
  const report = (world: World, patients: number | null, beds: number | null) =>
    world.done(SEATS.union, 'facility.report-load', {
      incident: INCIDENT,
      facility: 'union',
      loads: [{ setting: 'isolation', patients, beds }],
    });

  it.each([undefined, COVER])(
    'is estimated from patients in care, no more than there are beds, times the agreed rate and days (%#)',
    (valueOfCover) => {
      const world = hubei({ burnRates, unknownStarter: 50, valueOfCover });
      receive(world, 10_000);
      const asked = unknown(world);
      expect(run(world).get(asked)).toMatchObject({ amount: 50, rule: 'starter-for-unknown' });
      report(world, 400, 300);
      // 300 × 1.27 = 381 a day, for seven days.
      const line = run(world).get(asked);
      expect(line).toMatchObject({
        amount: 2_667,
        rule: 'estimated-from-patients',
        bound: 'cover-days-reached',
      });
      if (valueOfCover)
        expect(line?.estimate).toEqual({
          patients: 300,
          perThousandPatientDays: 1_270,
          usePerDay: 381,
        });
      world.audit();
    },
  );

  it('what the facility itself says goes before any estimate', () => {
    const world = hubei({ burnRates, valueOfCover: COVER });
    receive(world, 10_000);
    report(world, 400, null);
    const asked = need(world, 'union', 90, 'isolation');
    expect(run(world).get(asked)).toMatchObject({ amount: 90, rule: 'value-of-cover' });
  });

  it('a photograph of last week’s count is no news', () => {
    const world = hubei({ burnRates });
    report(world, 400, null);
    const old = {
      incident: INCIDENT,
      facility: 'union',
      loads: [{ setting: 'isolation', patients: 1, beds: null }],
      asOf: '2020-01-20T00:00:00Z',
    };
    expect(world.refused(SEATS.union, 'facility.report-load', old)).toMatchObject([
      { code: 'date-impossible', field: 'asOf' },
    ]);
    expect(world.refused(SEATS.renai, 'facility.report-load', old)).toMatchObject([
      { code: 'mandate-missing' },
    ]);
  });
});

describe('a region’s claim to its even share', () => {
  /** Two hospitals of one prefecture and one of another, which the worth alone would leave with nothing. */
  function twoRegions(regionClaim?: { percent: number; worth: number }): [World, string, string] {
    const world = hubei({
      valueOfCover: {
        ...COVER,
        curve: [{ days: 7, worth: 100 }],
        distanceLoss: 70,
        ...(regionClaim && { regionClaim }),
      },
    });
    const far = {
      organisation: 'xiangyang',
      name: { zh: '襄阳市中心医院', en: 'Xiangyang Central Hospital' },
      kind: 'health-facility',
      area: '420602',
      facilityClass: 'general',
      externalKeys: [],
      socialCreditCode: null,
      address: null,
      source: null,
    };
    world.done(SEATS.lead, 'organisation.register', far);
    receive(world, 100);
    const near = need(world, 'renai', 300);
    const distant = world.done(SEATS.lead, 'need.state', {
      incident: INCIDENT,
      facility: 'xiangyang',
      item: 'mask-medical-protective',
      setting: 'general-ward',
      quantity: { kind: 'exact', amount: 100 },
      usePerDay: 15,
      source: '通知',
    }).need as string;
    return [world, near, distant];
  }

  it('lifts who is far to its share, and the line says what it would be without', () => {
    const [plain, near, far] = twoRegions();
    expect(run(plain).get(far)?.amount).toBe(0);
    // 100 for 400 wanted: an even share of the far hundred is 25, and 80 per cent of it 20.
    const [claimed] = twoRegions({ percent: 80, worth: 1_000 });
    const lines = run(claimed);
    expect(lines.get(far)).toMatchObject({ amount: 20, without: { regionClaim: 0 } });
    expect(lines.get(near)).toMatchObject({ amount: 80 });
    claimed.audit();
  });
});

describe('what a rule has changed', () => {
  it('a line says what the need would have got without the donor’s direction and without the owner’s reserve', () => {
    const world = hubei({ valueOfCover: COVER, reservePercent: 20 });
    receive(world, 100, { earmarkedFor: 'renai' });
    receive(world, 100);
    const [named, urgent] = [need(world, 'renai', 100), need(world, 'union', 300, 'isolation')];
    const lines = run(world);
    // Without the direction all 180 are free: 129 for three days of the isolation ward, 45 for three of the other, and
    // the six that are left for the ward again, where a later day is worth 8 and not 2.
    expect(lines.get(named)).toMatchObject({
      amount: 100,
      rule: 'donor-directed',
      without: { earmarks: 45 },
    });
    expect(lines.get(urgent)).toMatchObject({ amount: 80, without: { earmarks: 135, reserve: 100 } });
    world.audit();
  });
});
