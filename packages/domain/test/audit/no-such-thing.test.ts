import { canonicalJson, type FactType, Replay } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { adopt, HEALTH } from '../support/plans.ts';
import {
  allocate,
  DUTIES,
  dispatch,
  HALL,
  hubei,
  INCIDENT,
  ITEMS,
  need,
  receive,
  SEATS,
  type World,
} from '../support/world.ts';

const ROOT = { ...SEATS.lead, mandate: 'mandate-root' };
const RED_CROSS = { ...SEATS.gate, mandate: 'mandate-red-cross' };
const UNION = { ...SEATS.union, mandate: null };
const WORDS = { zh: '武汉', en: 'Wuhan' };
const PROFILE = {
  ...{ name: WORDS, kind: 'charity', area: '420100', externalKeys: [], socialCreditCode: null },
  ...{ address: null, source: null },
};

/** What an auditor says of a fact that somebody who can sign the log writes behind an honest one; null: nothing. */
function said(
  world: World,
  actor: object,
  type: FactType,
  data: object,
  { incident = INCIDENT, at = world.now } = {},
): string | null {
  const replay = world.replay();
  for (const entry of world.log) replay.take(entry);
  const fact = { actor, at, data, incident, position: world.state.position + 1, type };
  try {
    replay.take(canonicalJson(fact));
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

describe('an entry of the log', () => {
  it('is a fact, in the one form that facts have', () => {
    const world = hubei();
    const replay = () => {
      const made = world.replay();
      for (const entry of world.log) made.take(entry);
      return made;
    };
    expect(() => replay().take('not JSON')).toThrow(/is not a fact/);
    expect(() => replay().take('{"type":"moon.landed"}')).toThrow(/is not a fact/);
    const data = { mandate: 'mandate-union', reason: 'x' };
    const fact = {
      actor: ROOT,
      at: world.now,
      data,
      incident: 'register',
      position: 999,
      type: 'mandate.suspended',
    };
    expect(() => replay().take(JSON.stringify(fact, null, 1))).toThrow(/canonical form/);
  });

  it('is of somebody who had a mandate for it, his own, and in force', () => {
    const world = hubei();
    const close = { incident: INCIDENT, reason: 'x' };
    const by = (actor: object) => said(world, actor, 'incident.closed', close);
    expect(by({ ...SEATS.lead, mandate: null })).toMatch(/cites no mandate, and is no matter that lead/);
    expect(by({ ...SEATS.lead, mandate: 'mandate-dream' })).toMatch(/mandate-dream, which nobody granted/);
    expect(by({ ...SEATS.lead, mandate: 'mandate-union' })).toMatch(/under a mandate of union, not of lead/);
    expect(by({ ...SEATS.union, mandate: 'mandate-union' })).toMatch(
      /mandate-union, which does not give coordinate/,
    );
    expect(by(ROOT)).toBeNull();
    world.done(SEATS.lead, 'mandate.suspend', { mandate: 'mandate-red-cross', reason: 'x' });
    const lost = { loss: 'l', lot: 'x', amount: 1, reason: 'missing', note: null, transfers: [] };
    expect(said(world, RED_CROSS, 'loss.recorded', lost)).toMatch(/is not a fact|not in force \(suspended\)/);
  });
});

describe('an incident', () => {
  const declared = {
    ...{ incident: 'part', name: WORDS, type: 'public-health', area: '420600', exercise: false },
    ...{
      eventGrade: null,
      alertColour: null,
      responseLevel: null,
      legalBasis: 'x',
      beganAt: '2020-01-01T00:00:00.000Z',
    },
  };
  const declare = (world: World, more: object, incident = 'part') =>
    said(world, ROOT, 'incident.declared', { ...declared, ...more }, { incident });

  it('is declared once, under its own name, and within what is open', () => {
    const world = hubei();
    expect(declare(world, {})).toBeNull();
    expect(declare(world, { incident: INCIDENT }, INCIDENT)).toMatch(/a second time/);
    expect(declare(world, {}, 'elsewhere')).toMatch(/declares part in elsewhere/);
    expect(declare(world, { within: 'nowhere' })).toMatch(/a part of nowhere, which is not open/);
    expect(declare(world, { within: INCIDENT })).toBeNull();
    expect(declare(world, { within: INCIDENT, area: '430100' })).toMatch(/does not lie inside/);
    world.done(SEATS.lead, 'incident.close', { incident: INCIDENT, reason: 'x' });
    expect(declare(world, { within: INCIDENT })).toMatch(/which is not open/);
  });

  it('is closed once, and changed no more after that, where it is spoken of', () => {
    const world = hubei();
    const close = (incident: string) => said(world, ROOT, 'incident.closed', { incident, reason: 'x' });
    expect(close('nowhere')).toMatch(/speaks of nowhere elsewhere/);
    expect(
      said(world, ROOT, 'incident.closed', { incident: INCIDENT, reason: 'x' }, { incident: 'else' }),
    ).toMatch(/speaks of .* elsewhere/);
    expect(close(INCIDENT)).toBeNull();
    world.done(SEATS.lead, 'incident.close', { incident: INCIDENT, reason: 'x' });
    expect(close(INCIDENT)).toMatch(/which is closed/);
  });
});

describe('a mandate', () => {
  const terms = {
    ...{
      mandate: 'new',
      holder: 'union',
      functions: ['transport'],
      reach: 'own',
      area: '420103',
      incident: INCIDENT,
    },
    ...{
      itemCategories: null,
      from: '2020-01-26T00:00:00.000Z',
      until: null,
      legalBasis: 'x',
      grantedUnder: 'mandate-root',
    },
  };
  const grant = (world: World, more: object = {}) =>
    said(world, ROOT, 'mandate.granted', { ...terms, ...more }, { incident: 'register' });

  it('is given once, and descends from one', () => {
    const world = hubei();
    expect(grant(world)).toBeNull();
    expect(grant(world, { grantedUnder: null })).toMatch(/descends from no mandate/);
    expect(grant(world, { mandate: 'mandate-union' })).toMatch(/gives mandate-union a second time/);
  });

  it('by a rule of admission is that rule’s, for whoever applied', () => {
    const world = hubei();
    expect(grant(world, { underRule: { incident: INCIDENT, version: 1 } })).toMatch(/not in force/);
    const rule = {
      ...{ functions: ['transport'], kinds: ['charity'], requires: [], days: 14, perDay: 2 },
      ...{ limits: { goods: 10, money: null, level: null }, legalBasis: 'x' },
    };
    world.done(SEATS.lead, 'admission-rule.adopt', { incident: INCIDENT, terms: rule });
    expect(grant(world, { underRule: { incident: INCIDENT, version: 2 } })).toMatch(/not in force/);
    expect(grant(world, { underRule: { incident: INCIDENT, version: 1 } })).toMatch(
      /which did not apply for it/,
    );
    const adopted = { incident: INCIDENT, version: 3, terms: rule };
    const adopt = (more: object) =>
      said(world, ROOT, 'admission-rule.adopted', { ...adopted, ...more }, { incident: 'register' });
    const inIncident = said(world, ROOT, 'admission-rule.adopted', adopted);
    expect([adopt({}), inIncident].join()).toMatch(/adopts version 3 of a rule of admission after version 1/);
  });

  it('is accepted, laid down, suspended, resumed and revoked by whom it concerns, while it stands', () => {
    const world = hubei();
    const about = (actor: object, type: FactType, mandate: string) =>
      said(
        world,
        actor,
        type,
        { mandate, ...(type === 'mandate.accepted' ? {} : { reason: 'x' }) },
        { incident: 'register' },
      );
    expect(about({ ...SEATS.lead, mandate: null }, 'mandate.declined', 'mandate-root')).toMatch(
      /which it cannot/,
    );
    expect(about(UNION, 'mandate.declined', 'mandate-union')).toBeNull();
    expect(about(ROOT, 'mandate.declined', 'mandate-union')).toMatch(/answers for union to a mandate/);
    expect(about(ROOT, 'mandate.revoked', 'mandate-root')).toMatch(/touches mandate-root, which nobody may/);
    expect(about(ROOT, 'mandate.revoked', 'mandate-dream')).toMatch(
      /touches mandate-dream, which nobody may/,
    );
    expect(about(RED_CROSS, 'mandate.revoked', 'mandate-union')).toMatch(/does not reach it/);
    expect(about(ROOT, 'mandate.resumed', 'mandate-union')).toMatch(/which nobody suspended/);
    expect(about(ROOT, 'mandate.revoked', 'mandate-union')).toBeNull();
    world.done(SEATS.lead, 'mandate.revoke', { mandate: 'mandate-union', reason: 'x' });
    expect(about(ROOT, 'mandate.suspended', 'mandate-union')).toMatch(/stands still already/);
    expect(about(ROOT, 'mandate.revoked', 'mandate-union')).toMatch(/stands still already/);
    expect(about(UNION, 'mandate.accepted', 'mandate-union')).toMatch(/no longer offered/);
  });

  it('comes from an application that was made once, by who is (not) on the register, and decided as is said', () => {
    const world = hubei();
    const applied = {
      ...{
        application: 'a',
        incident: INCIDENT,
        organisation: 'new',
        profile: PROFILE,
        functions: ['transport'],
      },
      ...{ area: '420100', note: 'x', provisional: null },
    };
    const apply = (more: object = {}, actor: object = ROOT) =>
      said(world, actor, 'organisation.applied', { ...applied, ...more }, { incident: 'register' });
    expect(apply()).toBeNull();
    expect(apply({ organisation: 'union' })).toMatch(/applies for union, which is on the register/);
    expect(apply({ profile: null })).toMatch(/applies for new, which is not on the register/);
    expect(apply({ organisation: 'union', profile: null })).toBeNull();
    const newcomer = { organisation: 'new', seat: 'new.one', mandate: null };
    expect(apply({}, newcomer)).toMatch(/which adopted no rule of admission/);
    const { application } = world.done(SEATS.lead, 'organisation.apply', {
      ...{ incident: INCIDENT, organisation: 'new', functions: ['transport'], area: '420100', note: 'x' },
      ...{ profile: { name: WORDS, kind: 'charity', area: '420100' }, credentials: [] },
    });
    expect(apply({ application })).toMatch(/a second time/);
    const decide = (more: object) =>
      said(
        world,
        ROOT,
        'application.decided',
        { application, outcome: 'approved', mandate: null, note: 'x', ...more },
        { incident: 'register' },
      );
    expect(decide({ application: 'b' })).toMatch(/b/);
    expect(decide({})).toMatch(/without a mandate of the applicant/);
    expect(decide({ mandate: 'mandate-union' })).toMatch(/without a mandate of the applicant/);
    expect(decide({ outcome: 'declined', mandate: 'mandate-union' })).toMatch(/and gives a mandate/);
    expect(decide({ outcome: 'declined' })).toBeNull();
  });
});

describe('a credential', () => {
  it('is checked by another than its holder, once it is there and while it stands', () => {
    const world = hubei();
    const check = (actor: object) =>
      said(
        world,
        actor,
        'credential.checked',
        { credential: 'c', outcome: 'confirmed', note: 'x' },
        { incident: 'register' },
      );
    expect(check(ROOT)).toMatch(/a credential of its own or of nobody/);
    world.done(SEATS.union, 'credential.present', {
      ...{ organisation: 'union', credential: 'c', kind: 'medical', issuer: 'x' },
    });
    expect(check(ROOT)).toBeNull();
    world.done(SEATS.lead, 'credential.revoke', { credential: 'c', reason: 'x' });
    expect(check(ROOT)).toMatch(/which was revoked/);
  });
});

describe('goods', () => {
  it('are judged as their papers say', () => {
    const world = hubei();
    receive(world, 10);
    const gift = world.facts.at(-1);
    if (gift?.type !== 'donation.received') throw new Error('nothing came');
    world.log.pop();
    const receiving = gift.actor;
    const lots = (more: object) => ({
      ...gift.data,
      lots: gift.data.lots.map((lot) => ({ ...lot, ...more })),
    });
    const take = (more: object) => {
      const replay = world.replay();
      for (const entry of world.log) replay.take(entry);
      return () => replay.take(canonicalJson({ ...gift, actor: receiving, data: lots(more) }));
    };
    expect(take({})).not.toThrow();
    expect(take({ evidence: [] })).toThrow(/judged otherwise than its evidence says/);
    expect(take({ quarantined: 'no-evidence' })).toThrow(/judged otherwise/);
    expect(take({ provenItem: null })).toThrow(/judged otherwise/);
    expect(take({ expiresOn: '2020-01-25' })).toThrow(/judged otherwise/);
  });

  it('are counted and settled by two, once', () => {
    const world = hubei();
    const { id } = receive(world, 10).lot;
    const { count } = world.done(SEATS.gate, 'count.record', { incident: INCIDENT, lot: id, counted: 9 });
    const lost = `loss:red-cross:-:${id}:none`;
    const stock = `stock:red-cross:${HALL}:${id}:free`;
    const transfers = [{ phase: 'posted', transfer: 't', from: stock, to: lost, amount: 1 }];
    const settle = (seat: string, named = count) =>
      said(world, { ...RED_CROSS, seat }, 'count.settled', {
        ...{ count: named, lot: id, reason: 'missing', note: null, transfers },
      });
    expect(settle('red-cross.receiving')).toBeNull();
    expect(settle(SEATS.gate.seat)).toMatch(/same seat as the first part|by the seat that counted/);
    expect(settle('red-cross.receiving', 'count-dream')).toMatch(/settles count-dream, which is not open/);
  });

  it('of an incident that nobody declared move by nobody', () => {
    const world = hubei();
    const { id } = receive(world, 10).lot;
    const [from, to] = [`stock:red-cross:${HALL}:${id}:free`, `stock:red-cross:hall-b:${id}:free`];
    const posted = {
      owner: 'red-cross',
      reason: 'x',
      transfers: [{ phase: 'posted', transfer: 't', from, to, amount: 1 }],
    };
    const message = said(world, RED_CROSS, 'transfers.posted', posted, { incident: 'nowhere' });
    expect(message).toMatch(/nowhere|is not a fact/);
  });

  it('that were promised are not taken back before their time', () => {
    const world = hubei();
    const { id } = receive(world, 10).lot;
    const { orders } = allocate(world, [{ need: need(world, 'union', 10), lot: id, amount: 10 }]);
    const order = world.incident.orders.get(orders[0] as string);
    const transfers = (order?.lines ?? []).map(({ transfer }) => ({
      phase: 'void',
      transfer: 'v',
      pending: transfer,
    }));
    const clock = { organisation: 'lead', seat: 'clock', mandate: null };
    expect(said(world, clock, 'order.expired', { order: orders[0], transfers })).toMatch(/before its time/);
  });
});

describe('an allocation', () => {
  it('cites a charter and a solver that are there, and has all the lines that they give', () => {
    const world = hubei();
    receive(world, 10);
    need(world, 'union', 5);
    const { run } = world.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT });
    const [proposed, lines] = world.facts.slice(-2);
    if (proposed?.type !== 'allocation.proposed' || lines?.type !== 'allocation.lines')
      throw new Error('no run');
    const honest = world.log.slice(0, -2);
    const told = (more: object, then: object | null = {}, after?: object) => {
      const replay = world.replay();
      for (const entry of honest) replay.take(entry);
      return () => {
        replay.take(canonicalJson({ ...proposed, data: { ...proposed.data, ...more } }));
        if (then) replay.take(canonicalJson({ ...lines, data: { ...lines.data, ...then } }));
        if (after) replay.take(canonicalJson(after));
      };
    };
    expect(told({})).not.toThrow();
    expect(told({ charterVersion: 7 })).toThrow(/cites a charter version that does not exist/);
    expect(told({ solver: 'a-coin' })).toThrow(/names the solver a-coin/);
    expect(told({ worth: 1 })).toThrow(/is not worth what it says/);
    expect(told({ method: 'adjusted', adjusts: 'run-dream', reason: 'x' })).toThrow(
      /adjusts the run run-dream/,
    );
    const other = lines.data.lines.map((line) => ({ ...line, amount: line.amount + 1 }));
    expect(told({}, { lines: other })).toThrow(/is not what its inputs and charter give/);
    expect(told({}, { lines: [...lines.data.lines, ...lines.data.lines] })).toThrow(
      /fact \d+: line 1 of allocation .* is not what its inputs and charter give/,
    );
    const next = {
      ...proposed,
      position: proposed.position + 1,
      data: { ...proposed.data, run: 'run-other' },
    };
    expect(told({}, null, next)).toThrow(new RegExp(`${run as string} breaks off after 0 lines`));
  });

  it('adjusted by a person stays as it was where that person touched nothing', () => {
    const world = hubei();
    const { id } = receive(world, 10).lot;
    const [one, two] = [need(world, 'union', 5), need(world, 'renai', 5)];
    const { run } = world.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT });
    world.done(SEATS.lead, 'allocation.adjust', {
      incident: INCIDENT,
      run,
      reason: 'x',
      changes: [{ need: one, lot: id, amount: 3 }],
    });
    expect(() => world.audit()).not.toThrow();
    const [lines] = world.facts.slice(-1);
    if (lines?.type !== 'allocation.lines') throw new Error('no lines');
    const replay = world.replay();
    for (const entry of world.log.slice(0, -1)) replay.take(entry);
    const forged = lines.data.lines.map((line) => (line.need === two ? { ...line, amount: 1 } : line));
    expect(() => replay.take(canonicalJson({ ...lines, data: { ...lines.data, lines: forged } }))).toThrow(
      /changes lines that it does not mark/,
    );
    const broken = world.replay();
    for (const entry of world.log.slice(0, -1)) broken.take(entry);
    const close = { incident: INCIDENT, reason: 'x' };
    const other = { ...lines, actor: ROOT, type: 'incident.closed', data: close };
    expect(() => broken.take(canonicalJson(other))).toThrow(/breaks off/);
  });
});

describe('a plan', () => {
  const proposed = (more: object = {}) => ({
    proposal: 'p',
    terms: HEALTH,
    changesVersion: 0,
    reason: 'x',
    answers: [],
    ...more,
  });

  it('is proposed against the version in force, answers what was recommended, and is adopted by another seat', () => {
    const world = hubei();
    const propose = (more: object) => said(world, ROOT, 'plan.proposed', proposed(more));
    const register = (more: object) =>
      said(world, ROOT, 'plan.proposed', proposed(more), { incident: 'register' });
    expect([propose({ changesVersion: 3 }), register({ changesVersion: 3 })].join()).toMatch(
      /changes version 3 of/,
    );
    expect([propose({ answers: ['r'] }), register({ answers: ['r'] })].join()).toMatch(
      /which nobody recommended/,
    );
    const { proposal } = world.done(SEATS.lead, 'plan.propose', { terms: HEALTH, reason: 'x' });
    const adopted = (seat: string, more: object = {}) =>
      said(
        world,
        { ...ROOT, seat },
        'plan.adopted',
        { proposal, plan: HEALTH.plan, version: 1, ...more },
        { incident: 'register' },
      );
    expect(adopted(SEATS.lead.seat)).toMatch(/same seat|by the seat that proposed it/);
    expect(adopted(SEATS.second.seat, { proposal: 'q' })).toMatch(/which is no open proposal/);
    expect(adopted(SEATS.second.seat, { version: 2 })).toMatch(/as version 2 after version 0/);
    expect(adopted(SEATS.second.seat)).toBeNull();
  });

  it('is activated once at a time, by the version in force, where it is meant for', () => {
    const world = hubei();
    adopt(world);
    const amounts = { mandates: 0, duties: 0, needs: 0, tasks: 0, releases: 0 };
    const activated = { activation: 'a', plan: HEALTH.plan, version: 1, level: 'I', amounts };
    const activate = (more: object) => said(world, ROOT, 'plan.activated', { ...activated, ...more });
    expect(activate({ version: 2 })).toMatch(/by a version that is not in force/);
    expect(activate({ plan: 'no-plan' })).toMatch(/by a version that is not in force/);
    world.done(SEATS.lead, 'plan.activate', {
      incident: INCIDENT,
      plan: HEALTH.plan,
      level: 'I',
      reason: 'x',
    });
    expect(activate({})).toMatch(/where another is being carried out/);
    const { activation } = [...world.incident.plans.values()][0]?.activations[0] ?? {};
    const over = (more: object) =>
      said(world, ROOT, 'plan.taken-over', { activation, plan: HEALTH.plan, reason: 'x', ...more });
    expect(over({ activation: 'b' })).toMatch(/which is not being carried out/);
    expect(over({})).toMatch(/from itself/);
  });
});

describe('a task', () => {
  const TASK = {
    ...{
      task: 't',
      organisation: 'lead',
      title: WORDS,
      skills: [],
      area: '420105',
      where: 'A 馆',
      risky: false,
    },
    ...{
      from: '2020-01-26T00:00:00.000Z',
      until: '2020-01-26T10:00:00.000Z',
      peopleNeeded: 2,
      twoPersons: true,
    },
  };
  const at = (two = true) => {
    const world = hubei();
    const { task: _t, organisation: _o, ...terms } = { ...TASK, twoPersons: two };
    const { task } = world.done(SEATS.lead, 'task.open', { incident: INCIDENT, ...terms });
    const [one, other] = [0, 1].map(
      () =>
        world.done(SEATS.lead, 'volunteer.enrol', { incident: INCIDENT, area: '420105', isAdult: true })
          .volunteer as string,
    );
    for (const volunteer of [one, other])
      world.done(SEATS.lead, 'task.take', { incident: INCIDENT, task, volunteer });
    return { world, task: task as string, one: one as string, other: other as string };
  };

  it('is opened once and ends after it begins; is closed, taken and left where it is open', () => {
    const { world, task, one } = at();
    const say = (type: FactType, data: object) => said(world, ROOT, type, data);
    expect(say('task.opened', TASK)).toBeNull();
    expect(say('task.opened', { ...TASK, task })).toMatch(/a second time/);
    expect(say('task.opened', { ...TASK, until: TASK.from })).toMatch(/ends before it begins/);
    expect(say('task.closed', { task: 'dream', outcome: 'done', reason: null })).toMatch(/which is not open/);
    expect(say('task.closed', { task, outcome: 'done', reason: null })).toBeNull();
    expect(say('task.taken', { task: 'dream', volunteer: one })).toMatch(/which is not open/);
    expect(say('task.taken', { task, volunteer: 'dream' })).toMatch(/which is not open/);
    expect(say('task.taken', { task, volunteer: one })).toMatch(/against the rule/);
    expect(say('task.left', { task, volunteer: 'dream' })).toMatch(/which it does not have/);
    expect(say('task.left', { task, volunteer: one })).toBeNull();
    world.done(SEATS.lead, 'task.close', { incident: INCIDENT, task });
    expect(say('task.closed', { task, outcome: 'done', reason: null })).toMatch(/which is not open/);
    expect(say('task.left', { task, volunteer: one })).toMatch(/which it does not have/);
    expect(say('shift.started', { task, volunteers: [one] })).toMatch(/which is not open/);
  });

  it('for two is begun and left by two, each of whom is on it and there', () => {
    const { world, task, one, other } = at();
    const start = (volunteers: string[]) => said(world, ROOT, 'shift.started', { task, volunteers });
    const end = (volunteers: string[], named = task) =>
      said(world, ROOT, 'shift.ended', { task: named, volunteers });
    expect(start([one])).toMatch(/alone on .*, a task for two/);
    expect(start([one, 'dream'])).toMatch(/which is not on/);
    expect(start([one, other])).toBeNull();
    expect(end([one])).toMatch(/which was not there/);
    world.done(SEATS.lead, 'shift.start', { incident: INCIDENT, task, volunteers: [one, other] });
    world.pass(1);
    expect(end([one])).toMatch(/leaves one alone/);
    expect(end([one, one])).toMatch(/which was not there/);
    expect(end([one, other], 'dream')).toMatch(/which was not there/);
    expect(end([one, other])).toBeNull();
  });

  it('makes a certificate of the very hours that were worked', () => {
    const { world, task, one } = at(false);
    world.done(SEATS.lead, 'shift.start', { incident: INCIDENT, task, volunteers: [one] });
    const from = world.now;
    world.pass(2);
    world.done(SEATS.lead, 'shift.end', { incident: INCIDENT, task, volunteers: [one] });
    const hours = { minutes: 120, shifts: 1, from, until: world.now, organisation: 'lead' };
    const certify = (more: object) =>
      said(world, ROOT, 'volunteer.certified', { certificate: 'c', volunteer: one, ...hours, ...more });
    expect(certify({ minutes: 121 })).toMatch(/certifies other hours|is not a fact/);
    expect(certify({ shifts: 2 })).toMatch(/certifies other hours|is not a fact/);
    expect(certify({ organisation: 'union' })).toMatch(/certifies other hours|is not a fact/);
    expect(certify({ volunteer: 'dream' })).toMatch(/certifies other hours|is not a fact/);
  });
});

it('a delivery sent on stays what it was: an honest log has no fault', () => {
  const world = hubei();
  const { id } = receive(world, 10).lot;
  const { orders } = allocate(world, [{ need: need(world, 'union', 10), lot: id, amount: 10 }]);
  dispatch(world, orders[0] as string);
  expect(() => world.audit()).not.toThrow();
});
