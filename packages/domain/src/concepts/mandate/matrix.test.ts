import { autonomyOf, mandateMatrix } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';

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
    expect(gap).toMatchObject({ status: 'gap', holders: [] });
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
      status: 'gap',
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
      status: 'gap',
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
    const world = hubei();
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

describe('autonomy', () => {
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
