import { giftByCode } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { endResponse } from '../../../test/support/ending.ts';
import { judged, readingAltered } from '../../../test/support/forger.ts';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';

const NEWCOMER = { organisation: 'org-new', seat: 'seat-new' };
const RULE = {
  functions: ['receive-donation', 'transport'],
  kinds: ['charity', 'enterprise'],
  requires: ['registration'],
  days: 14,
  limits: { goods: 1_000, money: null, level: null },
  perDay: 2,
  legalBasis: '指挥部通告',
};
const PAPER = { kind: 'registration', reference: 'HB-2016-014', issuer: '武汉市民政局' };
const application = (more: object = {}) => ({
  incident: INCIDENT,
  profile: { name: { zh: '某车队', en: 'A motorcade' }, kind: 'charity', area: '420100' },
  functions: ['receive-donation', 'allocate'],
  area: '420100',
  note: '冷链车 6 辆',
  credentials: [PAPER],
  ...more,
});
const code = (refusals: readonly { code: string }[]) => refusals.map((each) => each.code);

function open(terms: object = {}): World {
  const world = hubei();
  world.done(SEATS.lead, 'admission-rule.adopt', { incident: INCIDENT, terms: { ...RULE, ...terms } });
  return world;
}
const apply = (world: World, more: object = {}, actor = NEWCOMER) =>
  world.done(actor, 'organisation.apply', application(more));
const receives = (world: World, amount: number) => {
  const place = `hall-${world.facts.length}`;
  world.done(SEATS.lead, 'place.register', {
    place,
    owner: 'org-new',
    name: { zh: '库', en: 'store' },
    area: '420105',
  });
  return world.act(NEWCOMER, 'donation.receive', {
    incident: INCIDENT,
    donor: { kind: 'organisation', donor: 'donor-1', name: '某企业' },
    receiver: 'org-new',
    place,
    mode: 'discretionary',
    earmarkedFor: null,
    lots: [{ claimedItem: 'mask-medical-protective', amount, expiresOn: null, bin: null, evidence: [] }],
  });
};

describe('a newcomer', () => {
  it('that nobody knows applies, shows its papers, and acts at once within what the rule allows', () => {
    const world = open();
    const { mandate, waits } = apply(world);
    expect(waits).toBeNull();
    expect(world.state.mandates.get(mandate as string)).toMatchObject({
      holder: 'org-new',
      functions: ['receive-donation'],
      reach: 'own',
      until: '2020-02-09T00:00:00.000Z',
      grantedUnder: 'mandate-root',
    });
    expect(receives(world, 1_000)).toMatchObject({ ok: true });
    expect(receives(world, 1_001)).toMatchObject({ refusals: [{ code: 'mandate-limit' }] });
    world.audit();
    world.pass(14 * 24);
    expect(receives(world, 10)).toMatchObject({ refusals: [{ code: 'mandate-missing' }] });
  });

  it.each([
    ['functions', { functions: ['allocate'] }],
    ['kind', { profile: { ...application().profile, kind: 'government' } }],
    ['credential', { credentials: [] }],
  ])('waits for a decision where the rule does not reach: %s', (why, more) => {
    const world = open();
    expect(apply(world, more)).toMatchObject({ mandate: null, waits: why });
    world.audit();
  });

  it('whose name is taken for another’s is asked back, and then waits for somebody who looks, at each incident', () => {
    const world = open();
    world.done(SEATS.lead, 'organisation.register', {
      ...{ organisation: 'cross', name: { zh: '荆楚省蓝十字会', en: 'Jingche Blue Cross' } },
      ...{ kind: 'charity', area: '420000' },
    });
    const profile = {
      ...application().profile,
      name: { zh: '荆楚省蓝十宇会', en: 'J\u0456ngche B\u04c0ue Cross' },
    };
    const asked = world.refused(NEWCOMER, 'organisation.apply', application({ profile }));
    expect(asked).toMatchObject([{ code: 'name-alike', field: 'profile.name.zh' }]);
    const confirmed = asked.map((each) => each.confirm);
    expect(apply(world, { profile, confirmed })).toMatchObject({ mandate: null, waits: 'name-alike' });
    const first = [...world.state.applications.keys()].at(-1) as string;
    world.done(SEATS.lead, 'application.decline', { application: first, note: '无法核实' });
    expect(apply(world, { profile: null })).toMatchObject({ mandate: null, waits: 'name-alike' });
    world.audit();
  });

  it('whose name holds another’s whole waits as well, whatever is written around it', () => {
    const world = open();
    world.done(SEATS.lead, 'organisation.register', {
      ...{ organisation: 'cross', name: { zh: '荆楚省红十字会', en: 'Jingche Red Cross' } },
      ...{ kind: 'charity', area: '420000' },
    });
    const profile = { ...application().profile, name: { zh: '荆楚省⺯工十字会（捐款专户）', en: 'x' } };
    const asked = world.refused(NEWCOMER, 'organisation.apply', application({ profile }));
    expect(asked).toMatchObject([
      { code: 'name-alike', parameters: { organisation: 'cross', likeness: 'holds-it' } },
    ]);
    const confirmed = asked.map((each) => each.confirm);
    expect(apply(world, { profile, confirmed })).toMatchObject({ mandate: null, waits: 'name-alike' });
    world.audit();
  });

  it('takes no code that is on the register', () => {
    const world = open();
    const socialCreditCode = '91350100M000100Y43';
    world.done(SEATS.lead, 'organisation.register', {
      ...{ organisation: 'coded', name: { zh: '某协会', en: 'An association' }, socialCreditCode },
      ...{ kind: 'charity', area: '420000' },
    });
    const profile = { ...application().profile, socialCreditCode };
    expect(world.refused(NEWCOMER, 'organisation.apply', application({ profile }))).toMatchObject([
      { code: 'credit-code-taken', field: 'profile.socialCreditCode' },
    ]);
  });

  it('is let in by no rule that gives more than its maker has: refused when it is stated', () => {
    const world = hubei();
    const deputy = { organisation: 'red-cross', seat: 'red-cross.lead' };
    world.done(SEATS.lead, 'mandate.grant', {
      mandate: 'mandate-deputy',
      holder: 'red-cross',
      functions: ['coordinate'],
      reach: 'area',
      area: '420000',
      incident: INCIDENT,
      legalBasis: '指挥部通知',
    });
    expect(world.act(deputy, 'admission-rule.adopt', { incident: INCIDENT, terms: RULE })).toMatchObject({
      refusals: [{ code: 'mandate-wider-than-own' }],
    });
  });

  it('waits while the mandate under which the rule was adopted stands still', () => {
    const world = hubei();
    const deputy = { organisation: 'red-cross', seat: 'red-cross.lead' };
    world.done(SEATS.lead, 'mandate.grant', {
      mandate: 'mandate-deputy',
      holder: 'red-cross',
      functions: ['coordinate', 'receive-donation', 'transport'],
      reach: 'area',
      area: '420000',
      incident: INCIDENT,
      legalBasis: '指挥部通知',
    });
    world.done(deputy, 'admission-rule.adopt', { incident: INCIDENT, terms: RULE });
    const { mandate } = apply(world);
    expect(world.state.mandates.get(mandate as string)?.grantedUnder).toBe('mandate-deputy');
    world.done(SEATS.lead, 'mandate.suspend', { mandate: 'mandate-deputy', reason: '待查' });
    // What the rule gave stands still with it, and it gives no more.
    expect(receives(world, 10)).toMatchObject({ refusals: [{ code: 'mandate-stands-still' }] });
    const second = { organisation: 'org-2', seat: 'seat-2' };
    const other = { profile: { ...application().profile, name: { zh: '另一车队', en: 'another' } } };
    expect(apply(world, other, second)).toMatchObject({ mandate: null, waits: 'rule-stands-still' });
    world.audit();
  });

  it('loses what the rule gave when its paper is refused', () => {
    const world = open();
    apply(world);
    const [credential] = world.state.credentials.keys();
    world.done(SEATS.lead, 'credential.check', { credential, outcome: 'refused', note: '查无此号' });
    expect(receives(world, 10)).toMatchObject({
      refusals: [{ code: 'credential-missing', parameters: { standing: 'refused' } }],
    });
    world.audit();
  });

  it('takes gifts in that have no receipt before somebody has checked who it is', () => {
    const checked = (world: World) => {
      const [code] = [...world.state.receipts.keys()].slice(-1);
      return giftByCode(world.view, code as string)?.awaitsCheck === false;
    };
    const world = open();
    const { application: id } = apply(world);
    expect(receives(world, 10)).toMatchObject({ ok: true });
    expect(checked(world)).toBe(false);
    const approval = { application: id, functions: ['receive-donation'], legalBasis: '通告', note: '已核' };
    world.done(SEATS.lead, 'application.approve', approval);
    expect(checked(world)).toBe(true);
    const declined = open();
    const second = apply(declined);
    receives(declined, 10);
    declined.done(SEATS.lead, 'application.decline', { application: second.application, note: '无法核实' });
    expect(checked(declined)).toBe(false);
  });

  it('gets the full mandate by approval, which ends the provisional one; or none, which ends it too', () => {
    const world = open();
    const { application: id, mandate } = apply(world);
    const approval = { application: id, functions: ['receive-donation'], legalBasis: '通告', note: '已核' };
    expect(code(world.refused(NEWCOMER, 'application.approve', approval))).toEqual(['mandate-missing']);
    const full = world.done(SEATS.lead, 'application.approve', approval).mandate as string;
    expect(world.state.mandates.get(mandate as string)?.revoked).not.toBeNull();
    expect(receives(world, 5_000)).toMatchObject({ ok: true });
    expect(world.facts.at(-1)?.actor.mandate).toBe(full);
    expect(code(world.refused(SEATS.lead, 'application.approve', approval))).toEqual(['wrong-state']);
    world.audit();

    const declined = open();
    const second = apply(declined);
    declined.done(SEATS.lead, 'application.decline', { application: second.application, note: '无法核实' });
    expect(receives(declined, 10)).toMatchObject({ refusals: [{ code: 'mandate-missing' }] });
    declined.audit();
  });
});

describe('a rule of admission', () => {
  it('gives of what was asked what it allows, for its days, and the last version is in force', () => {
    const world = open({
      functions: ['transport', 'receive-donation', 'keep-stock'],
      requires: [],
      limits: null,
    });
    const asked = { functions: ['keep-stock', 'transport', 'allocate'], credentials: [] };
    const { mandate } = apply(world, asked);
    const given = world.state.mandates.get(mandate as string);
    expect(given).toMatchObject({
      ...{ functions: ['transport', 'keep-stock'], area: '420100', from: world.now, incident: INCIDENT },
      ...{ until: '2020-02-09T00:00:00.000Z', underRule: { incident: INCIDENT, version: 1 } },
    });
    expect(given).not.toHaveProperty('limits');
    expect(given).not.toHaveProperty('requires');
    const next = world.done(SEATS.lead, 'admission-rule.adopt', {
      ...{ incident: INCIDENT, terms: { ...RULE, days: 1, requires: ['registration'] } },
    });
    expect(next).toEqual({ version: 2 });
    const second = { organisation: 'org-2', seat: 's2' };
    const profile = { ...application().profile, name: { zh: '乙', en: 'b' } };
    expect(apply(world, { profile, credentials: [] }, second)).toMatchObject({ waits: 'credential' });
    const third = { organisation: 'org-3', seat: 's3' };
    world.pass(24);
    const last = apply(world, { profile: { ...profile, name: { zh: '丙', en: 'c' } } }, third);
    expect(world.state.mandates.get(last.mandate as string)).toMatchObject({
      ...{ until: '2020-01-28T00:00:00.000Z', requires: ['registration'], limits: RULE.limits },
      underRule: { incident: INCIDENT, version: 2 },
    });
    world.audit();
  });

  it('gives nothing for a place that its maker may not give', () => {
    const world = hubei();
    const deputy = { organisation: 'red-cross', seat: 'red-cross.lead' };
    world.done(SEATS.lead, 'incident.declare', {
      ...{ incident: 'part', name: { zh: '武汉', en: 'Wuhan' }, type: 'public-health', area: '420100' },
      ...{ within: INCIDENT, legalBasis: '通知' },
    });
    world.done(SEATS.lead, 'mandate.grant', {
      ...{ mandate: 'mandate-deputy', holder: 'red-cross', reach: 'area', area: '420100', incident: 'part' },
      ...{ functions: ['coordinate', 'receive-donation', 'transport'], legalBasis: '通知' },
    });
    world.done(deputy, 'admission-rule.adopt', { incident: 'part', terms: RULE });
    const outside = { incident: 'part', area: '420600' };
    expect(apply(world, outside)).toMatchObject({ mandate: null, waits: 'too-wide' });
    world.audit();
  });

  it('is approved in other terms than were asked, or declined, once', () => {
    const world = open();
    const { application: id } = apply(world);
    const approval = { application: id, legalBasis: '通告', note: '已核' };
    const { mandate } = world.done(SEATS.lead, 'application.approve', {
      ...{ ...approval, functions: ['keep-stock'], area: '420105', reach: 'area' },
    });
    expect(world.state.mandates.get(mandate as string)).toMatchObject({
      ...{ holder: 'org-new', functions: ['keep-stock'], area: '420105', reach: 'area', incident: INCIDENT },
    });
    expect(world.refused(SEATS.lead, 'application.decline', { application: id, note: 'x' })).toMatchObject([
      { code: 'wrong-state', parameters: { state: 'approved', needed: 'open' } },
    ]);
    const again = apply(world, { profile: null, credentials: [] });
    const asAsked = { ...approval, application: again.application };
    const same = world.done(SEATS.lead, 'application.approve', asAsked);
    expect(world.state.mandates.get(same.mandate as string)).toMatchObject({
      ...{ functions: ['receive-donation', 'allocate'], area: '420100', reach: 'own' },
    });
    world.audit();
  });

  it('leaves to the holder what it laid down itself: a decision revokes no mandate twice', () => {
    const world = open();
    const { application: id, mandate } = apply(world);
    world.done(NEWCOMER, 'mandate.decline', { mandate, reason: 'x' });
    world.done(SEATS.lead, 'application.decline', { application: id, note: 'x' });
    expect(world.facts.filter(({ type }) => type === 'mandate.revoked')).toEqual([]);
    world.audit();
  });
});

describe('the door', () => {
  it('is closed to those who come by themselves until the incident has a rule; a registrar brings anyone in', () => {
    const world = hubei();
    expect(code(world.refused(NEWCOMER, 'organisation.apply', application()))).toEqual(['admission-closed']);
    const brought = world.done(SEATS.lead, 'organisation.apply', application({ organisation: 'org-new' }));
    expect(brought).toMatchObject({ organisation: 'org-new', mandate: null });
    world.audit();
  });

  it('lets in so many a day, and one application at a time', () => {
    const world = open();
    apply(world);
    expect(code(world.refused(NEWCOMER, 'organisation.apply', application({ profile: null })))).toEqual([
      'already-exists',
    ]);
    const named = (zh: string) => ({ profile: { ...application().profile, name: { zh, en: zh } } });
    apply(world, named('乙'), { organisation: 'org-2', seat: 's2' });
    const third = { organisation: 'org-3', seat: 's3' };
    expect(code(world.refused(third, 'organisation.apply', application(named('丙'))))).toEqual([
      'admission-full',
    ]);
    world.pass(24);
    apply(world, named('丙'), third);
    world.audit();
  });

  it('is open again to who was declined, and to who waits at another incident', () => {
    const world = open();
    const first = apply(world);
    world.done(SEATS.lead, 'incident.declare', {
      ...{ incident: 'part', name: { zh: '襄阳', en: 'Xiangyang' }, type: 'public-health', area: '420600' },
      ...{ within: INCIDENT, legalBasis: '通知' },
    });
    const there = application({ incident: 'part', profile: null, area: '420600' });
    expect(code(world.refused(NEWCOMER, 'organisation.apply', there))).toEqual(['admission-closed']);
    world.done(SEATS.lead, 'admission-rule.adopt', { incident: 'part', terms: { ...RULE, perDay: 1 } });
    const second = world.done(NEWCOMER, 'organisation.apply', there);
    expect(world.refused(NEWCOMER, 'organisation.apply', there)).toMatchObject([
      { code: 'already-exists', parameters: { kind: 'application', id: second.application } },
    ]);
    world.done(SEATS.lead, 'application.decline', { application: first.application, note: 'x' });
    const again = apply(world, { profile: null });
    expect(again.application).not.toBe(first.application);
    expect(world.refused(NEWCOMER, 'organisation.apply', application({ profile: null }))).toMatchObject([
      { code: 'already-exists', parameters: { id: again.application } },
    ]);
    world.audit();
  });

  it('counts those of the last 24 hours that came by themselves, to the moment', () => {
    const world = open({ perDay: 2 });
    const named = (zh: string) => ({ profile: { ...application().profile, name: { zh, en: zh } } });
    const come = (id: string) =>
      world.act({ organisation: id, seat: `${id}.desk` }, 'organisation.apply', application(named(id))).ok;
    world.done(
      SEATS.lead,
      'organisation.apply',
      application({ ...named('brought'), organisation: 'brought' }),
    );
    expect(come('one')).toBe(true);
    world.pass(1);
    expect([come('two'), come('three')]).toEqual([true, false]);
    world.now = '2020-01-26T23:59:59.999Z';
    expect(come('three')).toBe(false);
    world.now = '2020-01-27T00:00:00.000Z';
    expect([come('three'), come('four')]).toEqual([true, false]);
    world.audit();
  });

  it('takes in who is on the register, or introduces itself, and nobody both ways or neither', () => {
    const world = open();
    const union = { organisation: 'union', seat: 'union.desk' };
    expect(world.refused(union, 'organisation.apply', application())).toMatchObject([
      { code: 'already-exists', field: 'profile', parameters: { kind: 'organisation', id: 'union' } },
    ]);
    expect(world.refused(NEWCOMER, 'organisation.apply', application({ profile: null }))).toMatchObject([
      { code: 'not-found', field: 'profile', parameters: { kind: 'organisation', id: 'org-new' } },
    ]);
    const { profile } = application();
    expect(
      world.refused(NEWCOMER, 'organisation.apply', application({ profile: { ...profile, area: '990000' } })),
    ).toMatchObject([{ code: 'area-unknown', field: 'profile.area' }]);
    world.done(SEATS.lead, 'organisation.register', {
      ...{ ...profile, organisation: 'keyed', name: { zh: '有号', en: 'keyed' }, externalKeys: ['list:7'] },
    });
    const keyed = { ...profile, externalKeys: ['list:6', 'list:7'] };
    expect(world.refused(NEWCOMER, 'organisation.apply', application({ profile: keyed }))).toMatchObject([
      { code: 'already-exists', field: 'profile.externalKeys', parameters: { id: 'list:7' } },
    ]);
    const hospital = { ...profile, kind: 'health-facility' };
    expect(apply(world, { profile: hospital })).toMatchObject({ mandate: null, waits: 'kind' });
    expect(world.state.organisations.get('org-new')?.facilityClass).toBe('unclassified');
    const other = { ...profile, name: { zh: '另一', en: 'other' } };
    apply(world, { profile: other }, { organisation: 'org-2', seat: 's2' });
    expect(world.state.organisations.get('org-2')?.facilityClass).toBeNull();
    world.audit();
  });

  it('is closed with the incident', () => {
    const world = open();
    endResponse(world);
    expect(code(world.refused(NEWCOMER, 'organisation.apply', application()))).toEqual(['incident-closed']);
  });

  it('gives nobody another’s name, and nobody another’s application', () => {
    const world = open();
    const profile = { ...application().profile, name: { zh: '湖北省 红十字会', en: 'x' } };
    expect(world.refused(NEWCOMER, 'organisation.apply', application({ profile }))).toMatchObject([
      { code: 'already-exists', field: 'profile.name.zh' },
    ]);
    // Nor a name that only looks the same: a space without width, an invisible direction, the other language.
    for (const [name, field] of [
      [{ zh: '湖北省\u200b红十字会', en: 'x' }, 'profile.name.zh'],
      [{ zh: '\u202e湖北省红十字会\u202c', en: 'x' }, 'profile.name.zh'],
      [{ zh: '某某', en: 'Red-\u00adCross' }, 'profile.name.en'],
    ] as const)
      expect(
        world.refused(NEWCOMER, 'organisation.apply', application({ profile: { ...profile, name } })),
      ).toMatchObject([{ code: 'already-exists', field }]);
    const shapeless = { ...profile, name: { zh: '\u200b', en: 'x' } };
    expect(world.refused(NEWCOMER, 'organisation.apply', application({ profile: shapeless }))).toMatchObject([
      { code: 'input-invalid', field: 'profile.name.zh' },
    ]);
    const forOther = application({ organisation: 'org-other' });
    expect(code(world.refused(NEWCOMER, 'organisation.apply', forOther))).toEqual(['mandate-missing']);
  });
});

describe('an auditor finds a mandate that claims a rule', () => {
  it.each([
    ['and is wider than the rule gives', { functions: ['receive-donation', 'allocate'] }, /data\.functions/],
    ['for another place than was asked for', { area: '420000' }, /data\.area: published "420000"/],
    ['without its limits', { limits: undefined }, /data\.limits: published nothing/],
    ['of another version', { underRule: { incident: INCIDENT, version: 2 } }, /data\.underRule\.version/],
  ])('%s', (_what, data, fault) => {
    const world = open();
    apply(world);
    const reading = readingAltered(world, 'mandate.granted', { data }, ({ data: given }) =>
      Object.hasOwn(given, 'underRule'),
    );
    expect(reading).toThrow(/is not what organisation\.apply gives/);
    expect(reading).toThrow(fault);
  });

  it('that nobody adopted', () => {
    const world = hubei();
    const input = { ...application(), credentials: [] };
    const { incident, profile, functions, area, note } = application();
    const full = { ...profile, externalKeys: [], socialCreditCode: null, address: null, source: null };
    const claim = {
      application: 'a',
      incident,
      organisation: 'org-new',
      profile: full,
      functions,
      area,
      note,
    };
    expect(
      judged(world, NEWCOMER, 'organisation.apply', input, [
        'organisation.applied',
        { ...claim, provisional: 'mandate-of-its-own' },
        'register',
      ]),
    ).toMatch(/organisation.apply is refused there: admission-closed/);
  });

  it('adopted as another version than comes next', () => {
    const reading = readingAltered(open(), 'admission-rule.adopted', { data: { version: 3 } });
    expect(reading).toThrow(
      /is not what countersignature.give gives: data\.version: published 3, computed 1/,
    );
  });
});
