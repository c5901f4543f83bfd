import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';
import { capabilitiesOf } from './commands.ts';
import { capabilityRows } from './view.ts';

const TEAM = { organisation: 'blue-sky', seat: 'blue-sky.desk' };
const boats = { organisation: 'blue-sky', kind: 'boats', type: 2, units: 6 };

function withTeam(): World {
  const world = hubei();
  for (const [organisation, area] of [
    ['blue-sky', '420100'],
    ['far-away', '420500'],
  ])
    world.done(SEATS.lead, 'organisation.register', {
      organisation,
      name: { zh: organisation, en: organisation },
      kind: 'charity',
      area,
    });
  return world;
}
const listed = (world: World, incident = INCIDENT) =>
  capabilityRows(world.view, incident).map(({ kind, units, rows }) => [
    kind,
    units,
    rows.map((row) => `${row.organisation.id} ${row.type}`),
  ]);

describe('what an organisation says that it can send', () => {
  it('needs no mandate, is public, and an auditor agrees', () => {
    const world = withTeam();
    world.done(TEAM, 'capability.declare', boats);
    expect(listed(world)).toEqual([['boats', 6, ['blue-sky 2']]]);
    world.audit();
  });

  it('is declared again with another number, and stands once', () => {
    const world = withTeam();
    const first = world.done(TEAM, 'capability.declare', boats);
    expect(world.done(TEAM, 'capability.declare', { ...boats, units: 9 })).toEqual(first);
    expect(listed(world)).toEqual([['boats', 9, ['blue-sky 2']]]);
    expect(world.act(TEAM, 'capability.declare', { ...boats, units: 9 })).toMatchObject({
      refusals: [{ code: 'unchanged' }],
    });
  });

  it('says who is at work here already: whoever holds a mandate of this incident that is in force', () => {
    const world = withTeam();
    world.done(TEAM, 'capability.declare', boats);
    const isMandated = () => capabilityRows(world.view, INCIDENT)[0]?.rows[0]?.isMandated;
    expect(isMandated()).toBe(false);
    const terms = {
      holder: 'blue-sky',
      functions: ['transport'],
      reach: 'area',
      area: '420100',
      legalBasis: '通知',
    };
    const everywhere = world.done(SEATS.lead, 'mandate.grant', terms);
    expect([everywhere.mandate !== undefined, isMandated()]).toEqual([true, false]);
    const { mandate } = world.done(SEATS.lead, 'mandate.grant', { ...terms, incident: INCIDENT });
    expect(isMandated()).toBe(true);
    world.done(SEATS.lead, 'mandate.suspend', { mandate, reason: 'x' });
    expect(isMandated()).toBe(false);
  });

  it('stands by type, the most capable first, then by distance', () => {
    const world = withTeam();
    world.done(SEATS.lead, 'capability.declare', { ...boats, organisation: 'far-away' });
    world.done(TEAM, 'capability.declare', boats);
    world.done(SEATS.lead, 'capability.declare', { ...boats, organisation: 'far-away', type: 1, units: 1 });
    world.done(SEATS.lead, 'incident.declare', {
      incident: 'wuhan-part',
      name: { zh: '武汉分指挥部', en: 'Wuhan' },
      type: 'public-health',
      area: '420100',
      exercise: false,
      legalBasis: '指挥部通告',
      within: INCIDENT,
    });
    expect(listed(world, 'wuhan-part')).toEqual([['boats', 13, ['far-away 1', 'blue-sky 2', 'far-away 2']]]);
  });

  it('is withdrawn by its own organisation only, and once', () => {
    const world = withTeam();
    const { capability } = world.done(TEAM, 'capability.declare', boats) as { capability: string };
    const end = { organisation: 'blue-sky', capability, reason: '已全部派出' };
    const other = { organisation: 'far-away', seat: 'far-away.desk' };
    expect(world.act(other, 'capability.end', end).ok).toBe(false);
    expect(world.act(other, 'capability.end', { ...end, organisation: 'far-away' })).toMatchObject({
      refusals: [{ code: 'not-found', field: 'capability' }],
    });
    world.done(TEAM, 'capability.end', end);
    expect(listed(world)).toEqual([]);
    expect(world.act(TEAM, 'capability.end', end)).toMatchObject({ refusals: [{ code: 'not-found' }] });
    world.audit();
  });

  it('says nothing about another organisation without a mandate to register', () => {
    const world = withTeam();
    expect(world.act(TEAM, 'capability.declare', { ...boats, organisation: 'far-away' })).toMatchObject({
      refusals: [{ code: 'mandate-missing' }],
    });
  });

  it('stands once for each kind and type, in the order of the kinds, and is new where its note is', () => {
    const world = withTeam();
    const declare = (more: object) =>
      world.done(TEAM, 'capability.declare', { ...boats, ...more }).capability;
    const second = declare({});
    const first = declare({ type: 1, units: 2 });
    const team = declare({ kind: 'medical-team', type: 3, units: 4 });
    expect(declare({ note: '含操作手' })).toBe(second);
    expect(new Set([first, second, team]).size).toBe(3);
    expect(world.state.capabilitiesOf.get('blue-sky')).toEqual([second, first, team]);
    expect(capabilitiesOf(world.state, 'blue-sky').map(({ id }) => id)).toEqual([team, first, second]);
    expect(listed(world)).toEqual([
      ['medical-team', 4, ['blue-sky 3']],
      ['boats', 8, ['blue-sky 1', 'blue-sky 2']],
    ]);
    world.done(TEAM, 'capability.end', { organisation: 'blue-sky', capability: second, reason: 'x' });
    const anew = declare({});
    expect([first, second, team]).not.toContain(anew);
    expect(capabilitiesOf(world.state, 'blue-sky').map(({ id }) => id)).toEqual([team, first, anew]);
    world.audit();
  });

  it('of one type and as near stands by its units, the most first', () => {
    const world = withTeam();
    world.done(SEATS.lead, 'organisation.register', {
      ...{ organisation: 'more', name: { zh: 'more', en: 'more' }, kind: 'charity', area: '420100' },
    });
    world.done(TEAM, 'capability.declare', boats);
    world.done(SEATS.lead, 'capability.declare', { ...boats, organisation: 'more', units: 7 });
    expect(listed(world)).toEqual([['boats', 13, ['more 2', 'blue-sky 2']]]);
    expect(capabilityRows(world.view, INCIDENT)[0]?.rows[0]).toMatchObject({
      ...{ units: 7, area: { code: '420100' }, isMandated: false, declaredAt: world.now, note: null },
    });
  });
});
