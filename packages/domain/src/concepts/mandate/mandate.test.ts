import { describe, expect, it } from 'vitest';
import { allocate, hubei, INCIDENT, need, receive, SEATS, type World } from '../../../test/support/world.ts';
import { covers } from './check.ts';
import { organisationsThatCouldAssign } from './who.ts';

const seat = (organisation: string) => ({ organisation, seat: `${organisation}.desk` });
const code = (refusals: readonly { code: string }[]) => refusals.map((each) => each.code);

/** A carrier and a logistics firm, beside the lead, the Red Cross and the hospitals. */
function withCarriers(): World {
  const world = hubei();
  for (const organisation of ['carrier', 'depot'])
    world.done(SEATS.lead, 'organisation.register', {
      organisation,
      name: { zh: `机构 ${organisation}`, en: organisation },
      kind: 'enterprise',
      area: '420100',
    });
  return world;
}

const terms = (holder: string, more: object = {}) => ({
  mandate: `mandate-${holder}-x`,
  holder,
  functions: ['release-goods', 'keep-stock'],
  reach: 'area',
  area: '420100',
  incident: INCIDENT,
  legalBasis: '物流协议',
  ...more,
});

const order = (world: World, amount = 1_000, hospital: 'union' | 'renai' = 'union') => {
  receive(world, amount);
  need(world, hospital, amount);
  return allocate(world).orders[0] as string;
};
const dispatch = (world: World, who: string, id: string) =>
  world.act(seat(who), 'shipment.dispatch', { incident: INCIDENT, order: id, carrier: '中国邮政' });

describe('a mandate that waits for its holder', () => {
  it('is not in force until the holder has signed it; the refusal says who has to', () => {
    const world = withCarriers();
    const waiting = order(world);
    world.done(SEATS.lead, 'mandate.offer', terms('carrier'));
    const refused = dispatch(world, 'carrier', waiting);
    expect(refused).toMatchObject({
      ok: false,
      refusals: [{ code: 'mandate-stands-still', parameters: { why: 'not-accepted', who: 'carrier' } }],
    });
    expect(code(world.refused(SEATS.lead, 'mandate.accept', { mandate: 'mandate-carrier-x' }))).toEqual([
      'not-own-matter',
    ]);
    world.done(seat('carrier'), 'mandate.accept', { mandate: 'mandate-carrier-x' });
    expect(dispatch(world, 'carrier', waiting)).toMatchObject({ ok: true });
    expect(world.facts.at(-1)?.actor.mandate).toBe('mandate-carrier-x');
    world.audit();
  });

  it('lapses when nobody has answered in time, and cannot be accepted after', () => {
    const world = withCarriers();
    world.done(SEATS.lead, 'mandate.offer', terms('carrier', { answerWithinHours: 6 }));
    world.pass(6);
    const answer = world.refused(seat('carrier'), 'mandate.accept', { mandate: 'mandate-carrier-x' });
    expect(code(answer)).toEqual(['mandate-not-active']);
  });

  it('may be declined, or laid down later; then it is as if it had never been', () => {
    const world = withCarriers();
    const waiting = order(world);
    world.done(SEATS.lead, 'mandate.grant', terms('carrier'));
    world.done(seat('carrier'), 'mandate.decline', { mandate: 'mandate-carrier-x', reason: '车辆不足' });
    expect(dispatch(world, 'carrier', waiting)).toMatchObject({
      refusals: [{ code: 'mandate-missing', parameters: { couldAct: ['red-cross'] } }],
    });
    world.audit();
  });
});

const granted = (world: World, more: object = {}) =>
  world.done(SEATS.lead, 'mandate.grant', terms('carrier', { delegable: true, ...more }));
const passed = (more: object = {}) => ({
  under: 'mandate-carrier-x',
  mandate: 'mandate-depot-x',
  holder: 'depot',
  functions: ['release-goods'],
  legalBasis: '分包协议',
  ...more,
});

describe('delegation', () => {
  it('a holder passes a narrower mandate on, without coordinating anything; what is not said is inherited', () => {
    const world = withCarriers();
    const waiting = order(world);
    granted(world, { limits: { goods: 5_000, money: null, level: null } });
    world.done(seat('carrier'), 'mandate.delegate', passed());
    const made = world.state.mandates.get('mandate-depot-x');
    expect(made).toMatchObject({ area: '420100', incident: INCIDENT, grantedUnder: 'mandate-carrier-x' });
    expect(made?.limits?.goods).toBe(5_000);
    expect(dispatch(world, 'depot', waiting)).toMatchObject({ ok: true });
    world.audit();
  });

  it.each([
    ['functions', { functions: ['release-goods', 'transport'] }],
    ['area', { area: '420000' }],
    ['limits', { limits: { goods: null, money: null, level: null } }],
  ])('never wider in %s', (breadth, more) => {
    const world = withCarriers();
    granted(world, { limits: { goods: 100, money: null, level: null } });
    const refused = world.refused(seat('carrier'), 'mandate.delegate', passed(more));
    expect(refused).toMatchObject([{ code: 'mandate-wider-than-own', parameters: { breadth } }]);
  });

  it('inherits goods, days and papers that are not said, and never more of them than it has', () => {
    const world = withCarriers();
    granted(world, {
      ...{ itemCategories: ['medicine', 'bedding'], requires: ['transport'], until: '2020-02-10' },
      functions: ['release-goods'],
    });
    world.done(SEATS.lead, 'credential.present', {
      ...{ organisation: 'carrier', credential: 'c', kind: 'transport', issuer: 'x' },
    });
    world.done(SEATS.lead, 'credential.check', { credential: 'c', outcome: 'confirmed', note: 'x' });
    world.done(seat('carrier'), 'mandate.delegate', passed());
    expect(world.state.mandates.get('mandate-depot-x')).toMatchObject({
      ...{ itemCategories: ['medicine', 'bedding'], until: '2020-02-10T15:59:59.999Z' },
      ...{ requires: ['transport'], reach: 'area', functions: ['release-goods'] },
    });
    const less = { mandate: 'less', itemCategories: ['bedding'], until: '2020-02-09', requires: ['medical'] };
    world.done(seat('carrier'), 'mandate.delegate', passed(less));
    expect(world.state.mandates.get('less')).toMatchObject({
      ...{
        itemCategories: ['bedding'],
        until: '2020-02-09T15:59:59.999Z',
        requires: ['transport', 'medical'],
      },
    });
    for (const [breadth, more] of [
      ['itemCategories', { itemCategories: ['testing'] }],
      ['until', { until: '2020-02-11' }],
    ] as const)
      expect(
        world.refused(seat('carrier'), 'mandate.delegate', passed({ mandate: 'more', ...more })),
      ).toMatchObject([{ code: 'mandate-wider-than-own', parameters: { breadth } }]);
    const free = withCarriers();
    granted(free, { functions: ['release-goods'] });
    free.done(seat('carrier'), 'mandate.delegate', passed({ itemCategories: ['bedding'] }));
    expect(free.state.mandates.get('mandate-depot-x')?.itemCategories).toEqual(['bedding']);
  });

  it('only of what is delegable, and only by its holder', () => {
    const world = withCarriers();
    world.done(SEATS.lead, 'mandate.grant', terms('carrier'));
    expect(code(world.refused(seat('carrier'), 'mandate.delegate', passed()))).toEqual(['not-delegable']);
    expect(code(world.refused(seat('depot'), 'mandate.delegate', passed()))).toEqual(['not-own-matter']);
  });

  it('never comes back to where it came from', () => {
    const world = withCarriers();
    granted(world);
    world.done(seat('carrier'), 'mandate.delegate', passed({ delegable: true }));
    for (const holder of ['carrier', 'lead', 'depot']) {
      const back = passed({ under: 'mandate-depot-x', mandate: 'mandate-back', holder });
      expect(code(world.refused(seat('depot'), 'mandate.delegate', back))).toEqual(['delegation-cycle']);
    }
  });

  it('of one’s own matters lets another act in those matters, not in its own', () => {
    const world = withCarriers();
    const waiting = order(world);
    const own = { functions: ['release-goods'], reach: 'own', area: '420100', incident: INCIDENT };
    world.done(SEATS.lead, 'mandate.grant', {
      ...own,
      mandate: 'mandate-rc-delegable',
      holder: 'red-cross',
      delegable: true,
      legalBasis: '指挥部通知',
    });
    const operate = { under: 'mandate-rc-delegable', holder: 'depot', legalBasis: '仓储协议' };
    world.done(SEATS.gate, 'mandate.delegate', { ...operate, mandate: 'mandate-hall' });
    expect(world.state.mandates.get('mandate-hall')).toMatchObject({ subject: 'red-cross', reach: 'own' });
    expect(dispatch(world, 'depot', waiting)).toMatchObject({ ok: true });
    const wider = { ...operate, subject: 'depot' };
    expect(code(world.refused(SEATS.gate, 'mandate.delegate', wider))).toEqual(['mandate-wider-than-own']);
    world.audit();
  });

  it('stands and falls with every mandate above it', () => {
    const world = withCarriers();
    const waiting = order(world);
    granted(world);
    world.done(seat('carrier'), 'mandate.delegate', passed());
    world.done(SEATS.lead, 'mandate.suspend', { mandate: 'mandate-carrier-x', reason: '待查' });
    expect(dispatch(world, 'depot', waiting)).toMatchObject({
      refusals: [
        {
          code: 'mandate-stands-still',
          parameters: { mandate: 'mandate-carrier-x', why: 'suspended', who: 'lead', reason: '待查' },
        },
      ],
    });
    const resume = { mandate: 'mandate-carrier-x', reason: '已查清' };
    expect(code(world.refused(seat('carrier'), 'mandate.resume', resume))).toEqual(['mandate-missing']);
    world.done(SEATS.lead, 'mandate.resume', resume);
    expect(dispatch(world, 'depot', waiting)).toMatchObject({ ok: true });
    world.done(SEATS.lead, 'mandate.revoke', { mandate: 'mandate-carrier-x', reason: '任务结束' });
    expect(dispatch(world, 'depot', order(world, 1_000, 'renai'))).toMatchObject({
      refusals: [{ code: 'mandate-missing' }],
    });
    world.audit();
  });

  it('is taken back by whoever passed it on; nobody withdraws the mandate above its own, and nobody the root', () => {
    const world = withCarriers();
    granted(world, { functions: ['coordinate', 'release-goods'] });
    world.done(seat('carrier'), 'mandate.delegate', passed());
    const reason = { reason: '不再需要' };
    const up = { mandate: 'mandate-root', ...reason };
    expect(code(world.refused(SEATS.lead, 'mandate.revoke', up))).toEqual(['mandate-above-own']);
    expect(code(world.refused(SEATS.lead, 'mandate.decline', up))).toEqual(['mandate-above-own']);
    world.done(seat('carrier'), 'mandate.revoke', { mandate: 'mandate-depot-x', ...reason });
    expect(world.facts.at(-1)?.actor.mandate).toBe('mandate-carrier-x');
    // A coordinator of the same place as the mandate that its own descends from.
    const second = { mandate: 'mandate-second', functions: ['coordinate'], delegable: false };
    world.done(SEATS.lead, 'mandate.grant', terms('depot', { ...second, area: '420000' }));
    const givers = { mandate: 'mandate-carrier-x', ...reason };
    world.done({ organisation: 'depot', seat: 'd' }, 'mandate.suspend', givers);
    world.audit();
  });
});

describe('the mandate above one’s own', () => {
  it('is touched by nobody below, unless what came down from it is over', () => {
    const world = withCarriers();
    granted(world);
    world.done(seat('carrier'), 'mandate.delegate', passed());
    // The depot coordinates the place too, by an order of the lead.
    const order = { mandate: 'mandate-second', functions: ['coordinate'] };
    world.done(SEATS.lead, 'mandate.grant', terms('depot', { ...order, area: '420000' }));
    const above = { mandate: 'mandate-carrier-x', reason: 'x' };
    for (const name of ['mandate.suspend', 'mandate.revoke'])
      expect(code(world.refused(seat('depot'), name, above))).toEqual(['mandate-above-own']);
    world.done(seat('carrier'), 'mandate.revoke', { mandate: 'mandate-depot-x', reason: 'x' });
    world.done(seat('depot'), 'mandate.suspend', above);
    world.done(seat('depot'), 'mandate.revoke', above);
    for (const name of ['mandate.suspend', 'mandate.resume', 'mandate.revoke'])
      expect(code(world.refused(SEATS.lead, name, above))).toEqual(['mandate-not-active']);
    expect(code(world.refused(seat('carrier'), 'mandate.decline', above))).toEqual(['mandate-not-active']);
    world.audit();
  });
});

describe('a suspended mandate', () => {
  it('is resumed by whoever suspended it, or by the authority, and by nobody else', () => {
    const world = withCarriers();
    world.done(SEATS.lead, 'mandate.grant', terms('carrier', { functions: ['coordinate', 'release-goods'] }));
    world.done(SEATS.lead, 'mandate.grant', terms('depot', { functions: ['coordinate'] }));
    const union = { mandate: 'mandate-union', reason: '待查' };
    expect(code(world.refused(SEATS.lead, 'mandate.resume', union))).toEqual(['mandate-not-suspended']);
    world.done(seat('carrier'), 'mandate.suspend', union);
    expect(code(world.refused(SEATS.lead, 'mandate.suspend', union))).toEqual(['mandate-not-active']);
    expect(world.refused(seat('depot'), 'mandate.resume', union)).toMatchObject([
      { code: 'not-own-matter', parameters: { organisation: 'carrier' } },
    ]);
    world.done(seat('carrier'), 'mandate.resume', union);
    world.done({ organisation: 'carrier', seat: 'carrier.colleague' }, 'mandate.suspend', union);
    world.done(SEATS.lead, 'mandate.resume', union);
    world.audit();
  });
});

describe('who could assign a function', () => {
  it('are up to three, each once: those of the narrower area first, then in the order in which they were given it', () => {
    const world = withCarriers();
    const give = (holder: string, area: string, functions = ['coordinate', 'transport']) =>
      world.done(SEATS.lead, 'mandate.grant', {
        ...{ holder, functions, reach: 'area', area, incident: INCIDENT, legalBasis: '通知' },
      });
    const asked = { incident: INCIDENT, area: '420103', subject: null };
    const able = () => organisationsThatCouldAssign(world.state, 'transport', asked, world.now, covers);
    expect(able()).toEqual(['lead']);
    give('carrier', '420000');
    give('depot', '420100');
    give('depot', '420103', ['transport']);
    expect(able()).toEqual(['depot', 'lead', 'carrier']);
    give('union', '420103');
    give('renai', '420103');
    // Who holds the function without coordinating assigns nothing.
    give('tianyou', '420103', ['transport']);
    expect(able()).toEqual(['depot', 'union', 'renai']);
  });
});

describe('limits', () => {
  it('bind what one command moves; the refusal names the limit and who has a wider one', () => {
    const world = withCarriers();
    const waiting = order(world, 1_000);
    const limits = { goods: 999, money: null, level: null };
    world.done(SEATS.lead, 'mandate.grant', terms('carrier', { limits }));
    expect(dispatch(world, 'carrier', waiting)).toMatchObject({
      refusals: [
        {
          code: 'mandate-limit',
          parameters: { limit: 999, asked: 1_000, unit: 'goods', couldAct: ['red-cross'] },
        },
      ],
    });
    world.done(SEATS.lead, 'mandate.grant', terms('carrier', { mandate: 'mandate-wider' }));
    expect(dispatch(world, 'carrier', waiting)).toMatchObject({ ok: true });
    expect(world.facts.at(-1)?.actor.mandate).toBe('mandate-wider');
    world.audit();
  });

  it('of level: in force only while the response stands as high', () => {
    const world = withCarriers();
    const waiting = order(world);
    const limits = { goods: null, money: null, level: 'II' };
    world.done(SEATS.lead, 'mandate.grant', terms('carrier', { limits }));
    expect(dispatch(world, 'carrier', waiting)).toMatchObject({
      refusals: [{ code: 'mandate-below-level' }],
    });
    const raise = (responseLevel: string) =>
      world.done(SEATS.lead, 'incident.change-level', { incident: INCIDENT, responseLevel, reason: '疫情' });
    raise('III');
    expect(dispatch(world, 'carrier', waiting)).toMatchObject({
      refusals: [{ code: 'mandate-below-level' }],
    });
    raise('I');
    expect(dispatch(world, 'carrier', waiting)).toMatchObject({ ok: true });
    world.audit();
  });
});

describe('a function that nobody holds', () => {
  const register = (world: World) =>
    world.refused(seat('carrier'), 'place.register', {
      owner: 'red-cross',
      name: { zh: '库', en: 'store' },
      area: '420106',
    });

  it('is refused with those who can assign it, the nearest first', () => {
    const world = withCarriers();
    expect(register(world)).toMatchObject([
      { code: 'mandate-missing', parameters: { couldAct: ['lead'], couldAssign: ['lead'] } },
    ]);
    const coordinator = (holder: string, area: string) =>
      world.done(SEATS.lead, 'mandate.grant', {
        mandate: `mandate-${holder}-coordinates`,
        holder,
        functions: ['coordinate', 'register'],
        reach: 'area',
        area,
        incident: null,
        legalBasis: '指挥部通知',
        requires: ['registration'],
      });
    coordinator('union', '420100');
    coordinator('renai', '420106');
    // They hold it and stand still for want of a paper: nobody is named until they have it.
    expect(register(world)).toMatchObject([{ parameters: { couldAssign: ['lead'] } }]);
    for (const organisation of ['union', 'renai']) {
      const paper = {
        organisation,
        credential: `reg-${organisation}`,
        kind: 'registration',
        issuer: '民政局',
      };
      world.done(seat(organisation), 'credential.present', paper);
      const check = { credential: `reg-${organisation}`, outcome: 'confirmed', note: '已查' };
      world.done(SEATS.lead, 'credential.check', check);
    }
    // Now somebody is named, and can act.
    const [refused] = register(world);
    expect(refused?.parameters).toEqual({
      function: 'register',
      area: '420106',
      couldAct: ['lead', 'union', 'renai'],
    });
  });

  it('an area that does not exist is refused by its code', () => {
    const world = withCarriers();
    const nowhere = world.refused(SEATS.lead, 'mandate.grant', terms('carrier', { area: '429999' }));
    expect(nowhere).toMatchObject([{ code: 'area-unknown', field: 'area' }]);
  });
});

describe('a mandate that can hardly be meant', () => {
  const asked = (more: object) => ({
    ...{ holder: 'union', functions: ['transport'], reach: 'area', area: '420000', incident: INCIDENT },
    ...{ legalBasis: '指挥部通告 第 12 号', ...more },
  });
  const refused = (more: object) => hubei().refused(SEATS.lead, 'mandate.grant', asked(more));

  it('ends before it begins, or was over before it was given', () => {
    expect(refused({ from: '2020-03-02T00:00:00Z', until: '2020-03-01T00:00:00Z' })).toMatchObject([
      { code: 'date-impossible', field: 'until', parameters: { why: 'before-start' } },
    ]);
    expect(refused({ from: '2019-03-01T00:00:00Z', until: '2019-03-02T00:00:00Z' })).toMatchObject([
      { code: 'date-impossible', field: 'until', parameters: { why: 'over' } },
    ]);
  });

  it('names a basis that others can find', () => {
    for (const legalBasis of ['abc', 'x', '12', 'abc!'])
      expect(refused({ legalBasis })).toMatchObject([
        { code: 'input-invalid', field: 'legalBasis', parameters: { rule: 'basis-names-paper' } },
      ]);
    for (const legalBasis of ['突发事件应对法', 'Emergency Response Law', 'PIPL 52'])
      expect(hubei().act(SEATS.lead, 'mandate.grant', asked({ legalBasis })).ok).toBe(true);
  });
});
