import { autonomyOf, mandateMatrix } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { endResponse } from '../../../test/support/ending.ts';
import { hubei, INCIDENT, SEATS, World } from '../../../test/support/world.ts';

const cell = (world: World, wanted: string, area = '420000') =>
  mandateMatrix(world.view, INCIDENT).cells.find(
    (each) => each.function === wanted && each.area.code === area,
  );
const grant = (world: World, holder: string, functions: string[], more: object = {}) =>
  world.done(SEATS.lead, 'mandate.grant', {
    holder,
    functions,
    reach: 'area',
    area: '420000',
    incident: INCIDENT,
    legalBasis: '指挥部通知',
    ...more,
  }).mandate as string;
const carrier = (world: World) => {
  world.done(SEATS.lead, 'organisation.register', {
    organisation: 'carrier',
    name: { zh: '承运', en: 'carrier' },
    kind: 'enterprise',
    area: '420100',
  });
  const licence = { organisation: 'carrier', credential: 'licence', kind: 'transport', issuer: '交通运输局' };
  world.done(SEATS.lead, 'credential.present', licence);
  world.done(SEATS.lead, 'credential.check', { credential: 'licence', outcome: 'confirmed', note: '已查' });
};
const ids = (list: readonly { id: string }[] = []) => list.map(({ id }) => id);

describe('the matrix of functions and areas', () => {
  it('shows what nobody was named for as a gap from the first minute, with who can assign it and who could be asked', () => {
    const world = hubei();
    carrier(world);
    const gap = cell(world, 'transport');
    expect(gap).toMatchObject({ status: 'founding', holders: [] });
    expect(ids(gap?.couldAssign)).toEqual(['lead']);
    expect(ids(gap?.couldBeAsked)).toEqual(['carrier']);
    expect(cell(world, 'state-need')).toMatchObject({ status: 'in-part' });
    expect(cell(world, 'state-need', '420100')?.holders.map((row) => row.organisation.id)).toEqual([
      'union',
      'renai',
      'tianyou',
    ]);
  });

  it('an offer is a gap until it is accepted; then the cell names its owner, signed', () => {
    const world = hubei();
    carrier(world);
    const terms = { holder: 'carrier', functions: ['transport'], reach: 'area', area: '420000' };
    const offer = { ...terms, incident: INCIDENT, requires: ['transport'], legalBasis: '通告' };
    const { mandate } = world.done(SEATS.lead, 'mandate.offer', offer);
    expect(cell(world, 'transport')).toMatchObject({
      status: 'founding',
      standing: [{ mandate, standstill: 'not-accepted' }],
      couldBeAsked: [],
    });
    world.done({ organisation: 'carrier', seat: 'c' }, 'mandate.accept', { mandate });
    expect(cell(world, 'transport')).toMatchObject({
      status: 'held',
      holders: [{ mandate, role: 'owner', acceptedAt: world.now }],
    });
    world.done(SEATS.lead, 'credential.revoke', { credential: 'licence', reason: '吊销' });
    expect(cell(world, 'transport')).toMatchObject({
      status: 'founding',
      standing: [{ standstill: 'credential' }],
    });
  });

  it('the authority coordinates by being it; another owner beside it is an overlap', () => {
    const world = hubei();
    expect(cell(world, 'coordinate')?.holders.map((row) => row.organisation.id)).toEqual(['lead']);
    expect(cell(world, 'coordinate')?.status).toBe('held');
    grant(world, 'red-cross', ['coordinate'], { area: '420100' });
    expect(cell(world, 'coordinate', '420100')?.status).toBe('held');
    grant(world, 'union', ['coordinate'], { area: '420100' });
    expect(cell(world, 'coordinate', '420100')?.status).toBe('overlap');
  });

  it('has a column for each place one level below the incident’s own in which somebody holds a mandate', () => {
    const world = hubei();
    const columns = () => mandateMatrix(world.view, INCIDENT).areas.map(({ code }) => code);
    expect(columns()).toEqual(['420000', '420100']);
    grant(world, 'red-cross', ['transport'], { area: '420281' });
    expect(columns()).toEqual(['420000', '420100', '420200']);
    expect(mandateMatrix(world.view, INCIDENT, 'whole').areas).toHaveLength(1);
  });

  it('a deputy without an owner is shown; the authority may name itself', () => {
    const world = hubei();
    grant(world, 'red-cross', ['transport'], { role: 'deputy' });
    expect(cell(world, 'transport')).toMatchObject({ status: 'deputy-only' });
    grant(world, 'lead', ['transport']);
    expect(cell(world, 'transport')).toMatchObject({ status: 'held' });
  });

  it('two owners of what one decides overlap; not for different goods, nor in a part of the place', () => {
    const world = hubei({}, new World(), { named: false });
    grant(world, 'red-cross', ['allocate', 'transport']);
    grant(world, 'union', ['transport']);
    grant(world, 'union', ['allocate'], { area: '420100' });
    expect(cell(world, 'allocate')).toMatchObject({ status: 'held' });
    expect(cell(world, 'transport')).toMatchObject({ status: 'held' });
    grant(world, 'union', ['allocate']);
    expect(cell(world, 'allocate')).toMatchObject({ status: 'overlap' });
    expect(mandateMatrix(world.view, INCIDENT).overlaps).toBe(2);
  });
});

describe('a cell of the matrix', () => {
  it('says who can assign where somebody is missing or two quarrel, and who could be asked where somebody is missing', () => {
    const world = hubei({}, new World(), { named: false });
    carrier(world);
    const shown = (wanted: string) => {
      const { status, couldAssign, couldBeAsked } = cell(world, wanted) ?? {};
      return [status, ids(couldAssign), ids(couldBeAsked)];
    };
    expect(shown('transport')).toEqual(['founding', ['lead'], ['carrier']]);
    expect(shown('approve-allocation')).toEqual(['gap', ['lead'], []]);
    expect(shown('coordinate')).toEqual(['held', [], []]);
    expect(shown('state-need')).toEqual(['in-part', [], []]);
    const deputy = grant(world, 'red-cross', ['transport'], { role: 'deputy' });
    expect(shown('transport')).toEqual(['deputy-only', ['lead'], ['carrier']]);
    expect(cell(world, 'transport')?.holders).toMatchObject([{ mandate: deputy, role: 'deputy' }]);
    grant(world, 'red-cross', ['transport']);
    expect(shown('transport')).toEqual(['held', [], []]);
    grant(world, 'union', ['transport']);
    // Many may carry; one alone decides.
    expect(shown('transport')).toEqual(['held', [], []]);
    grant(world, 'union', ['allocate']);
    grant(world, 'renai', ['allocate']);
    expect(shown('allocate')).toEqual(['overlap', ['lead'], []]);
  });

  it('counts its gaps: of 26 functions in Hubei and in Wuhan, all but coordination and what the mandates of both name', () => {
    const world = hubei({}, new World(), { named: false });
    const { gaps, overlaps, cells } = mandateMatrix(world.view, INCIDENT);
    expect([gaps, overlaps, cells.length]).toEqual([10, 0, 52]);
    expect(mandateMatrix(world.view, INCIDENT, 'whole')).toMatchObject({ gaps: 5, overlaps: 0 });
    grant(world, 'red-cross', ['transport']);
    expect(
      mandateMatrix(world.view, INCIDENT).cells.filter(({ status }) => status === 'founding'),
    ).toHaveLength(18);
    const counted = (status: string) => cells.filter((each) => each.status === status).length;
    // What is each one’s own, and what somebody must be named for, nobody does in the meantime.
    expect(['gap', 'founding', 'in-part', 'held'].map(counted)).toEqual([10, 20, 20, 2]);
  });

  it('knows no quarrel of one with itself, of an owner with a deputy, nor over different goods', () => {
    const overlaps = (...given: [string, object][]) => {
      const world = hubei({}, new World(), { named: false });
      for (const [holder, more] of given) grant(world, holder, ['allocate'], more);
      return cell(world, 'allocate')?.status === 'overlap';
    };
    const medicine = { itemCategories: ['medicine'] };
    const more = { itemCategories: ['bedding', 'medicine'] };
    expect(overlaps(['union', {}], ['union', {}])).toBe(false);
    expect(overlaps(['union', {}], ['renai', { role: 'deputy' }])).toBe(false);
    expect(overlaps(['union', medicine], ['renai', { itemCategories: ['bedding'] }])).toBe(false);
    expect(overlaps(['union', medicine], ['renai', more])).toBe(true);
    expect(overlaps(['union', medicine], ['renai', {}])).toBe(true);
    expect(overlaps(['union', {}], ['renai', medicine])).toBe(true);
    expect(overlaps(['union', {}], ['union', {}], ['renai', {}])).toBe(true);
    expect(overlaps(['union', {}], ['renai', { reach: 'own' }])).toBe(false);
  });

  it('names who holds it for the whole place first, then who holds it for a part or for its own matters', () => {
    const world = hubei();
    const own = grant(world, 'renai', ['transport'], { reach: 'own' });
    const part = grant(world, 'union', ['transport'], { area: '420100' });
    const whole = grant(world, 'red-cross', ['transport']);
    const mandates = (area?: string) => cell(world, 'transport', area)?.holders.map(({ mandate }) => mandate);
    expect(mandates()).toEqual([whole, own, part]);
    expect(mandates('420100')).toEqual([whole, part, own]);
    expect(cell(world, 'transport')?.holderCount).toBe(3);
  });

  it('shows what may go on as standing still, and what is over not at all', () => {
    const world = hubei();
    const standing = () => cell(world, 'transport')?.standing.map(({ standstill }) => standstill);
    const suspended = grant(world, 'union', ['transport']);
    world.done(SEATS.lead, 'mandate.suspend', { mandate: suspended, reason: 'x' });
    grant(world, 'union', ['transport'], { from: '2020-02-01T00:00:00.000Z' });
    grant(world, 'union', ['transport'], { requires: ['transport'] });
    grant(world, 'union', ['transport'], { until: '2020-01-26T01:00:00.000Z' });
    world.done(SEATS.lead, 'mandate.offer', {
      ...{ holder: 'renai', functions: ['transport'], reach: 'area', area: '420000', incident: INCIDENT },
      ...{ legalBasis: '通知', answerWithinHours: 2 },
    });
    const revoked = grant(world, 'renai', ['transport']);
    world.done(SEATS.lead, 'mandate.revoke', { mandate: revoked, reason: 'x' });
    expect(standing()).toEqual(['suspended', 'not-begun', 'credential', 'not-accepted']);
    world.pass(2);
    // The offer has lapsed, and the one until one o'clock has ended.
    expect(standing()).toEqual(['suspended', 'not-begun', 'credential']);
  });

  it('of a city is about its districts, and a mandate of the province counts in each', () => {
    const world = hubei();
    world.done(SEATS.lead, 'incident.declare', {
      ...{ incident: 'wuhan', name: { zh: '武汉', en: 'Wuhan' }, type: 'public-health', area: '420100' },
      ...{ within: INCIDENT, legalBasis: '通知' },
    });
    grant(world, 'union', ['transport'], { incident: 'wuhan', area: '420103' });
    grant(world, 'renai', ['keep-stock'], { incident: 'wuhan', area: '420000' });
    grant(world, 'renai', ['release-goods'], { incident: 'wuhan', area: '420200' });
    const matrix = mandateMatrix(world.view, 'wuhan');
    expect(matrix.areas.map(({ code }) => code)).toEqual(['420100', '420103']);
    const statusOf = (wanted: string, area: string) =>
      matrix.cells.find((each) => each.function === wanted && each.area.code === area)?.status;
    expect([statusOf('transport', '420100'), statusOf('transport', '420103')]).toEqual(['in-part', 'held']);
    expect([statusOf('keep-stock', '420100'), statusOf('keep-stock', '420103')]).toEqual(['held', 'held']);
    expect(statusOf('release-goods', '420100')).toBe('gap');
  });
});

describe('autonomy', () => {
  it('names the acts of a function, and those that nobody needs a mandate for, each where it belongs', () => {
    const world = hubei();
    const { functions, byOwnRight } = autonomyOf(world.view, 'union');
    const acts = functions.find((each) => each.function === 'confirm-delivery')?.acts;
    expect(acts?.map(({ command }) => command)).toEqual([
      'delivery.confirm',
      'surplus.recount',
      'delivery.correct',
      'delivery-correction.confirm',
      'delivery-correction.decline',
    ]);
    const own = byOwnRight.map(({ command }) => command);
    // Of no function; of one, but of one's own right too; of a function alone.
    expect(own).toContain('mandate.decline');
    expect(own).toContain('organisation.apply');
    for (const command of ['use.report', 'allocation.propose', 'incident.declare'])
      expect(own).not.toContain(command);
    expect(byOwnRight.every(({ name }) => name.zh.length > 0)).toBe(true);
  });

  it('says how far each mandate goes, whether it may be passed on, and whether a rule gave it until somebody decides', () => {
    const world = hubei();
    const under = (organisation: string) =>
      autonomyOf(world.view, organisation).functions.flatMap((each) => each.under);
    expect(under('union')[0]).toEqual({
      ...{ mandate: 'mandate-union', reach: 'own', incident: INCIDENT, itemCategories: null, limits: null },
      ...{ area: { code: '420103', name: expect.anything() }, until: null },
      ...{ mayDelegate: false, provisional: false },
    });
    world.done(SEATS.lead, 'admission-rule.adopt', {
      incident: INCIDENT,
      terms: {
        ...{ functions: ['transport'], kinds: ['charity'], requires: [], days: 7, perDay: 5 },
        ...{ limits: null, legalBasis: '通知' },
      },
    });
    world.done({ organisation: 'new', seat: 'new.desk' }, 'organisation.apply', {
      ...{ incident: INCIDENT, functions: ['transport'], area: '420100', note: 'x' },
      profile: { name: { zh: '新', en: 'new' }, kind: 'charity', area: '420100' },
    });
    expect(under('new')).toMatchObject([{ provisional: true, mayDelegate: false }]);
    const delegable = grant(world, 'renai', ['transport'], { delegable: true });
    expect(under('renai').find(({ mandate }) => mandate === delegable)).toMatchObject({
      ...{ provisional: false, mayDelegate: true, reach: 'area' },
    });
  });

  it('keeps back by the charter of each incident that is open, and forgets what is over', () => {
    const world = hubei({ reservePercent: 20 });
    world.done(SEATS.lead, 'incident.declare', {
      ...{ incident: 'wuhan', name: { zh: '武汉', en: 'Wuhan' }, type: 'public-health', area: '420100' },
      ...{ within: INCIDENT, legalBasis: '通知' },
    });
    expect(autonomyOf(world.view, 'union').reserves).toEqual([{ incident: INCIDENT, percent: 20 }]);
    world.done(SEATS.lead, 'mandate.revoke', { mandate: 'mandate-union', reason: 'x' });
    world.done(SEATS.lead, 'mandate.suspend', { mandate: 'mandate-renai', reason: 'x' });
    expect(autonomyOf(world.view, 'union')).toMatchObject({ functions: [], standing: [] });
    expect(autonomyOf(world.view, 'renai').standing).toMatchObject([
      { mandate: 'mandate-renai', why: 'suspended', functions: expect.arrayContaining(['state-need']) },
    ]);
    for (const incident of ['wuhan', INCIDENT]) endResponse(world, incident);
    expect(autonomyOf(world.view, 'union').reserves).toEqual([]);
  });

  it('is what an organisation may do without asking, act by act, and what stands still', () => {
    const world = hubei();
    const autonomy = autonomyOf(world.view, 'union');
    expect(autonomy.functions.map((each) => each.function)).toEqual([
      'state-need',
      'keep-stock',
      'confirm-delivery',
      'report-use',
    ]);
    expect(autonomy.functions[0]?.acts.map(({ command }) => command)).toContain('need.state');
    expect(autonomy.byOwnRight.map(({ command }) => command)).toContain('mandate.accept');
    world.done(SEATS.lead, 'mandate.suspend', { mandate: 'mandate-union', reason: '待查' });
    expect(autonomyOf(world.view, 'union')).toMatchObject({
      functions: [],
      standing: [{ mandate: 'mandate-union', why: 'suspended' }],
    });
  });
});
