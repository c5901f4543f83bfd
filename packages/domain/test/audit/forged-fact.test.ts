import { describe, expect, it } from 'vitest';
import { adopt, carryOut, HEALTH } from '../support/plans.ts';
import { hubei, INCIDENT, SEATS, type World } from '../support/world.ts';

const PLAN = 'cn-public-health';
const ROOT = { ...SEATS.lead, mandate: 'mandate-root' };
const CITY = { organisation: 'wuhan-city', seat: 'wuhan-city.first' };
const NOBODY_DID = { at: '2020-01-26T00:00:00.000Z' };

function city(): World {
  const world = hubei();
  const profile = { name: { zh: '武汉', en: 'Wuhan' }, kind: 'government', area: '420100' };
  world.done(SEATS.lead, 'organisation.register', { organisation: 'wuhan-city', ...profile });
  return world;
}

/** A plan begun, with its mandates given and nothing else done yet. */
function begun(): World {
  const world = city();
  adopt(world);
  world.done(SEATS.lead, 'plan.activate', { incident: INCIDENT, plan: PLAN, level: 'I', reason: 'x' });
  while (openPart(world) === 'mandates') world.step();
  return world;
}
function openPart(world: World): string | undefined {
  const [activation] = world.incident.plans.get(PLAN)?.activations ?? [];
  return activation && activation.done.mandates < activation.amounts.mandates ? 'mandates' : undefined;
}
function nameOf(world: World) {
  const activation = world.incident.plans.get(PLAN)?.activations.at(-1);
  if (!activation) throw new Error('nothing is in hand');
  return { activation: activation.activation, plan: PLAN, version: activation.version };
}

const TASK = {
  ...{ organisation: 'lead', title: { zh: '卸货', en: 'Unload' }, skills: [], area: '420105', where: 'A 馆' },
  ...{ from: '2020-01-26T00:00:00Z', until: '2020-01-26T10:00:00Z', peopleNeeded: 4 },
  ...{ twoPersons: false, risky: false },
};
const PERSON = {
  organisation: 'lead',
  skills: [],
  area: '420105',
  clearedForRisk: false,
  hoursPerWeek: null,
};

/** Two tasks, and two volunteers on each of them. */
function atWork(): { world: World; first: string; second: string; one: string; two: string } {
  const world = hubei();
  const { organisation: _by, ...task } = TASK;
  const open = () => world.done(SEATS.lead, 'task.open', { incident: INCIDENT, ...task }).task as string;
  const enrol = () =>
    world.done(SEATS.lead, 'volunteer.enrol', { incident: INCIDENT, area: '420105', isAdult: true })
      .volunteer as string;
  const [first, second, one, two] = [open(), open(), enrol(), enrol()];
  for (const volunteer of [one, two])
    world.done(SEATS.lead, 'task.take', { incident: INCIDENT, task: first, volunteer });
  return { world, first, second, one, two };
}

describe('an auditor names what somebody who can sign the log has put into it:', () => {
  it('a plan proposed for more than its proposer holds, or under an id that another has', () => {
    const world = city();
    const terms = { functions: ['coordinate'], reach: 'area', area: '420100', legalBasis: '通知' };
    const { mandate } = world.done(SEATS.lead, 'mandate.grant', { holder: 'wuhan-city', ...terms });
    const proposed = { terms: HEALTH, changesVersion: 0, reason: 'x', answers: [] };
    const actor = { ...CITY, mandate: mandate as string };
    world.record(actor, 'plan.proposed', { proposal: 'p', ...proposed });
    expect(() => world.audit()).toThrow(/gives more than wuhan-city holds/);

    const other = city();
    const { proposal } = other.done(SEATS.lead, 'plan.propose', { terms: HEALTH, reason: 'x' });
    other.record(ROOT, 'plan.proposed', { proposal: proposal as string, ...proposed });
    expect(() => other.audit()).toThrow(/a second time/);
  });

  it('a plan declined after it was adopted, or activated at a level or in amounts that are not so', () => {
    const world = city();
    adopt(world);
    const [proposal] = [...world.state.planProposals.keys()];
    world.record(ROOT, 'plan.declined', { proposal: proposal as string, reason: 'x' });
    expect(() => world.audit()).toThrow(/declines .*, which is not open/);

    const activated = { activation: 'a', plan: PLAN, version: 1, level: 'I' as const };
    const none = { mandates: 0, duties: 0, needs: 0, tasks: 0, releases: 0 };
    const below = city();
    adopt(below);
    below.record(ROOT, 'plan.activated', { ...activated, amounts: none });
    expect(() => below.audit()).toThrow(/for level I, where the response stands/);
    const other = city();
    adopt(other);
    other.done(SEATS.lead, 'incident.change-level', {
      incident: INCIDENT,
      responseLevel: 'I',
      reason: 'x',
    });
    other.record(ROOT, 'plan.activated', { ...activated, amounts: none });
    expect(() => other.audit()).toThrow(/other amounts than there is to do/);
  });

  it('a plan that calls whom it does not name, or for another time than it says', () => {
    for (const [holder, until, fault] of [
      ['red-cross', null, /which the plan does not call/],
      ['wuhan-city', '2030-01-01T00:00:00.000Z', /for another time/],
    ] as const) {
      const world = city();
      adopt(world);
      world.done(SEATS.lead, 'plan.activate', { incident: INCIDENT, plan: PLAN, level: 'I', reason: 'x' });
      world.record(ROOT, 'plan.mandates-granted', {
        ...nameOf(world),
        entry: 'prefecture-coordination',
        grantedUnder: 'mandate-root',
        from: world.now,
        until,
        first: 0,
        rows: [{ holder, area: '420100' }],
      });
      expect(() => world.audit()).toThrow(fault);
    }
  });

  it('a duty or a task of a plan for who does not hold it, and another duty than the plan’s', () => {
    const [duty] = HEALTH.duties;
    const [task] = HEALTH.tasks;
    if (!duty || !task) throw new Error('the plan has none');
    const owed = begun();
    const opened = { ...nameOf(owed), entry: duty.entry, organisations: ['renai'] };
    const stranger = { ...opened, duty: duty.duty, organisations: ['wuhan-nobody'] };
    owed.record(ROOT, 'plan.duties-opened', stranger);
    expect(() => owed.audit()).toThrow(/for others than hold/);
    const other = begun();
    other.record(ROOT, 'plan.duties-opened', { ...opened, duty: 'clap-hands' });
    expect(() => other.audit()).toThrow(/which .* does not say/);
    const working = begun();
    const rows = [{ organisation: 'red-cross', area: '420100' }];
    const from = new Date(Date.parse(working.now) + (task.startsAfterHours ?? 0) * 3_600_000).toISOString();
    const until = new Date(Date.parse(from) + task.lastsHours * 3_600_000).toISOString();
    const name = { ...nameOf(working), entry: task.entry, first: 0 };
    working.record(ROOT, 'plan.tasks-opened', { ...name, from, until, rows });
    expect(() => working.audit()).toThrow(/tasks for others than hold/);
    const late = begun();
    late.record(ROOT, 'plan.tasks-opened', { ...name, from, until: '2021-01-01T00:00:00.000Z', rows });
    expect(() => late.audit()).toThrow(/for another time/);
  });

  it('a plan that speaks over a hospital, that is called done, or taken over from itself', () => {
    const [need] = HEALTH.needs;
    if (!need) throw new Error('the plan has none');
    const world = begun();
    const rows = [{ facility: 'red-cross', patients: null, amount: null, usePerDay: null }];
    world.record(ROOT, 'plan.needs-stated', { ...nameOf(world), entry: need.entry, rows });
    expect(() => world.audit()).toThrow(/states for red-cross a need/);

    const early = begun();
    const { done } = early.incident.plans.get(PLAN)?.activations[0] ?? {};
    early.record(ROOT, 'plan.carried-out', { ...nameOf(early), amounts: { ...done } as never });
    expect(() => early.audit()).toThrow(/is done, and it is not/);
    const more = begun();
    const amounts = { mandates: 1, duties: 1, needs: 1, tasks: 1, releases: 1 };
    more.record(ROOT, 'plan.carried-out', { ...nameOf(more), amounts });
    expect(() => more.audit()).toThrow(/other amounts were done/);

    const self = begun();
    const { version: _version, ...taken } = nameOf(self);
    self.record(ROOT, 'plan.taken-over', { ...taken, reason: 'x' });
    expect(() => self.audit()).toThrow(/from itself/);
  });

  it('a first release in other words than the plan’s', () => {
    const [entry] = HEALTH.releases;
    if (!entry) throw new Error('the plan has none');
    const world = begun();
    const words = { zh: '一切正常', en: 'All is well' };
    const content = { kind: 'notice' as const, title: words, body: words };
    const release = { release: 'r', corrects: null, cause: null, reason: null, content };
    world.record(ROOT, 'release.drafted', release);
    world.record(ROOT, 'plan.release-drafted', { ...nameOf(world), entry: entry.entry, release: 'r' });
    expect(() => world.audit()).toThrow(/in other words than the plan/);
  });

  it('and an honest plan to its end is nothing of that', () => {
    const world = begun();
    carryOut(world);
    expect(() => world.audit()).not.toThrow();
  });

  it('work of one person counted twice, at two places, beyond its time, or on what is closed', () => {
    const twice = atWork();
    const double = { task: twice.first, volunteers: [twice.one, twice.one] };
    twice.world.record(ROOT, 'shift.started', double);
    expect(() => twice.world.audit()).toThrow(/one person twice/);

    const again = atWork();
    for (let times = 0; times < 2; times += 1)
      again.world.record(ROOT, 'shift.started', { task: again.first, volunteers: [again.one] });
    expect(() => again.world.audit()).toThrow(/which is at work/);

    const late = atWork();
    late.world.pass(11);
    late.world.record(ROOT, 'shift.started', { task: late.first, volunteers: [late.one] });
    expect(() => late.world.audit()).toThrow(/outside of its time/);

    const left = atWork();
    left.world.done(SEATS.lead, 'shift.start', {
      incident: INCIDENT,
      task: left.first,
      volunteers: [left.one],
    });
    left.world.record(ROOT, 'task.left', { task: left.first, volunteer: left.one });
    expect(() => left.world.audit()).toThrow(/while it is at work/);
    const closed = atWork();
    closed.world.done(SEATS.lead, 'shift.start', {
      incident: INCIDENT,
      task: closed.first,
      volunteers: [closed.one],
    });
    closed.world.record(ROOT, 'task.closed', { task: closed.first, outcome: 'done', reason: null });
    expect(() => closed.world.audit()).toThrow(/while .* is at work/);
  });

  it('a volunteer enrolled again, whose hours would begin anew; a task or a person in another’s name', () => {
    const { world, one } = atWork();
    world.record(ROOT, 'volunteer.enrolled', { volunteer: one, ...PERSON });
    expect(() => world.audit()).toThrow(/enrols .* a second time/);
    const other = hubei();
    other.record(ROOT, 'volunteer.enrolled', { volunteer: 'v', ...PERSON, organisation: 'union' });
    expect(() => other.audit()).toThrow(/in the name of union/);
    const task = hubei();
    task.record(ROOT, 'task.opened', { task: 't', ...TASK, organisation: 'union' });
    expect(() => task.audit()).toThrow(/in the name of union/);
    const over = hubei();
    over.done(SEATS.lead, 'incident.close', { incident: INCIDENT, reason: 'x' });
    over.record(ROOT, 'task.opened', { task: 't', ...TASK });
    expect(() => over.audit()).toThrow(/which is closed/);
  });

  it('a part outside of its whole or half an exercise, and a whole closed before its part', () => {
    const part = {
      ...{ incident: 'part', name: { zh: '襄阳', en: 'Xiangyang' }, type: 'public-health' as const },
      ...{ area: '420600', exercise: false, eventGrade: null, alertColour: null, responseLevel: null },
      ...{ legalBasis: 'x', beganAt: NOBODY_DID.at, within: INCIDENT },
    };
    const outside = hubei();
    outside.record(ROOT, 'incident.declared', { ...part, area: '420000' }, 'part');
    expect(() => outside.audit()).toThrow(/does not lie inside/);
    const mixed = hubei();
    mixed.record(ROOT, 'incident.declared', { ...part, exercise: true }, 'part');
    expect(() => mixed.audit()).toThrow(/mixes an exercise/);
    const early = hubei();
    early.record(ROOT, 'incident.declared', part, 'part');
    early.record(ROOT, 'incident.closed', { incident: INCIDENT, reason: 'x' });
    expect(() => early.audit()).toThrow(/before its part/);
  });

  it('a recommendation that takes another’s place, or speaks of a plan that is not there', () => {
    const world = hubei();
    const made = { plan: null, about: 'other' as const, explanation: 'x' };
    const { recommendation } = world.done(SEATS.union, 'recommendation.make', {
      incident: INCIDENT,
      ...made,
    });
    world.record(ROOT, 'recommendation.made', { ...made, recommendation: recommendation as string });
    expect(() => world.audit()).toThrow(/a second time/);
    const other = hubei();
    other.record(ROOT, 'recommendation.made', { ...made, recommendation: 'r', plan: 'no-plan' });
    expect(() => other.audit()).toThrow(/which is no plan/);
  });

  it('an offer accepted after it lapsed, and a second suspension that changes who may end it', () => {
    const world = city();
    const { mandate } = world.done(SEATS.lead, 'mandate.offer', {
      ...{ holder: 'wuhan-city', functions: ['transport'], reach: 'area', area: '420100' },
      ...{ incident: INCIDENT, legalBasis: 'x', answerWithinHours: 1 },
    });
    world.pass(2);
    world.record({ ...CITY, mandate: null }, 'mandate.accepted', { mandate: mandate as string });
    expect(() => world.audit()).toThrow(/no longer offered/);
    const other = hubei();
    other.done(SEATS.lead, 'mandate.suspend', { mandate: 'mandate-union', reason: 'x' });
    other.record(ROOT, 'mandate.suspended', { mandate: 'mandate-union', reason: 'x' }, 'register');
    expect(() => other.audit()).toThrow(/stands still already/);
  });

  it('a revoked mandate resumed, and a credential presented again to lose its refusal', () => {
    const world = hubei();
    world.done(SEATS.lead, 'mandate.suspend', { mandate: 'mandate-union', reason: 'x' });
    world.done(SEATS.lead, 'mandate.revoke', { mandate: 'mandate-union', reason: 'x' });
    world.record(ROOT, 'mandate.resumed', { mandate: 'mandate-union', reason: 'x' }, 'register');
    expect(() => world.audit()).toThrow(/which is over/);
    const other = hubei();
    const paper = { organisation: 'union', credential: 'c', kind: 'medical' as const, issuer: 'x' };
    other.done(SEATS.union, 'credential.present', paper);
    const fact = { ...paper, reference: null, expiresOn: null, evidence: null };
    other.record({ ...SEATS.union, mandate: null }, 'credential.presented', fact, 'register');
    expect(() => other.audit()).toThrow(/a second time/);
  });
});
