import { describe, expect, it } from 'vitest';
import { adopt, carryOut, HEALTH } from '../../../test/support/plans.ts';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';
import { holdersFor } from './holders-for.ts';
import type { PlanTerms } from './terms.ts';

const PLAN = HEALTH.plan;
const register = (
  world: World,
  organisation: string,
  kind: string,
  area: string,
  facilityClass: 'designated' | 'fever-clinic' | 'general' | null = null,
) =>
  world.done(SEATS.lead, 'organisation.register', {
    ...{ organisation, name: { zh: organisation, en: organisation }, kind, area, facilityClass },
  });

/** A plan of one function, taken as the entry says. */
const only = (entry: object): PlanTerms => ({
  ...HEALTH,
  functions: [{ ...(HEALTH.functions[0] as PlanTerms['functions'][number]), entry: 'one', ...entry }],
  ...{ duties: [], needs: [], tasks: [], releases: [] },
});
const SERVICE = { functions: ['serve-community'], scale: 'organisation' };

/** Whom the plan gives its one function, and where. */
function given(world: World, terms: PlanTerms): string[] {
  adopt(world, terms);
  const asked = { incident: INCIDENT, plan: PLAN, level: 'I', reason: 'x' };
  const outcome = world.act(SEATS.lead, 'plan.activate', asked);
  if (!outcome.ok) {
    expect(outcome.refusals).toMatchObject([{ code: 'unchanged' }]);
    return [];
  }
  carryOut(world);
  world.audit();
  return (world.incident.plans.get(PLAN)?.given.get('one') ?? []).map(
    ({ holder, area }) => `${holder} ${area}`,
  );
}

describe('a function of a plan is taken', () => {
  it('by who has shown the paper that it asks for, confirmed and of that kind', () => {
    const world = hubei();
    const asks = only({ ...SERVICE, takenBy: { kinds: ['charity'], holds: ['public-fundraising'] } });
    for (const name of ['none', 'unchecked', 'refused', 'other-paper', 'confirmed'])
      register(world, name, 'charity', '420100');
    const show = (organisation: string, kind: string) =>
      world.done({ organisation, seat: `${organisation}.desk` }, 'credential.present', {
        ...{ organisation, credential: `paper-${organisation}`, kind, issuer: '民政厅' },
      });
    const check = (organisation: string, outcome: string) =>
      world.done(SEATS.lead, 'credential.check', { credential: `paper-${organisation}`, outcome, note: 'x' });
    for (const name of ['unchecked', 'refused', 'confirmed']) show(name, 'public-fundraising');
    show('other-paper', 'transport');
    check('refused', 'refused');
    check('confirmed', 'confirmed');
    check('other-paper', 'confirmed');
    expect(given(world, asks)).toEqual(['confirmed 420100']);
  });

  it('by facilities of the classes that it names, and by nobody that has no class', () => {
    const world = hubei();
    register(world, 'clinic', 'health-facility', '420100', 'fever-clinic');
    register(world, 'unclassed', 'health-facility', '420100');
    const takenBy = { kinds: ['health-facility'], facilityClasses: ['designated', 'fever-clinic'] };
    expect(given(world, only({ ...SERVICE, takenBy }))).toEqual(['union 420103', 'clinic 420100']);
  });

  it('by everybody that fits, where it says so, and by no other kind', () => {
    const world = hubei();
    register(world, 'city-a', 'government', '420100');
    register(world, 'city-b', 'government', '420100');
    register(world, 'other-city', 'government', '420200');
    register(world, 'charity', 'charity', '420100');
    const transport = { functions: ['transport'], scale: 'prefecture' };
    const takenBy = { kinds: ['government'] };
    expect(given(world, only({ ...transport, takenBy }))).toEqual(['other-city 420200']);
    const all = only({ ...transport, takenBy: { ...takenBy, all: true }, legalBasis: '第二版' });
    expect(given(world, all)).toEqual(['other-city 420200', 'city-a 420100', 'city-b 420100']);
  });

  it('at the scale that it names: of the incident, a province, a city, a county, or each by itself', () => {
    const takers = (scale: string) => {
      const world = hubei();
      register(world, 'province', 'disease-control', '420000');
      register(world, 'city', 'disease-control', '420100');
      register(world, 'county', 'disease-control', '420103');
      return given(
        world,
        only({ functions: ['control-epidemic'], scale, takenBy: { kinds: ['disease-control'] } }),
      );
    };
    expect(takers('incident')).toEqual(['province 420000']);
    expect(takers('province')).toEqual(['province 420000']);
    expect(takers('prefecture')).toEqual(['city 420100']);
    expect(takers('county')).toEqual(['county 420103']);
    expect(takers('organisation')).toEqual(['province 420000', 'city 420100', 'county 420103']);
  });

  it('by who is assigned to a place before anybody else there, within the incident and on the register alone', () => {
    const world = hubei();
    register(world, 'city', 'government', '420100');
    register(world, 'ezhou', 'government', '420700');
    const assigned = [
      { area: '420100', organisation: 'red-cross' },
      { area: '420200', organisation: 'red-cross' },
    ];
    const transport = { functions: ['transport'], scale: 'prefecture', assigned };
    expect(given(world, only({ ...transport, takenBy: { kinds: ['government'] } }))).toEqual([
      'red-cross 420100',
      'red-cross 420200',
      'ezhou 420700',
    ]);
  });
});

it('in a part of the whole, a function is taken by those within it alone', () => {
  const world = hubei();
  register(world, 'wuhan-cdc', 'disease-control', '420100');
  register(world, 'huangshi-cdc', 'disease-control', '420200');
  world.done(SEATS.lead, 'incident.declare', {
    ...{ incident: 'wuhan', name: { zh: '武汉', en: 'Wuhan' }, type: 'public-health', area: '420100' },
    ...{ within: INCIDENT, legalBasis: '通知' },
  });
  const takers = (incident: string, more: object) => {
    const terms = only({ ...SERVICE, takenBy: { kinds: ['disease-control'] }, ...more });
    const [entry] = terms.functions;
    const found = world.state.incidents.get(incident);
    if (!entry || !found) throw new Error('the test names what is not there');
    return holdersFor(world.state, found, entry, 'lead', world.now).taken;
  };
  const wuhan = { holder: 'wuhan-cdc', area: '420100' };
  const huangshi = { holder: 'huangshi-cdc', area: '420200' };
  expect(takers('wuhan', {})).toEqual([wuhan]);
  expect(takers(INCIDENT, {})).toEqual([wuhan, huangshi]);
  expect(takers('wuhan', { scale: 'incident' })).toEqual([wuhan]);
  expect(takers(INCIDENT, { scale: 'incident' })).toEqual([]);
  const assigned = [wuhan, huangshi, { holder: 'nobody', area: '420103' }].map(({ holder, area }) => ({
    organisation: holder,
    area,
  }));
  expect(takers('wuhan', { scale: 'prefecture', assigned })).toEqual([wuhan]);
  expect(takers(INCIDENT, { scale: 'prefecture', assigned })).toEqual([wuhan, huangshi]);
  const activator = { scale: 'incident', takenBy: { activator: true } };
  expect(takers('wuhan', activator)).toEqual([{ holder: 'lead', area: '420100' }]);
});

describe('beside one that an order named', () => {
  /** Wuhan has a city government, and an order made the district coordinate there. */
  function ordered(more: object = {}): World {
    const world = hubei();
    register(world, 'city', 'government', '420100');
    register(world, 'district', 'government', '420103');
    world.done(SEATS.lead, 'mandate.grant', {
      ...{ mandate: 'order', holder: 'district', functions: ['coordinate'], reach: 'area' },
      ...{ area: '420100', incident: INCIDENT, legalBasis: '指挥部令', ...more },
    });
    return world;
  }
  const coordinates = (more: object = {}) =>
    only({ functions: ['coordinate'], scale: 'prefecture', takenBy: { kinds: ['government'] }, ...more });
  const PLANNED = ['city 420100'];

  it('a plan puts no second owner of what one alone decides', () => {
    expect(given(ordered(), coordinates())).toEqual([]);
    expect(given(ordered(), coordinates({ role: 'owner' }))).toEqual([]);
    expect(given(ordered({ role: 'owner' }), coordinates())).toEqual([]);
    expect(given(ordered({ holder: 'city' }), coordinates())).toEqual(PLANNED);
  });

  it('it puts a deputy, and an owner where the order named a deputy', () => {
    expect(given(ordered(), coordinates({ role: 'deputy' }))).toEqual(PLANNED);
    expect(given(ordered({ role: 'deputy' }), coordinates())).toEqual(PLANNED);
  });

  it('it puts others for what many may do, for another place, and for what each does by itself', () => {
    const many = { functions: ['transport'] };
    expect(given(ordered(many), coordinates(many))).toEqual(PLANNED);
    expect(given(ordered({ area: '420103' }), coordinates())).toEqual(PLANNED);
    expect(given(ordered({ reach: 'own' }), coordinates())).toEqual(PLANNED);
    expect(given(ordered({ itemCategories: ['medicine'] }), coordinates())).toEqual(PLANNED);
    const each = coordinates({ scale: 'organisation' });
    expect(given(ordered(), each)).toEqual(['lead 420000', 'city 420100', 'district 420103']);
  });

  it('it puts the one that it names once the order stands still', () => {
    const world = ordered();
    world.done(SEATS.lead, 'mandate.suspend', { mandate: 'order', reason: 'x' });
    expect(given(world, coordinates())).toEqual(PLANNED);
  });
});
