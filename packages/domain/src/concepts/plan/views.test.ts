import { describe, expect, it } from 'vitest';
import { adopt, carryOut, HEALTH } from '../../../test/support/plans.ts';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';
import { planCompared, planRegister } from './register.ts';
import { planRows } from './view.ts';

const PLAN = HEALTH.plan;
const register = (world: World, organisation: string, kind: string, area: string) =>
  world.done(SEATS.lead, 'organisation.register', {
    ...{ organisation, name: { zh: organisation, en: organisation }, kind, area, facilityClass: null },
  });

describe('the register of plans', () => {
  it('knows a plan from its first proposal on, its versions, and what was declined for which reason', () => {
    const world = hubei();
    expect(planRegister(world.view)).toEqual([]);
    const { proposal } = world.done(SEATS.lead, 'plan.propose', { terms: HEALTH, reason: '初稿' });
    expect(planRegister(world.view)).toMatchObject([
      {
        ...{
          plan: PLAN,
          name: HEALTH.name,
          area: { code: '420000' },
          version: null,
          versions: [],
          declined: [],
        },
        open: [
          { proposal, organisation: { id: 'lead' }, reason: '初稿', changesVersion: 0, declinedFor: null },
        ],
      },
    ]);
    world.done(SEATS.second, 'plan.decline', { proposal, reason: '不完整' });
    expect(planRegister(world.view)).toMatchObject([
      { version: null, open: [], declined: [{ proposal, declinedFor: '不完整' }] },
    ]);
    adopt(world);
    expect(planRegister(world.view)).toMatchObject([
      {
        ...{ version: 1, open: [], incidentTypes: HEALTH.incidentTypes },
        versions: [{ version: 1, at: world.now, adoptedBy: { id: 'lead' }, reason: '年度修订', answers: [] }],
        declined: [{ proposal }],
      },
    ]);
  });

  it('holds a version, or a proposal, against the one that it follows', () => {
    const world = hubei();
    adopt(world);
    expect(planCompared(world.view, PLAN, { version: 1 })).toEqual({
      terms: HEALTH,
      against: null,
      changes: [],
    });
    expect(planCompared(world.view, PLAN, { version: 2 })).toBeNull();
    expect(planCompared(world.view, 'no-plan', { version: 1 })).toBeNull();
    const changed = { ...HEALTH, name: { zh: '新预案', en: 'A new plan' } };
    const { proposal } = world.done(SEATS.lead, 'plan.propose', { terms: changed, reason: 'x' });
    const proposed = planCompared(world.view, PLAN, { proposal: proposal as string });
    expect(proposed).toMatchObject({ terms: { name: { en: 'A new plan' } }, against: 1 });
    expect(proposed?.changes).toHaveLength(1);
    expect(planCompared(world.view, 'other', { proposal: proposal as string })).toBeNull();
    expect(planCompared(world.view, PLAN, { proposal: 'no-proposal' })).toBeNull();
    world.done(SEATS.second, 'plan.adopt', { proposal });
    expect(planCompared(world.view, PLAN, { version: 2 })).toMatchObject({ against: 1 });
    expect(planCompared(world.view, PLAN, { version: 2 })?.changes).toHaveLength(1);
  });
});

describe('a plan in an incident', () => {
  function active(): World {
    const world = hubei();
    register(world, 'wuhan-city', 'government', '420100');
    register(world, 'wuhan-cdc', 'disease-control', '420100');
    adopt(world);
    world.done(SEATS.lead, 'plan.activate', { incident: INCIDENT, plan: PLAN, level: 'I', reason: 'x' });
    carryOut(world);
    return world;
  }
  const functionOf = (world: World, entry: string) => {
    const row = planRows(world.view, INCIDENT)[0]?.functions.find((each) => each.entry === entry);
    if (!row) throw new Error(`the plan has no ${entry}`);
    return row;
  };

  it('says how far it came: all that was to be done is done', () => {
    const world = active();
    const [row] = planRows(world.view, INCIDENT);
    expect(row).toMatchObject({ plan: PLAN, name: HEALTH.name, version: 1, level: 'I' });
    const [activation] = row?.activations ?? [];
    expect(activation).toMatchObject({ version: 1, organisation: { id: 'lead' }, level: 'I' });
    expect(activation?.done).toEqual(activation?.amounts);
    expect(activation?.carriedOutAt).not.toBeNull();
    expect(row?.gaps).toBe(
      row?.functions.reduce((sum, { gapCount, undecidedCount }) => sum + gapCount + undecidedCount, 0),
    );
    expect(row?.gaps).toBeGreaterThan(0);
  });

  it('names who holds a function, whose mandate stands still and why, and the places where nobody does', () => {
    const world = active();
    const prefectures = functionOf(world, 'prefecture-coordination');
    expect(prefectures).toMatchObject({
      heldCount: 1,
      held: [{ organisation: { id: 'wuhan-city' }, area: { code: '420100' }, standstill: null }],
      waitingCount: 0,
      undecidedCount: 0,
    });
    expect(prefectures.gapCount).toBeGreaterThan(10);
    expect(prefectures.gaps.map(({ code }) => code)).not.toContain('420100');
    expect(prefectures.couldAssign).toMatchObject([{ id: 'lead' }]);
    const { mandate } = prefectures.held[0] ?? {};
    world.done(SEATS.lead, 'mandate.suspend', { mandate, reason: 'x' });
    expect(functionOf(world, 'prefecture-coordination')).toMatchObject({
      heldCount: 0,
      waitingCount: 1,
      waiting: [{ organisation: { id: 'wuhan-city' }, standstill: 'suspended' }],
      gapCount: prefectures.gapCount,
    });
    world.done(SEATS.lead, 'mandate.revoke', { mandate, reason: 'x' });
    expect(functionOf(world, 'prefecture-coordination')).toMatchObject({ heldCount: 0, waitingCount: 0 });
  });

  it('leaves to people a place where several fit', () => {
    const world = hubei();
    register(world, 'city-a', 'government', '420100');
    register(world, 'city-b', 'government', '420100');
    adopt(world);
    world.done(SEATS.lead, 'plan.activate', { incident: INCIDENT, plan: PLAN, level: 'I', reason: 'x' });
    carryOut(world);
    expect(functionOf(world, 'prefecture-coordination')).toMatchObject({
      heldCount: 0,
      undecidedCount: 1,
      undecided: [{ area: { code: '420100' }, candidates: [{ id: 'city-a' }, { id: 'city-b' }] }],
    });
  });

  it('counts a place as served by who holds the function there by an order, and not by the plan', () => {
    const world = active();
    const entry = HEALTH.functions.find((each) => each.entry === 'prefecture-coordination');
    const before = functionOf(world, 'prefecture-coordination').gapCount;
    register(world, 'ezhou-city', 'government', '420700');
    const grant = { holder: 'ezhou-city', reach: 'area', area: '420700', legalBasis: '通知' };
    world.done(SEATS.lead, 'mandate.grant', { ...grant, functions: entry?.functions, incident: INCIDENT });
    expect(functionOf(world, 'prefecture-coordination')).toMatchObject({ heldElseCount: 1 });
    expect(functionOf(world, 'prefecture-coordination').gapCount).toBeLessThanOrEqual(before);
    expect(functionOf(world, 'prefecture-coordination').gaps.map(({ code }) => code)).not.toContain('420700');
  });

  it('counts each place once: held, waiting, undecided or a gap, of the scale that the function has', () => {
    const world = active();
    // Hubei has 13 prefectures, 4 places directly under the province, and 99 counties and districts in the prefectures.
    expect(functionOf(world, 'prefecture-coordination')).toMatchObject({ heldCount: 1, gapCount: 16 });
    const counties = functionOf(world, 'county-coordination');
    expect(counties).toMatchObject({ heldCount: 0, waitingCount: 0, gapCount: 99 });
    expect(counties.gaps).toHaveLength(20);
    expect(functionOf(world, 'coordination')).toMatchObject({
      heldCount: 1,
      gapCount: 0,
      gaps: [],
      couldAssign: [],
    });
    expect(functionOf(world, 'province-coordination')).toMatchObject({ heldCount: 1, gapCount: 0 });
  });

  it('calls what each does by itself a gap of the whole incident where nobody took it on, and of no place else', () => {
    const world = active();
    expect(functionOf(world, 'medical-supply')).toMatchObject({
      heldCount: 3,
      gapCount: 0,
      gaps: [],
      couldAssign: [],
    });
    expect(functionOf(world, 'community-service')).toMatchObject({
      ...{ heldCount: 0, gapCount: 1, undecidedCount: 0 },
      ...{ gaps: [{ code: '420000' }], couldAssign: [{ id: 'lead' }] },
    });
  });
});
