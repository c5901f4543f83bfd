import { currentPlan, type PlanTerms, planDifference, planFits, planTerms } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { adopt, carryOut, HEALTH } from '../../../test/support/plans.ts';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';

const PLAN = 'cn-public-health';
const activate = (more: object = {}) => ({
  incident: INCIDENT,
  plan: PLAN,
  level: 'I',
  reason: '社区传播',
  ...more,
});
const inUse = (world: World) => {
  const use = world.incident.plans.get(PLAN);
  if (!use) throw new Error('no plan is in use');
  return use;
};

/** Hubei with a city and a district that govern, a community, and a centre for disease control. */
function peopled(): World {
  const world = hubei();
  const register = (organisation: string, kind: string, area: string) =>
    world.done(SEATS.lead, 'organisation.register', {
      organisation,
      name: { zh: organisation, en: organisation },
      kind,
      area,
      facilityClass: null,
    });
  register('wuhan-city', 'government', '420100');
  register('jianghan-district', 'government', '420103');
  register('wuhan-cdc', 'disease-control', '420100');
  register('hubei-cdc', 'disease-control', '420000');
  register('changqing', 'community', '420103');
  return world;
}

function active(world = peopled()): World {
  adopt(world);
  world.done(SEATS.lead, 'plan.activate', activate());
  carryOut(world);
  return world;
}

const granted = (world: World, entry: string) =>
  (inUse(world).given.get(entry) ?? []).map(({ holder, area }) => `${holder} ${area}`);

describe('a plan that is activated', () => {
  it('gives each function to who takes it by the register, and to nobody by guess', () => {
    const world = active();
    expect(granted(world, 'coordination')).toEqual(['lead 420000']);
    expect(granted(world, 'prefecture-coordination')).toEqual(['wuhan-city 420100']);
    expect(granted(world, 'county-coordination')).toEqual(['jianghan-district 420103']);
    expect(granted(world, 'epidemic-control')).toEqual(['wuhan-cdc 420100']);
    expect(granted(world, 'epidemic-control-province')).toEqual(['hubei-cdc 420000']);
    expect(granted(world, 'medical-supply')).toEqual(['union 420103', 'renai 420111', 'tianyou 420106']);
    expect(granted(world, 'community-service')).toEqual(['changqing 420103']);
    // Nobody showed the qualification for public fundraising.
    expect(granted(world, 'donation-intake')).toEqual([]);
  });

  it('leaves a place open where two would fit, until the plan assigns one', () => {
    const world = peopled();
    world.done(SEATS.lead, 'organisation.register', {
      organisation: 'wuhan-health-office',
      name: { zh: '市卫健委', en: 'Wuhan health office' },
      kind: 'government',
      area: '420100',
      facilityClass: null,
    });
    active(world);
    expect(granted(world, 'prefecture-coordination')).toEqual([]);
    const functions = HEALTH.functions.map((each) =>
      each.entry === 'prefecture-coordination'
        ? { ...each, assigned: [{ area: '420100', organisation: 'wuhan-city' }] }
        : each,
    );
    expect(adopt(world, { ...HEALTH, functions })).toBe(2);
    world.done(SEATS.lead, 'plan.activate', activate());
    carryOut(world);
    expect(granted(world, 'prefecture-coordination')).toEqual(['wuhan-city 420100']);
  });

  it('lets them act at once under what they were given, in its own place and no further', () => {
    const world = active();
    const task = {
      incident: INCIDENT,
      title: { zh: '值守', en: 'Keep the gate' },
      skills: [],
      where: '北门',
      from: world.now,
      until: new Date(Date.parse(world.now) + 3_600_000).toISOString(),
      peopleNeeded: 2,
      twoPersons: false,
      risky: false,
    };
    const seat = { organisation: 'changqing', seat: 'changqing.first' };
    expect(world.done(seat, 'task.open', { ...task, area: '420103' })).toHaveProperty('task');
    const outside = world.refused({ organisation: 'wuhan-cdc', seat: 'x' }, 'task.open', {
      ...task,
      area: '420100',
    });
    expect(outside).toMatchObject([{ code: 'mandate-missing', parameters: { function: 'open-task' } }]);
  });

  it('opens the duties of those who hold the function, with clocks that facts alone stop', () => {
    const world = active();
    const owed = () =>
      world.duties
        .outstanding(INCIDENT)
        .filter(({ kind }) => kind === 'report-load')
        .map(({ ower }) => ower.organisation);
    expect(owed()).toEqual(['union', 'renai', 'tianyou']);
    const loads = [{ setting: 'isolation', patients: 40, beds: 60 }];
    world.done(SEATS.union, 'facility.report-load', { incident: INCIDENT, facility: 'union', loads });
    // Met, and owed again from now on.
    const own = world.duties
      .of(INCIDENT)
      .filter((each) => each.kind === 'report-load' && each.ower.organisation === 'union');
    expect(own.map(({ metAt }) => metAt === null)).toEqual([false, true]);
    expect(world.duties.of(INCIDENT).filter(({ kind }) => kind === 'adopt-charter')).toHaveLength(1);
  });

  it('computes the standard needs from the people in care, and calls unknown what nobody has said', () => {
    const world = peopled();
    world.done(SEATS.union, 'facility.report-load', {
      incident: INCIDENT,
      facility: 'union',
      loads: [{ setting: 'isolation', patients: 40, beds: 30 }],
    });
    world.done(SEATS.lead, 'facility.classify', {
      organisation: 'renai',
      facilityClass: 'designated',
      legalBasis: '通告',
    });
    active(world);
    const needOf = (facility: string) =>
      world.incident.needs.get(`${INCIDENT}.${facility}.respirator-n95.isolation`);
    // 30 beds × 1.27 a patient and day × 7 days = 266.7
    expect(needOf('union')).toMatchObject({ quantity: { kind: 'exact', amount: 267 }, usePerDay: 39 });
    expect(needOf('renai')).toMatchObject({ quantity: { kind: 'unknown' }, usePerDay: null });
    expect(needOf('tianyou')).toBeUndefined();
  });

  it('does not speak over a facility that has said what it needs', () => {
    const world = peopled();
    world.done(SEATS.union, 'need.state', {
      incident: INCIDENT,
      facility: 'union',
      item: 'respirator-n95',
      setting: 'isolation',
      quantity: { kind: 'exact', amount: 5 },
    });
    active(world);
    const need = world.incident.needs.get(`${INCIDENT}.union.respirator-n95.isolation`);
    expect(need).toMatchObject({ quantity: { kind: 'exact', amount: 5 }, statements: 1 });
  });

  it('opens the first tasks with who holds the function, and drafts the first release for a second pair of eyes', () => {
    const world = active();
    const tasks = [...world.incident.tasks.values()].filter(
      ({ organisation }) => organisation === 'changqing',
    );
    expect(tasks).toHaveLength(5);
    const [release] = [...world.incident.releases.values()];
    expect(release).toMatchObject({
      status: 'drafted',
      content: { title: { zh: '关于启动新冠肺炎疫情I级响应的通告' } },
    });
    const published = { incident: INCIDENT, release: release?.id };
    expect(world.refused(SEATS.lead, 'release.publish', published)).toMatchObject([{ code: 'four-eyes' }]);
    expect(world.done(SEATS.second, 'release.publish', published)).toEqual({ number: 1 });
  });

  it('counts what it did, and an auditor finds the same from the public log alone', () => {
    const world = active();
    const [activation] = inUse(world).activations;
    expect(activation?.done).toEqual(activation?.amounts);
    expect(activation?.carriedOutAt).toBe(world.now);
    expect(world.audit().state.mandates).toEqual(world.state.mandates);
    expect(world.audit().state.incidents.get(INCIDENT)?.tasks).toEqual(world.incident.tasks);
  });
});

describe('a plan activated again', () => {
  it('at a higher level adds what that level asks for, and what was given stands still when the level is lowered', () => {
    const world = peopled();
    adopt(world);
    world.done(SEATS.lead, 'plan.activate', activate({ level: 'IV' }));
    carryOut(world);
    expect(granted(world, 'county-coordination')).toEqual([]);
    world.done(SEATS.lead, 'plan.activate', activate({ level: 'III' }));
    carryOut(world);
    expect(granted(world, 'county-coordination')).toEqual(['jianghan-district 420103']);
    expect(granted(world, 'coordination')).toEqual(['lead 420000']);
    world.done(SEATS.lead, 'incident.change-level', {
      incident: INCIDENT,
      responseLevel: 'IV',
      reason: '好转',
    });
    const offer = {
      incident: INCIDENT,
      title: { zh: '值守', en: 'Gate' },
      skills: [],
      where: '北门',
      area: '420103',
    };
    const times = { from: world.now, until: new Date(Date.parse(world.now) + 3_600_000).toISOString() };
    const people = { peopleNeeded: 2, twoPersons: false, risky: false };
    const district = { organisation: 'jianghan-district', seat: 'x' };
    expect(world.refused(district, 'task.open', { ...offer, ...times, ...people })).toMatchObject([
      { code: 'mandate-below-level' },
    ]);
  });

  it('reaches those who came since, and nobody twice', () => {
    const world = active();
    expect(world.refused(SEATS.lead, 'plan.activate', activate())).toMatchObject([{ code: 'unchanged' }]);
    world.done(SEATS.lead, 'organisation.register', {
      organisation: 'minquan',
      name: { zh: '民权社区', en: 'Minquan' },
      kind: 'community',
      area: '420103',
      facilityClass: null,
    });
    const { amounts } = world.done(SEATS.lead, 'plan.activate', activate());
    carryOut(world);
    expect(amounts).toMatchObject({ mandates: 1, tasks: 5, releases: 0 });
    expect(granted(world, 'community-service')).toEqual(['changqing 420103', 'minquan 420103']);
    expect(
      [...world.incident.tasks.values()].filter(({ organisation }) => organisation === 'changqing'),
    ).toHaveLength(5);
  });
});

describe('a version', () => {
  it('is proposed by one person and adopted by another, and says what it changes', () => {
    const world = peopled();
    const { proposal } = world.done(SEATS.lead, 'plan.propose', { terms: HEALTH, reason: '首版' });
    expect(world.refused(SEATS.lead, 'plan.adopt', { proposal })).toMatchObject([{ code: 'four-eyes' }]);
    world.done(SEATS.second, 'plan.adopt', { proposal });
    const next = {
      ...HEALTH,
      needs: HEALTH.needs.slice(1),
      tasks: HEALTH.tasks.map((each, index) => (index === 0 ? { ...each, peopleNeeded: 9 } : each)),
    };
    expect(adopt(world, next)).toBe(2);
    const changes = planDifference(HEALTH, currentPlan(world.state, PLAN)?.terms as PlanTerms);
    expect(changes).toMatchObject([
      { kind: 'removed', list: 'needs', entry: { entry: 'need-respirators' } },
      { kind: 'changed', list: 'tasks', fields: [{ field: 'peopleNeeded', before: '4', after: '9' }] },
    ]);
  });

  it('that changes an older one is refused: somebody adopted another meanwhile', () => {
    const world = peopled();
    adopt(world);
    const renamed = (zh: string) => ({ ...HEALTH, name: { ...HEALTH.name, zh } });
    const { proposal } = world.done(SEATS.lead, 'plan.propose', { terms: renamed('甲'), reason: '甲' });
    adopt(world, renamed('乙'));
    expect(world.refused(SEATS.second, 'plan.adopt', { proposal })).toMatchObject([
      { code: 'plan-changed', parameters: { version: 2, changesVersion: 1 } },
    ]);
    expect(world.refused(SEATS.lead, 'plan.propose', { terms: renamed('乙'), reason: '乙' })).toMatchObject([
      { code: 'unchanged' },
    ]);
  });
});

describe('what a plan may not do', () => {
  const { admission: _none, ...withoutAdmission } = HEALTH;
  const only = (more: object): PlanTerms => ({
    ...withoutAdmission,
    functions: [{ ...(HEALTH.functions[0] as PlanTerms['functions'][number]), ...more }],
    duties: [],
    tasks: [],
    needs: [],
    releases: [],
  });

  it('grant itself, or anybody, what its proposer does not hold', () => {
    const world = peopled();
    world.done(SEATS.lead, 'mandate.grant', {
      holder: 'wuhan-city',
      functions: ['coordinate'],
      reach: 'area',
      area: '420100',
      legalBasis: '通知',
    });
    const city = { organisation: 'wuhan-city', seat: 'wuhan-city.first' };
    const own = only({ functions: ['coordinate', 'allocate'] });
    expect(
      world.refused(city, 'plan.propose', { terms: { ...own, area: '420100' }, reason: '自授' }),
    ).toMatchObject([
      { code: 'mandate-wider-than-own', field: 'functions.0', parameters: { function: 'allocate' } },
    ]);
    // The whole province is not the city's to plan for.
    expect(
      world.refused(city, 'plan.propose', { terms: { ...own, area: '420000' }, reason: '自授' }),
    ).toMatchObject([{ code: 'mandate-missing' }]);
    expect(
      world.done(city, 'plan.propose', { terms: { ...only({}), area: '420100' }, reason: '本市' }),
    ).toHaveProperty('proposal');
  });

  it('be activated by who holds less than it gives, even where the plan is in force', () => {
    const world = peopled();
    adopt(world);
    world.done(SEATS.lead, 'mandate.grant', {
      holder: 'wuhan-city',
      functions: ['coordinate'],
      reach: 'area',
      area: '420000',
      incident: INCIDENT,
      legalBasis: '通知',
    });
    const city = { organisation: 'wuhan-city', seat: 'wuhan-city.first' };
    expect(world.refused(city, 'plan.activate', activate())).toMatchObject([
      { code: 'mandate-wider-than-own' },
    ]);
  });

  it('be activated by who holds it for a shorter time than the plan gives it', () => {
    const world = peopled();
    adopt(world, { ...only({ days: 30 }), area: '420100' });
    const term = (until: string) =>
      world.done(SEATS.lead, 'mandate.grant', {
        ...{ holder: 'wuhan-city', functions: ['coordinate'], reach: 'area', area: '420000' },
        ...{ incident: 'wuhan-2020', until, legalBasis: '通知' },
      });
    world.done(SEATS.lead, 'incident.declare', {
      ...{ incident: 'wuhan-2020', name: { zh: '武汉', en: 'Wuhan' }, type: 'public-health' },
      ...{ area: '420100', within: INCIDENT, legalBasis: '通知' },
    });
    const city = { organisation: 'wuhan-city', seat: 'wuhan-city.first' };
    const asked = activate({ incident: 'wuhan-2020', plan: only({}).plan });
    term('2020-02-10');
    expect(world.refused(city, 'plan.activate', asked)).toMatchObject([
      { code: 'mandate-wider-than-own', field: 'functions.0', parameters: { breadth: 'until' } },
    ]);
    term('2020-03-10');
    expect(world.done(city, 'plan.activate', asked)).toHaveProperty('activation');
  });

  it('assign two to one place', () => {
    const assigned = ['wuhan-city', 'wuhan-cdc'].map((organisation) => ({ area: '420100', organisation }));
    const refused = peopled().refused(SEATS.lead, 'plan.propose', { terms: only({ assigned }), reason: 'x' });
    expect(refused).toMatchObject([
      { code: 'already-exists', field: 'terms.functions.0.assigned.1.area', parameters: { kind: 'area' } },
    ]);
  });

  it('be activated by two leads at once: the second is told who is at it', () => {
    const world = peopled();
    adopt(world);
    world.done(SEATS.lead, 'plan.activate', activate());
    world.step(1);
    expect(world.refused(SEATS.second, 'plan.activate', activate({ level: 'I' }))).toMatchObject([
      { code: 'plan-underway', parameters: { organisation: 'lead' } },
    ]);
    carryOut(world);
  });

  it('name an area, an item, an organisation or a duty that does not exist', () => {
    const world = peopled();
    const wrong = {
      ...HEALTH,
      functions: HEALTH.functions.map((each, index) =>
        index === 3 ? { ...each, assigned: [{ area: '999999', organisation: 'nobody' }] } : each,
      ),
      duties: [{ entry: 'd', level: 'IV', of: 'coordination', duty: 'clap-hands' }],
      needs: [{ ...HEALTH.needs[0], item: 'unicorn' }],
    };
    expect(world.refused(SEATS.lead, 'plan.propose', { terms: wrong, reason: 'x' })).toMatchObject([
      { code: 'area-unknown', field: 'terms.functions.3.assigned.0.area' },
      { code: 'not-found', field: 'terms.functions.3.assigned.0.organisation' },
      { code: 'not-found', field: 'terms.duties.0.duty' },
      { code: 'item-unknown', field: 'terms.needs.0.item' },
    ]);
    const elsewhere = { ...HEALTH, area: '999999' };
    expect(world.refused(SEATS.lead, 'plan.propose', { terms: elsewhere, reason: 'x' })).toMatchObject([
      { code: 'area-unknown', field: 'terms.area' },
    ]);
  });

  it('name an entry twice, or follow from an entry that is not there or only asks', () => {
    const issues = (terms: unknown) =>
      planTerms.safeParse(terms).error?.issues.map(({ path }) => path.join('.'));
    expect(issues({ ...HEALTH, functions: [...HEALTH.functions, HEALTH.functions[0]] })).toEqual([
      'functions.14.entry',
    ]);
    const duty = { entry: 'd', level: 'IV', duty: 'report-load' };
    expect(issues({ ...HEALTH, duties: [{ ...duty, of: 'nothing' }] })).toEqual(['duties.0.of']);
    expect(issues({ ...HEALTH, duties: [{ ...duty, of: 'logistics' }] })).toEqual(['duties.0.of']);
  });

  it('serve a place outside of their own', () => {
    const ofWuhan = { incidentTypes: ['public-health' as const], area: '420100' };
    const fits = (area: string) => planFits(ofWuhan, { type: 'public-health', area });
    expect(['420100', '420103', '420000', '110000'].map(fits)).toEqual([true, true, false, false]);
    expect(planFits(ofWuhan, { type: 'natural', area: '420100' })).toBe(false);
  });

  it('serve an incident of another kind, or lower the response', () => {
    const world = peopled();
    adopt(world);
    world.done(SEATS.lead, 'incident.declare', {
      incident: 'flood',
      name: { zh: '洪水', en: 'Flood' },
      type: 'natural',
      area: '420000',
      legalBasis: '防汛条例',
    });
    expect(world.refused(SEATS.lead, 'plan.activate', activate({ incident: 'flood' }))).toMatchObject([
      { code: 'plan-not-for' },
    ]);
    world.done(SEATS.lead, 'incident.change-level', {
      incident: INCIDENT,
      responseLevel: 'II',
      reason: '升级',
    });
    expect(world.refused(SEATS.lead, 'plan.activate', activate({ level: 'III' }))).toMatchObject([
      { code: 'plan-below-level' },
    ]);
    expect(world.refused(SEATS.lead, 'plan.activate', activate({ plan: 'no-such' }))).toMatchObject([
      { code: 'not-found' },
    ]);
  });

  it('put a second owner beside one that an order named', () => {
    const world = peopled();
    world.done(SEATS.lead, 'mandate.grant', {
      holder: 'jianghan-district',
      functions: ['coordinate'],
      reach: 'area',
      area: '420100',
      incident: INCIDENT,
      legalBasis: '指挥部令',
    });
    active(world);
    expect(granted(world, 'prefecture-coordination')).toEqual([]);
  });
});

describe('carrying out', () => {
  it('stops where whoever began it lost its mandate, and another goes on from there', () => {
    const world = peopled();
    adopt(world);
    world.done(SEATS.lead, 'mandate.grant', {
      mandate: 'mandate-city',
      holder: 'wuhan-city',
      functions: [...new Set(HEALTH.functions.flatMap((each) => each.functions))],
      reach: 'area',
      area: '420000',
      incident: INCIDENT,
      legalBasis: '委托',
    });
    const city = { organisation: 'wuhan-city', seat: 'wuhan-city.first' };
    world.done(city, 'plan.activate', activate());
    expect(world.step(2)).toMatchObject({ ok: true });
    world.done(SEATS.lead, 'mandate.revoke', { mandate: 'mandate-city', reason: '收回' });
    expect(world.step(2)).toMatchObject({ ok: false });
    world.done(SEATS.lead, 'plan.take-over', { incident: INCIDENT, reason: '接手' });
    carryOut(world);
    const [activation] = inUse(world).activations;
    expect(activation).toMatchObject({ organisation: 'lead', carriedOutAt: world.now });
    world.audit();
  });
});
