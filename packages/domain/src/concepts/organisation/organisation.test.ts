import { decide, organisationView } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, SEATS, World } from '../../../test/support/world.ts';
import { sameInRegister } from './same.ts';

const named = (zh: string, en: string) => ({ zh, en });
const register = (world: World, organisation: string, more: object = {}) =>
  world.act(SEATS.lead, 'organisation.register', {
    ...{ organisation, name: named(organisation, organisation), kind: 'charity', area: '420100' },
    ...more,
  });

describe('who is registered', () => {
  const refused = (more: object) =>
    hubei().refused(SEATS.lead, 'organisation.register', {
      ...{ name: { zh: '某慈善会', en: 'Some charity' }, kind: 'charity', area: '420102', ...more },
    });

  it('has a code whose check character is right, or none', () => {
    for (const socialCreditCode of ['abc', ' ', '91350100M000100Y42'])
      expect(refused({ socialCreditCode })).toMatchObject([
        { code: 'input-invalid', field: 'socialCreditCode' },
      ]);
  });

  it('under a name that looks like another’s is asked back, whatever script its letters are of', () => {
    const world = hubei();
    register(world, 'first', { name: named('江城车队', 'River motorcade') });
    const alike = {
      name: named('别的车队', 'Riv\u0435r mot\u043ercad\u0435'),
      kind: 'charity',
      area: '420102',
    };
    expect(world.refused(SEATS.lead, 'organisation.register', alike)).toMatchObject([
      { code: 'registered-before', field: 'name.en', parameters: { organisation: 'first' } },
    ]);
  });

  it.each([
    ['荆楚省蓝十宇会', 'x', 'zh', 'looks-alike'],
    ['荊楚省藍十會', 'x', 'zh', 'one-character'],
    ['荆楚省蓝十子会', 'x', 'zh', 'one-character'],
    ['别的', 'J\u0456ngch\u0435 B\u04c0ue Cross', 'en', 'looks-alike'],
    ['别的', 'Jingche Blue Crass', 'en', 'one-character'],
    ...[
      ...[
        '荆楚省蓝十字会（捐款专户）',
        '荆楚省蓝十字会（武汉仓）',
        '<b>荆楚蓝十字会</b>',
        '荆楚省蓝十字会 官方',
      ],
      ...['JCSLSZH 荆楚省蓝十字会', '荆楚省荆楚省蓝十字会', '荊楚省藍十字會基金'],
    ].map((zh) => [zh, 'x', 'zh', 'holds-it']),
    ['别的', 'The Jingche Blue Cross (official account)', 'en', 'holds-it'],
    // A name in the other language's field is seen as well.
    ['别的', '荆楚省蓝十宇会', 'en', 'looks-alike'],
  ])('under %s, %s is asked back about with both names', (zh, en, by, likeness) => {
    const world = hubei();
    register(world, 'cross', { name: named('荆楚省蓝十字会', 'Jingche Blue Cross') });
    const other = { organisation: 'other', name: named(zh, en) };
    const [question] = world.refused(SEATS.lead, 'organisation.register', {
      ...other,
      kind: 'charity',
      area: '420000',
    });
    const asked = by === 'zh' ? zh : en;
    expect(question).toMatchObject({
      code: 'name-alike',
      field: `name.${by}`,
      parameters: { organisation: 'cross', asked, likeness },
    });
    expect(register(world, 'other', { ...other, confirmed: [question?.confirm] }).ok).toBe(true);
    expect(world.facts.at(-1)?.data).toMatchObject({ confirmed: [`name-alike:name.${by}=cross`] });
    world.audit();
  });

  it('under the next number of a series is not asked about', () => {
    const world = hubei();
    for (const figure of ['一', '二', '三'])
      expect(
        register(world, `hospital-${figure.codePointAt(0)}`, {
          name: named(`黄石市第${figure}医院`, `Huangshi Hospital ${figure}`),
        }).ok,
      ).toBe(true);
  });

  it('may be named in Chinese only: in English it is called the same', () => {
    const world = hubei();
    world.done(SEATS.lead, 'organisation.register', {
      ...{ organisation: 'one', name: { zh: '江岸车队' }, kind: 'other', area: '420102' },
    });
    expect(world.state.organisations.get('one')?.name).toEqual(named('江岸车队', '江岸车队'));
    const place = { place: 'p', owner: 'one', name: { zh: '车库' }, area: '420102' };
    world.done(SEATS.lead, 'place.register', place);
    expect(world.state.places.get('p')?.name).toEqual(named('车库', '车库'));
    world.done(SEATS.lead, 'incident.declare', {
      ...{ incident: 'flood', name: { zh: '洪水' }, type: 'natural', area: '420100' },
      legalBasis: '突发事件应对法',
    });
    expect(world.state.incidents.get('flood')?.name).toEqual(named('洪水', '洪水'));
    const { task } = world.done(SEATS.lead, 'task.open', {
      ...{ incident: INCIDENT, title: { zh: '卸货' }, area: '420105', where: 'A 馆', peopleNeeded: 2 },
      ...{ from: '2020-01-26T00:00:00Z', until: '2020-01-26T06:00:00Z' },
    });
    expect(world.incident.tasks.get(task as string)?.title).toEqual(named('卸货', '卸货'));
    world.audit();
  });

  it('under one code, once: no confirmation opens that', () => {
    const world = hubei();
    const socialCreditCode = '91350100M000100Y43';
    register(world, 'coded', { socialCreditCode });
    expect(register(world, 'again', { socialCreditCode })).toMatchObject({
      refusals: [
        { code: 'credit-code-taken', field: 'socialCreditCode', parameters: { organisation: 'coded' } },
      ],
    });
  });

  it('has no name that is blank, or that turns the direction of writing', () => {
    for (const [en, rule] of [
      ['\u200b', 'something-to-read'],
      ['Union \u202elatipsoH', 'no-turned-text'],
    ])
      expect(refused({ name: { zh: '某慈善会', en } })).toMatchObject([
        { code: 'input-invalid', field: 'name.en', parameters: { rule } },
      ]);
  });
});

describe('the authority', () => {
  it('is established on an empty journal alone, with the root of all mandates', () => {
    const world = new World();
    expect(world.state.authority).toBeNull();
    world.establish();
    expect(world.state.authority).toBe('lead');
    expect(world.state.mandates.get('mandate-root')).toMatchObject({
      ...{ holder: 'lead', reach: 'area', area: '420000', incident: null, from: world.now, until: null },
      grantedUnder: null,
    });
    const again = {
      ...{
        organisation: 'usurper',
        name: named('另一', 'other'),
        kind: 'government' as const,
        area: '420000',
      },
      ...{ externalKeys: [], facilityClass: null, socialCreditCode: null, address: null, source: null },
      legalBasis: '通知',
    };
    const usurper = { organisation: 'usurper', seat: 'usurper.first' };
    const call = { command: 'authority.establish', input: again };
    expect(decide(world.state, call, world.by(usurper), world.around)).toEqual({
      ok: false,
      refusals: [
        expect.objectContaining({
          ...{ code: 'already-exists', field: 'organisation' },
          parameters: { kind: 'authority', id: 'lead' },
        }),
      ],
    });
  });
});

describe('the register', () => {
  it('has each organisation, and each key of other people’s data, once', () => {
    const world = hubei();
    expect(register(world, 'one', { externalKeys: ['list:1', 'list:2'] }).ok).toBe(true);
    expect(register(world, 'one')).toMatchObject({
      refusals: [{ code: 'already-exists', field: 'organisation', parameters: { id: 'one' } }],
    });
    expect(register(world, 'two', { externalKeys: ['list:3', 'list:2'] })).toMatchObject({
      refusals: [{ code: 'already-exists', field: 'externalKeys', parameters: { id: 'list:2' } }],
    });
    expect(world.state.organisationByExternalKey).toEqual(
      new Map([
        ['list:1', 'one'],
        ['list:2', 'one'],
      ]),
    );
    expect(register(world, 'three', { area: '990000' })).toMatchObject({
      refusals: [{ code: 'area-unknown' }],
    });
    const { organisation } = world.done(SEATS.lead, 'organisation.register', {
      ...{ name: named('无号', 'unnumbered'), kind: 'charity', area: '420100' },
    });
    expect(world.state.organisations.get(organisation as string)).toMatchObject({
      ...{ id: organisation, facilityClass: null, externalKeys: [], socialCreditCode: null },
      ...{ address: null, source: null, registeredAt: world.now, classifiedUnder: null },
    });
  });

  it('finds by code or name who was there first, and says by which of them', () => {
    const world = hubei();
    const code = '91350100M000100Y43';
    register(world, 'first', { name: named('江城车队', 'River motorcade') });
    register(world, 'second', {
      ...{ name: named('江城车队', 'Another motorcade'), socialCreditCode: code },
      confirmed: ['registered-before:name.zh=first'],
    });
    const same = (zh: string, en: string, of: string | null = null) =>
      sameInRegister(world.state, named(zh, en), of);
    expect(same('江城车队', 'x')).toEqual({ id: 'first', by: 'zh' });
    expect(same('某', 'another MOTORCADE')).toEqual({ id: 'second', by: 'en' });
    expect(same('某', 'x', code)).toEqual({ id: 'second', by: 'code' });
    expect(same('某', 'x')).toBeNull();
    expect(same('某', 'x', '91420100MA4KXXXXX2')).toBeNull();
    // Of several that are like it, the first in the register.
    expect(same('江城车队', 'Another motorcade', code)).toEqual({ id: 'first', by: 'zh' });
    expect(same('River motorcade', '江城车队')).toBeNull();
  });

  it('has places of owners that it knows, each once', () => {
    const world = hubei();
    const place = { place: 'store', owner: 'union', name: named('库', 'store'), area: '420103' };
    const add = (more: object) => world.act(SEATS.lead, 'place.register', { ...place, ...more });
    expect(add({ owner: 'nobody' })).toMatchObject({
      refusals: [{ code: 'not-found', field: 'owner', parameters: { kind: 'organisation', id: 'nobody' } }],
    });
    expect(add({ area: '990000' })).toMatchObject({ refusals: [{ code: 'area-unknown' }] });
    expect(add({}).ok).toBe(true);
    expect(add({ owner: 'renai' })).toMatchObject({
      refusals: [{ code: 'already-exists', field: 'place', parameters: { kind: 'place', id: 'store' } }],
    });
    const { place: unnamed } = world.done(SEATS.lead, 'place.register', { ...place, place: undefined });
    expect(world.state.placesOf.get('union')).toEqual(['store', unnamed]);
    expect(world.state.places.get('store')).toEqual({
      ...{ id: 'store', owner: 'union', name: named('库', 'store'), area: '420103' },
    });
  });

  it('asks back where one of that name is there already, and shows that it was meant', () => {
    const world = hubei();
    const known = world.state.organisations.get('union');
    const twin = { name: known?.name, kind: 'health-facility', area: '420103', organisation: 'union-2' };
    const [question] = world.refused(SEATS.lead, 'organisation.register', twin);
    expect(question).toMatchObject({
      ...{ code: 'registered-before', field: 'name.zh', parameters: { organisation: 'union' } },
    });
    world.done(SEATS.lead, 'organisation.register', { ...twin, confirmed: [question?.confirm] });
    expect(world.facts.at(-1)?.data).toMatchObject({ confirmed: [question?.confirm] });
    world.audit();
  });

  it('classifies a facility that it knows, under the notice that says so', () => {
    const world = hubei();
    const classify = (organisation: string) =>
      world.act(SEATS.lead, 'facility.classify', {
        ...{ organisation, facilityClass: 'designated', legalBasis: '通告 第 3 号' },
      });
    expect(classify('nobody')).toMatchObject({ refusals: [{ code: 'not-found', field: 'organisation' }] });
    expect(classify('red-cross')).toMatchObject({
      refusals: [{ code: 'no-health-facility', field: 'organisation' }],
    });
    expect(classify('renai').ok).toBe(true);
    expect(world.state.organisations.get('renai')).toMatchObject({
      ...{ facilityClass: 'designated', classifiedUnder: '通告 第 3 号' },
    });
  });

  it('states needs for facilities alone: who has no class is none', () => {
    const world = hubei();
    register(world, 'unclassed', { kind: 'health-facility' });
    const state = (facility: string) =>
      world.act(SEATS.lead, 'need.state', {
        ...{ incident: INCIDENT, facility, setting: 'general-ward', item: 'mask-medical-protective' },
        ...{ quantity: { kind: 'exact', amount: 1 }, source: '通知' },
      });
    for (const facility of ['unclassed', 'nobody'])
      expect(state(facility)).toMatchObject({
        refusals: [{ code: 'not-found', field: 'facility', parameters: { kind: 'facility', id: facility } }],
      });
    expect(state('renai').ok).toBe(true);
  });
});

describe('a wrong name', () => {
  const rename = (world: World, more: object = {}) =>
    world.done(SEATS.lead, 'organisation.rename', {
      ...{ organisation: 'union', name: named('协和医院', 'Union Hospital'), reason: '登记有误' },
      ...more,
    }).rename as string;

  it('is put right by two people; the old one stays beside it and finds it still', () => {
    const world = hubei();
    const id = rename(world);
    expect(organisationView(world.view, 'union')?.name.zh).toBe('武汉协和医院');
    expect(world.refused(SEATS.lead, 'organisation-rename.confirm', { rename: id })).toMatchObject([
      { code: 'four-eyes' },
    ]);
    world.done(SEATS.second, 'organisation-rename.confirm', { rename: id });
    expect(organisationView(world.view, 'union')).toMatchObject({
      name: named('协和医院', 'Union Hospital'),
      formerNames: [{ name: named('武汉协和医院', 'union'), until: world.now, reason: '登记有误' }],
    });
    for (const zh of ['武汉协和医院', '协和医院'])
      expect(sameInRegister(world.state, named(zh, 'x'), null)).toEqual({ id: 'union', by: 'zh' });
    expect(world.refused(SEATS.second, 'organisation-rename.confirm', { rename: id })).toMatchObject([
      { code: 'wrong-state' },
    ]);
    world.audit();
  });

  it('is not put right to one that others have, or that is taken for theirs, unless that is meant', () => {
    const world = hubei();
    register(world, 'cross', { name: named('荆楚省蓝十字会', 'Jingche Blue Cross') });
    const to = (zh: string, more: object = {}) =>
      world.act(SEATS.lead, 'organisation.rename', {
        ...{ organisation: 'union', name: named(zh, 'Union'), reason: '登记有误', ...more },
      });
    expect(to('荆楚省蓝十字会')).toMatchObject({ refusals: [{ code: 'registered-before' }] });
    expect(to('荆楚省蓝十宇会')).toMatchObject({
      refusals: [{ code: 'name-alike', parameters: { organisation: 'cross', asked: '荆楚省蓝十宇会' } }],
    });
    // Its own name with a letter put right is nobody else's.
    expect(to('武汉协合医院', { name: named('武汉协合医院', 'union') }).ok).toBe(true);
    world.audit();
  });

  it('is another name, proposed once at a time, and may have been right', () => {
    const world = hubei();
    const again = { organisation: 'union', name: named('武汉协和医院', 'union'), reason: '登记有误' };
    const why = (input: object) => world.refused(SEATS.lead, 'organisation.rename', { ...again, ...input });
    expect(why({})).toMatchObject([{ code: 'input-invalid', parameters: { rule: 'name-stays' } }]);
    expect(why({ organisation: 'nobody' })).toMatchObject([{ code: 'not-found' }]);
    const id = rename(world);
    expect(why({ name: named('某', 'x') })).toMatchObject([
      { code: 'already-exists', parameters: { kind: 'organisation-rename', id } },
    ]);
    const decline = { rename: id, reason: '无误' };
    world.done(SEATS.second, 'organisation-rename.decline', decline);
    expect(world.refused(SEATS.second, 'organisation-rename.decline', decline)).toMatchObject([
      { code: 'wrong-state' },
    ]);
    expect(world.refused(SEATS.second, 'organisation-rename.confirm', { rename: 'x' })).toMatchObject([
      { code: 'not-found' },
    ]);
    expect(organisationView(world.view, 'union')?.formerNames).toEqual([]);
    rename(world);
    world.audit();
  });
});
