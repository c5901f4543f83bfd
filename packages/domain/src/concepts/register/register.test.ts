import { organisationLabel, organisationView } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { HALL, hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';

const named = (zh: string, en: string) => ({ zh, en });
const code = (refusals: readonly { code: string; field: string | null }[]) =>
  refusals.map(({ code, field }) => [code, field]);
const holding = (refusals: readonly { parameters: object }[]) =>
  refusals.map(({ parameters }) => (parameters as { holding?: string }).holding);

const register = (world: World, organisation: string, more: object = {}) =>
  world.done(SEATS.lead, 'organisation.register', {
    ...{ organisation, name: named(`机构${organisation}`, `The ${organisation}`) },
    ...{ kind: 'health-facility', area: '420106', ...more },
  });
const close = (organisation: string) => ({
  organisation,
  legalBasis: '指挥部通告 第 21 号',
  reason: '休舱',
});
const merge = (organisation: string, into: string) => ({
  ...{ organisation, into, legalBasis: '鄂卫通〔2020〕12 号', reason: '登记了两次' },
});
const gift = (world: World) =>
  world.done(SEATS.receiving, 'donation.receive', {
    ...{ incident: INCIDENT, donor: { kind: 'organisation', donor: 'donor-1', name: '某企业' } },
    ...{ receiver: 'red-cross', place: HALL, mode: 'discretionary', earmarkedFor: null },
    lots: [
      {
        ...{ claimedItem: 'mask-medical-protective', amount: 500, expiresOn: null, bin: null },
        evidence: [],
      },
    ],
  });
const need = (world: World, facility: string, seat: (typeof SEATS)[keyof typeof SEATS]) =>
  world.done(seat, 'need.state', {
    ...{ incident: INCIDENT, facility, setting: 'general-ward', item: 'mask-medical-protective' },
    ...{ quantity: { kind: 'exact', amount: 100 }, source: '通知' },
  }).need as string;

describe('an organisation is closed', () => {
  it('by two people; its mandates end, its seats close, what it did stays, and nothing is given to it', () => {
    const world = hubei();
    const machine = { organisation: 'lead', seat: 'machine' };
    world.deed(machine, 'seat.open', { organisation: 'tianyou', seat: SEATS.tianyou.seat });
    world.done(SEATS.tianyou, 'mandate.accept', { mandate: 'mandate-tianyou' });
    const [asked] = [world.alone(SEATS.lead, 'organisation.close', close('tianyou'))];
    expect(asked.ok && asked.value.facts.map(({ type }) => type)).toEqual(['countersignature.asked']);
    expect(organisationView(world.view, 'tianyou')?.ended).toBeNull();
    world.done(SEATS.lead, 'organisation.close', close('tianyou'));
    expect(organisationView(world.view, 'tianyou')).toMatchObject({
      ended: { at: world.now, reason: '休舱', into: null },
      mergedInto: null,
      mandates: [{ id: 'mandate-tianyou', active: false, standstill: 'revoked' }],
    });
    expect(organisationLabel(world.view, 'tianyou').name.zh).toBe('武汉天佑医院（已注销）');
    expect(world.state.seats.get(SEATS.tianyou.seat)?.closed).toMatchObject({ reason: '休舱' });
    expect(code(world.refused(SEATS.tianyou, 'mandate.accept', { mandate: 'mandate-tianyou' }))).toEqual([
      ['organisation-ended', null],
    ]);
    for (const [command, input, field] of [
      ['organisation.close', close('tianyou'), 'organisation'],
      ['place.register', { owner: 'tianyou', name: named('库', 'store'), area: '420106' }, 'owner'],
      [
        'mandate.grant',
        {
          ...{ holder: 'tianyou', functions: ['transport'], reach: 'own', area: '420106' },
          legalBasis: '通知',
        },
        'holder',
      ],
      [
        'organisation.rename',
        { organisation: 'tianyou', name: named('另一', 'other'), reason: '更正' },
        'organisation',
      ],
    ] as const)
      expect(code(world.refused(SEATS.lead, command, input)), command).toEqual([
        ['organisation-ended', field],
      ]);
    world.audit();
  });

  it('not while it runs a task, or somebody is at work for it', () => {
    const world = hubei();
    const functions = ['open-task', 'enrol-volunteer'];
    world.done(SEATS.lead, 'mandate.grant', {
      ...{ holder: 'tianyou', functions, reach: 'area', area: '420100', legalBasis: '通知' },
    });
    const task = world.done(SEATS.tianyou, 'task.open', {
      ...{ incident: INCIDENT, title: named('卸货', 'Unload'), skills: [], area: '420105', where: 'A 馆' },
      ...{ from: '2020-02-01T00:00:00Z', until: '2020-02-01T06:00:00Z', peopleNeeded: 1 },
      ...{ twoPersons: false, risky: false },
    }).task;
    const volunteer = world.done(SEATS.tianyou, 'volunteer.enrol', {
      ...{ incident: INCIDENT, skills: [], area: '420105', isAdult: true },
    }).volunteer;
    const on = { incident: INCIDENT, task, volunteer };
    world.done(SEATS.tianyou, 'task.take', on);
    const why = () => holding(world.refused(SEATS.lead, 'organisation.close', close('tianyou')));
    expect(why()).toEqual(['tasks']);
    world.now = '2020-02-01T00:00:00.000Z';
    world.done(SEATS.tianyou, 'shift.start', { incident: INCIDENT, task, volunteers: [volunteer] });
    expect(why()).toEqual(['tasks', 'shifts']);
    world.done(SEATS.tianyou, 'shift.end', { incident: INCIDENT, task, volunteers: [volunteer] });
    world.done(SEATS.tianyou, 'task.close', { incident: INCIDENT, task });
    world.done(SEATS.lead, 'organisation.close', close('tianyou'));
    world.audit();
  });

  it('not while it holds goods or money, is waited for, asks for anything, or has branches; each is said', () => {
    const world = hubei();
    gift(world);
    const why = (organisation: string) =>
      world.refused(SEATS.lead, 'organisation.close', close(organisation));
    expect(why('red-cross')).toMatchObject([
      { code: 'organisation-holds', field: 'organisation', parameters: { holding: 'goods', count: 1 } },
    ]);
    const asked = need(world, 'tianyou', SEATS.tianyou);
    expect(holding(why('tianyou'))).toEqual(['needs']);
    world.done(SEATS.tianyou, 'need.retract', { incident: INCIDENT, need: asked, reason: '已不需要' });
    world.done(SEATS.lead, 'organisation.split', {
      ...{ parent: 'tianyou', organisation: 'tianyou-west', name: named('天佑西院', 'West campus') },
      ...{ area: '420106', reason: '单独收治' },
    });
    expect(holding(why('tianyou'))).toEqual(['branches']);
    world.done(SEATS.lead, 'organisation.close', close('tianyou-west'));
    world.done(SEATS.lead, 'organisation.close', close('tianyou'));
    world.audit();
  });

  it('never the lead agency', () => {
    const world = hubei();
    expect(code(world.refused(SEATS.lead, 'organisation.close', close('lead')))).toEqual([
      ['organisation-is-authority', 'organisation'],
    ]);
    expect(code(world.refused(SEATS.lead, 'organisation.merge', merge('lead', 'union')))).toEqual([
      ['organisation-is-authority', 'organisation'],
    ]);
  });

  it('and opened again where that was a mistake, by a fact that names when it was closed; mandates are given anew', () => {
    const world = hubei();
    const reopen = { organisation: 'tianyou', reason: '误注销' };
    expect(code(world.refused(SEATS.lead, 'organisation.reopen', reopen))).toEqual([
      ['organisation-not-closed', 'organisation'],
    ]);
    const machine = { organisation: 'lead', seat: 'machine' };
    world.deed(machine, 'seat.open', { organisation: 'tianyou', seat: SEATS.tianyou.seat });
    world.done(SEATS.lead, 'organisation.close', close('tianyou'));
    const closedAt = world.now;
    world.pass(2);
    world.done(SEATS.lead, 'organisation.reopen', reopen);
    expect(world.facts.at(-1)?.data).toMatchObject({ closedAt, reason: '误注销' });
    expect(organisationView(world.view, 'tianyou')).toMatchObject({
      ended: null,
      mandates: [{ active: false }],
    });
    // Whoever comes first does everything again, as in a new organisation.
    world.deed(machine, 'seat.open', { organisation: 'tianyou', seat: 'tianyou.new' });
    expect(world.state.seats.get('tianyou.new')?.functions.has('administer')).toBe(true);
    world.audit();
  });
});

describe('two organisations are merged', () => {
  it('both histories stand, the old id leads to the new, and so do its names and keys', () => {
    const world = hubei();
    register(world, 'twin', {
      ...{ name: named('江汉同济医院', 'Jianghan Tongji'), externalKeys: ['list:1'] },
    });
    world.done(SEATS.lead, 'organisation.merge', merge('twin', 'tianyou'));
    expect(organisationView(world.view, 'twin')).toMatchObject({
      ...{ ended: { into: 'tianyou', reason: '登记了两次' }, mergedInto: { id: 'tianyou' } },
    });
    expect(organisationLabel(world.view, 'twin').name).toEqual({
      zh: '江汉同济医院（现并入武汉天佑医院）',
      en: 'Jianghan Tongji (now tianyou)',
    });
    expect(organisationView(world.view, 'tianyou')?.mergedFrom).toMatchObject([{ id: 'twin' }]);
    expect(world.state.organisationByExternalKey.get('list:1')).toBe('tianyou');
    // Who registers the old name again is led to the new one.
    expect(
      world.refused(SEATS.lead, 'organisation.register', {
        ...{ name: named('江汉同济医院', 'x'), kind: 'health-facility', area: '420106' },
      }),
    ).toMatchObject([{ code: 'registered-before', parameters: { organisation: 'tianyou' } }]);
    expect(
      code(world.refused(SEATS.lead, 'organisation.reopen', { organisation: 'twin', reason: 'x' })),
    ).toEqual([['organisation-ended', 'organisation']]);
    expect(world.refused(SEATS.lead, 'organisation.merge', merge('union', 'twin'))).toMatchObject([
      { code: 'organisation-ended', field: 'into', parameters: { into: 'tianyou' } },
    ]);
    // Through another merger as well; the new one may take the old name.
    world.done(SEATS.lead, 'organisation.merge', merge('tianyou', 'union'));
    expect(organisationView(world.view, 'twin')?.mergedInto?.id).toBe('union');
    world.audit();
  });

  it('not with itself, and not while the one that goes holds anything', () => {
    const world = hubei();
    gift(world);
    expect(code(world.refused(SEATS.lead, 'organisation.merge', merge('union', 'union')))).toEqual([
      ['self-named', 'into'],
    ]);
    expect(holding(world.refused(SEATS.lead, 'organisation.merge', merge('red-cross', 'union')))).toEqual([
      'goods',
    ]);
  });
});

describe('a branch', () => {
  const split = (more: object = {}) => ({
    ...{ parent: 'union', organisation: 'union-west', area: '420103', reason: '西院单独收治' },
    ...{ name: named('武汉协和医院西院', 'Union Hospital West'), ...more },
  });

  it('is set up by its parent’s own two people, names it, and has its mandates from it alone', () => {
    const world = hubei();
    world.done(SEATS.lead, 'mandate.grant', {
      ...{ mandate: 'mandate-wide', holder: 'union', functions: ['state-need', 'report-use'], reach: 'own' },
      ...{ area: '420103', incident: INCIDENT, delegable: true, legalBasis: '指挥部通知' },
    });
    world.done(SEATS.union, 'organisation.split', split());
    expect(organisationView(world.view, 'union')?.branches).toMatchObject([{ id: 'union-west' }]);
    expect(organisationView(world.view, 'union-west')).toMatchObject({
      ...{ parent: { id: 'union' }, kind: 'health-facility', facilityClass: 'unclassified' },
    });
    const terms = { holder: 'union-west', functions: ['state-need'], reach: 'own', area: '420103' };
    expect(
      world.refused(SEATS.lead, 'mandate.grant', { ...terms, incident: INCIDENT, legalBasis: '通知' }),
    ).toMatchObject([{ code: 'branch-of-another', parameters: { parent: 'union' } }]);
    world.done(SEATS.union, 'mandate.delegate', {
      ...{ under: 'mandate-wide', holder: 'union-west', functions: ['state-need'], legalBasis: '院内通知' },
    });
    const west = { organisation: 'union-west', seat: 'union-west.desk' };
    need(world, 'union-west', west as never);
    // In its own matters, not in its parent's; and no wider than its parent's mandate.
    expect(
      code(
        world.refused(west, 'need.state', {
          ...{ incident: INCIDENT, facility: 'union', setting: 'general-ward' },
          ...{ item: 'mask-medical-protective', quantity: { kind: 'exact', amount: 1 } },
        }),
      ),
    ).toEqual([['mandate-missing', null]]);
    expect(
      code(
        world.refused(SEATS.union, 'mandate.delegate', {
          ...{ under: 'mandate-wide', holder: 'union-west', functions: ['transport'], legalBasis: '通知' },
        }),
      ),
    ).toEqual([['mandate-wider-than-own', 'functions']]);
    world.audit();
  });

  it('is nobody else’s to set up, has a name and a code of its own, and there are not endlessly many', () => {
    const world = hubei();
    expect(code(world.refused(SEATS.renai, 'organisation.split', split()))).toEqual([
      ['mandate-missing', null],
    ]);
    register(world, 'coded', { socialCreditCode: '91350100M000100Y43' });
    for (const [more, expected] of [
      [{ socialCreditCode: '91350100M000100Y43' }, ['credit-code-taken', 'socialCreditCode']],
      [{ organisation: 'renai' }, ['already-exists', 'organisation']],
      [{ parent: 'nobody' }, ['not-found', 'parent']],
      [{ name: named('武汉天佑医院', 'x') }, ['registered-before', 'name.zh']],
      [{ area: '990000' }, ['area-unknown', 'area']],
    ] as const)
      expect(code(world.refused(SEATS.lead, 'organisation.split', split(more)))).toEqual([expected]);
    for (let index = 0; index < 200; index += 1)
      world.done(SEATS.lead, 'organisation.split', {
        ...split({ organisation: `branch-${index}`, name: named(`院${index}`, `w${index}`) }),
      });
    expect(code(world.refused(SEATS.lead, 'organisation.split', split()))).toEqual([
      ['branches-too-many', 'parent'],
    ]);
  });
});

describe('a wrong entry is put right', () => {
  it('each field with what stood there; sums by city follow the area', () => {
    const world = hubei();
    need(world, 'tianyou', SEATS.tianyou);
    const before = [...world.incident.cityNeeds.keys()];
    expect(before).toEqual(['420100']);
    const correct = { organisation: 'tianyou', area: '420202', address: '黄石港区 1 号', reason: '区划填错' };
    world.done(SEATS.lead, 'organisation.correct', correct);
    expect(world.facts.at(-1)?.data).toMatchObject({
      changes: {
        area: { from: '420106', to: '420202' },
        address: { from: null, to: '黄石港区 1 号' },
      },
    });
    expect([...world.incident.cityNeeds.keys()]).toEqual(['420200']);
    expect(organisationView(world.view, 'tianyou')).toMatchObject({
      area: { code: '420202' },
      corrections: [{ reason: '区划填错', changes: { area: { from: '420106' } } }],
    });
    expect(code(world.refused(SEATS.lead, 'organisation.correct', correct))).toEqual([
      ['unchanged', 'organisation'],
    ]);
    expect(code(world.refused(SEATS.lead, 'organisation.correct', { ...correct, area: '990000' }))).toEqual([
      ['area-unknown', 'area'],
    ]);
    world.audit();
  });

  it('its kind by two people; who is no health facility any more is of no class', () => {
    const world = hubei();
    const correct = { organisation: 'union', kind: 'disease-control', reason: '类别填错' };
    const asked = world.alone(SEATS.lead, 'organisation.correct', correct);
    expect(asked.ok && asked.value.facts.map(({ type }) => type)).toEqual(['countersignature.asked']);
    world.done(SEATS.lead, 'organisation.correct', correct);
    expect(world.state.organisations.get('union')).toMatchObject({
      ...{ kind: 'disease-control', facilityClass: 'unclassified' },
    });
    expect(world.facts.at(-1)?.data).toMatchObject({
      changes: { facilityClass: { from: 'designated', to: 'unclassified' } },
    });
    world.audit();
  });

  it('its code, which leads to no two', () => {
    const world = hubei();
    const [one, other] = ['91350100M000100Y43', '91420100MA4KXXXXX7'];
    register(world, 'coded', { socialCreditCode: one });
    const correct = (organisation: string, socialCreditCode: string | null) => ({
      ...{ organisation, socialCreditCode, reason: '代码填错' },
    });
    expect(code(world.refused(SEATS.lead, 'organisation.correct', correct('union', one)))).toEqual([
      ['credit-code-taken', 'socialCreditCode'],
    ]);
    world.done(SEATS.lead, 'organisation.correct', correct('coded', other));
    world.done(SEATS.lead, 'organisation.correct', correct('union', one));
    expect(world.state.organisations.get('union')?.socialCreditCode).toBe(one);
    world.audit();
  });

  it('of a place: its name and area by one, its owner by two and once it is empty', () => {
    const world = hubei();
    const correct = (more: object) => ({ place: HALL, reason: '填错', ...more });
    world.done(SEATS.lead, 'place.correct', correct({ area: '420103', name: named('甲馆', 'Hall one') }));
    expect(world.state.places.get(HALL)).toMatchObject({ area: '420103', name: { zh: '甲馆' } });
    const owner = correct({ owner: 'union' });
    gift(world);
    expect(holding(world.refused(SEATS.lead, 'place.correct', owner))).toEqual(['goods']);
    expect(code(world.refused(SEATS.lead, 'place.correct', correct({ area: '420103' })))).toEqual([
      ['unchanged', 'place'],
    ]);
    world.done(SEATS.lead, 'place.register', {
      ...{ place: 'empty', owner: 'red-cross', name: named('空库', 'empty'), area: '420105' },
    });
    const moved = { place: 'empty', owner: 'union', reason: '租约转让' };
    const asked = world.alone(SEATS.lead, 'place.correct', moved);
    expect(asked.ok && asked.value.facts.map(({ type }) => type)).toEqual(['countersignature.asked']);
    world.done(SEATS.lead, 'place.correct', moved);
    expect(world.state.placesOf.get('union')).toEqual(['empty']);
    expect(world.state.placesOf.get('red-cross')).toEqual([HALL]);
    world.audit();
  });
});
