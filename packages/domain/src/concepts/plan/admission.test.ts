import { currentRule, planDifference } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { adopt, carryOut, HEALTH } from '../../../test/support/plans.ts';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';
import { noticesOf } from '../../book/notices.ts';

type Seat = { readonly organisation: string; readonly seat: string };
const here = { incident: INCIDENT };
const NEWCOMER = { organisation: 'motorcade', seat: 'motorcade.desk' };
const OTHER = { organisation: 'second-motorcade', seat: 'second-motorcade.desk' };
const BY_HAND = {
  ...{ functions: ['keep-stock'], kinds: ['charity'], requires: [], days: 7, limits: null, perDay: 5 },
  legalBasis: '指挥部通告',
};

const apply = (world: World, by = NEWCOMER, zh = '某车队') =>
  world.act(by, 'organisation.apply', {
    ...here,
    profile: { name: { zh }, kind: 'charity', area: '420100' },
    functions: ['transport'],
    area: '420100',
    note: '冷链车 6 辆',
    credentials: [{ kind: 'registration', reference: 'HB-2016-014', issuer: '武汉市民政局' }],
  });
const activate = (world: World, level = 'IV', by: Seat = SEATS.lead) => {
  const { activation } = world.done(by, 'plan.activate', {
    ...{ ...here, plan: HEALTH.plan, level, reason: '社区传播' },
  });
  carryOut(world);
  return activation as string;
};

function prepared(terms: object = {}): World {
  const world = hubei();
  adopt(world, { ...HEALTH, ...terms });
  return world;
}

describe('a plan that says how newcomers come in', () => {
  it('opens the door when it is activated: a newcomer applies and acts at once', () => {
    const world = prepared();
    expect(apply(world)).toMatchObject({ refusals: [{ code: 'admission-closed' }] });
    const activation = activate(world);
    expect(currentRule(world.state, INCIDENT)).toMatchObject({
      version: 1,
      activation,
      terms: HEALTH.admission,
    });
    const applied = apply(world);
    expect(applied.ok && applied.value.result).toMatchObject({ waits: null });
    const [mandate] = world.state.mandatesOf.get('motorcade') ?? [];
    expect(world.state.mandates.get(mandate ?? '')).toMatchObject({
      functions: ['transport'],
      reach: 'own',
      until: '2020-02-09T00:00:00.000Z',
    });
    world.done(SEATS.second, 'plan.confirm', { ...here, activation });
    world.pass(48);
    expect(world.tick()).toBe(0);
    expect(currentRule(world.state, INCIDENT)?.version).toBe(1);
    world.audit();
  });

  it('shuts it again where nobody else stands by the activation: the rule is void, with what it gave; who waits is told', () => {
    const world = prepared();
    const activation = activate(world);
    apply(world);
    world.pass(24.1);
    world.tick();
    const lapsed = world.facts.find(({ type }) => type === 'admission-rule.lapsed');
    expect(lapsed?.data).toEqual({ incident: INCIDENT, version: 1, activation });
    expect(lapsed && noticesOf(world.state, lapsed)).toMatchObject([
      { kind: 'application.rule-lapsed', organisations: ['motorcade'] },
    ]);
    expect(currentRule(world.state, INCIDENT)).toBeUndefined();
    const [mandate] = world.state.mandatesOf.get('motorcade') ?? [];
    expect(world.state.mandates.get(mandate ?? '')?.revoked).toMatchObject({ reason: activation });
    expect(apply(world, OTHER, '另一车队')).toMatchObject({ refusals: [{ code: 'admission-closed' }] });
    // Its application is still there, for somebody to decide.
    const [application = ''] = world.state.applicationsOf.get('motorcade') ?? [];
    world.done(SEATS.lead, 'application.approve', { application, legalBasis: '通告 12 号', note: '已核' });
    // Started again by another, the door opens again.
    activate(world, 'IV', SEATS.second);
    expect(currentRule(world.state, INCIDENT)).toMatchObject({ version: 2 });
    expect(apply(world, OTHER, '另一车队').ok).toBe(true);
    world.audit();
  });

  it('leaves with whom somebody has looked at what he was given', () => {
    const world = prepared();
    activate(world);
    apply(world);
    const [application = ''] = world.state.applicationsOf.get('motorcade') ?? [];
    const { mandate } = world.done(SEATS.lead, 'application.approve', {
      ...{ application, legalBasis: '通告 12 号', note: '已核' },
    });
    world.pass(24.1);
    world.tick();
    expect(world.state.mandates.get(mandate as string)?.revoked).toBeNull();
    world.audit();
  });

  it('does not put its rule in the place of one that people adopted for this incident', () => {
    const world = prepared();
    world.done(SEATS.lead, 'admission-rule.adopt', { ...here, terms: BY_HAND });
    activate(world);
    expect(currentRule(world.state, INCIDENT)).toMatchObject({ version: 1, activation: null });
    world.audit();
  });

  it('puts a later version of its rule in the place of an earlier one; where that lapses, the earlier holds on', () => {
    const world = prepared();
    const first = activate(world);
    world.done(SEATS.second, 'plan.confirm', { ...here, activation: first });
    adopt(world, { ...HEALTH, admission: { ...HEALTH.admission, days: 30 } });
    const second = activate(world, 'III');
    expect(currentRule(world.state, INCIDENT)).toMatchObject({ version: 2, activation: second });
    world.pass(24.1);
    world.tick();
    expect(currentRule(world.state, INCIDENT)).toMatchObject({ version: 1, activation: first });
    world.audit();
  });

  it('promises newcomers no more than whoever stands behind it holds', () => {
    const world = hubei();
    world.done(SEATS.lead, 'mandate.grant', {
      ...{
        holder: 'red-cross',
        functions: ['coordinate'],
        reach: 'area',
        area: '420100',
        legalBasis: '通知',
      },
    });
    const [function_] = HEALTH.functions;
    const small = {
      ...HEALTH,
      area: '420100',
      functions: [function_],
      duties: [],
      needs: [],
      tasks: [],
      releases: [],
    };
    expect(world.refused(SEATS.receiving, 'plan.propose', { terms: small, reason: '本地' })).toMatchObject([
      {
        code: 'mandate-wider-than-own',
        field: 'terms.admission.functions',
        parameters: { function: 'transport' },
      },
    ]);
    const { admission: _none, ...without } = small;
    world.done(SEATS.receiving, 'plan.propose', { terms: without, reason: '本地' });
    world.audit();
  });

  it('shows in the difference what it changes of it', () => {
    const { admission: _none, ...without } = HEALTH;
    expect(planDifference(without, HEALTH)).toMatchObject([
      { kind: 'heading', fields: [{ field: 'admission', before: null }] },
    ]);
  });
});

describe('a rule of admission', () => {
  it('is ended openly by two people; nobody else comes by it, and who came stays', () => {
    const world = prepared();
    activate(world);
    apply(world);
    world.alone(SEATS.lead, 'admission-rule.end', { ...here, reason: '人手已足' });
    expect(currentRule(world.state, INCIDENT)).toBeDefined();
    world.done(SEATS.lead, 'admission-rule.end', { ...here, reason: '人手已足' });
    expect(apply(world, OTHER, '另一车队')).toMatchObject({ refusals: [{ code: 'admission-closed' }] });
    const [mandate] = world.state.mandatesOf.get('motorcade') ?? [];
    expect(world.state.mandates.get(mandate ?? '')?.revoked).toBeNull();
    expect(world.refused(SEATS.lead, 'admission-rule.end', { ...here, reason: 'x' })).toMatchObject([
      { code: 'unchanged' },
    ]);
    world.done(SEATS.lead, 'admission-rule.adopt', { ...here, terms: BY_HAND });
    expect(currentRule(world.state, INCIDENT)).toMatchObject({ version: 2 });
    world.audit();
  });
});
