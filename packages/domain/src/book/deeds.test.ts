import { type Actor, commands, type Decided, decide, deeds, emptyState, type Result } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { endResponse } from '../../test/support/ending.ts';
import { judged } from '../../test/support/forger.ts';
import { adopt, HEALTH } from '../../test/support/plans.ts';
import { allocate, hubei, INCIDENT, need, receive, SEATS, World } from '../../test/support/world.ts';

const ask = (world: World, actor: Actor, command: string, input: object): Result<Decided> =>
  decide(world.state, { command, input }, world.by(actor), world.around);
const types = (made: Result<Decided>) => made.ok && made.value.facts.map(({ type }) => type);
const codes = (made: Result<Decided>) => !made.ok && made.refusals.map(({ code }) => code);

it('what the system does by itself has names of its own, and is no command', () => {
  expect([...deeds.keys()].sort()).toEqual([
    'authority.establish',
    'clock.close-days',
    'clock.end-promises',
    'clock.lapse-unconfirmed',
    'personal-data.state-destroyed',
    'plan.carry-out',
    'records.attest',
    'seat.open',
    'seat.rekey',
    'seat.shut',
  ]);
  for (const name of deeds.keys()) expect(commands.has(name)).toBe(false);
});

describe('the authority is established', () => {
  const profile = {
    ...{
      organisation: 'lead',
      name: { zh: '指挥部', en: 'Headquarters' },
      kind: 'government',
      area: '420000',
    },
    ...{ facilityClass: null, externalKeys: [], socialCreditCode: null, address: null, source: null },
    legalBasis: '突发事件应对法',
  };
  const first = (input: object, actor: Actor = SEATS.lead) =>
    ask(new World(), actor, 'authority.establish', input);

  it('on an empty journal, by itself', () => {
    expect(types(first(profile))).toEqual(['authority.established']);
    expect(codes(first(profile, SEATS.union))).toEqual(['already-exists']);
  });

  it('once, and not behind anything else', () => {
    const world = hubei();
    expect(codes(ask(world, SEATS.lead, 'authority.establish', profile))).toEqual(['already-exists']);
    const other = { ...profile, organisation: 'union' };
    const claim = ['authority.established', { ...other, mandate: 'mandate-root' }, 'register'] as const;
    expect(judged(world, SEATS.union, 'authority.establish', other, claim)).toMatch(
      /authority.establish is refused there: already-exists/,
    );
  });

  it('in words that hold no number of a person: they stand in the log for ever', () => {
    const spoken = { ...profile, address: '值班手机 13800138000' };
    expect(first(spoken)).toMatchObject({ refusals: [{ code: 'personal-data', field: 'address' }] });
  });

  it('with all that is asked of it', () => {
    const { legalBasis: _basis, ...less } = profile;
    expect(codes(first(less))).toEqual(['input-invalid']);
    expect(codes(first({ ...profile, aside: 'x' }))).toEqual(['input-invalid']);
  });

  it('and without it nobody does anything', () => {
    const world = new World();
    expect(emptyState().authority).toBeNull();
    for (const name of ['clock.end-promises', 'personal-data.state-destroyed'])
      expect(
        codes(
          ask(
            world,
            SEATS.lead,
            name,
            name === 'clock.end-promises' ? {} : { incident: 'x', retentionDays: 0 },
          ),
        ),
      ).toEqual(['not-own-matter']);
  });
});

describe('promises are ended', () => {
  const promised = () => {
    const world = hubei({ reservationHours: 12 });
    const { id } = receive(world, 10).lot;
    allocate(world, [{ need: need(world, 'union', 10), lot: id, amount: 10 }]);
    return world;
  };
  const end = (world: World, actor: Actor) => ask(world, actor, 'clock.end-promises', {});

  it('by the authority’s clock, when they are due and not before', () => {
    const world = promised();
    world.pass(11.9);
    expect(types(end(world, { organisation: 'lead', seat: 'clock' }))).toEqual([]);
    world.pass(0.1);
    expect(types(end(world, { organisation: 'lead', seat: 'clock' }))).toEqual(['order.expired']);
  });

  it.each([
    ['a person of the authority', SEATS.lead],
    ['the clock of another', { organisation: 'red-cross', seat: 'clock' }],
    ['another seat of the system', { organisation: 'lead', seat: 'retention' }],
    ['nobody', { organisation: 'nobody', seat: 'clock' }],
  ])('not by %s', (_who, actor) => {
    const world = promised();
    world.pass(12);
    expect(codes(end(world, actor))).toEqual(['not-own-matter']);
    const [order] = world.incident.ordersIssued;
    const claim = [
      'order.expired',
      { order, transfers: [{ phase: 'void', transfer: 'v', pending: 'p' }] },
    ] as const;
    expect(judged(world, actor, 'clock.end-promises', {}, claim)).toMatch(/is refused there: not-own-matter/);
  });
});

describe('data of persons are stated to be destroyed', () => {
  const RETENTION = { organisation: 'lead', seat: 'retention' };
  const state = (world: World, retentionDays: number, incident = INCIDENT) =>
    ask(world, RETENTION, 'personal-data.state-destroyed', { incident, retentionDays });
  const over = () => {
    const world = hubei();
    endResponse(world);
    return world;
  };

  it('when the period after the end is over, and not before', () => {
    const world = over();
    world.pass(30 * 24 - 1);
    expect(types(state(world, 30))).toEqual([]);
    world.pass(1);
    expect(types(state(world, 30))).toEqual(['personal-data.destroyed']);
  });

  it('not while the response goes on, nor of what nobody declared', () => {
    const world = hubei();
    world.pass(365 * 24);
    expect(types(state(world, 0))).toEqual([]);
    expect(types(state(world, 0, 'nowhere'))).toEqual([]);
  });

  it('after a period that there is', () => {
    for (const days of [-1, 1.5, 1e9]) expect(codes(state(over(), days))).toEqual(['input-invalid']);
  });
});

describe('a plan is carried out', () => {
  const begun = () => {
    const world = hubei();
    adopt(world);
    const input = { incident: INCIDENT, plan: HEALTH.plan, level: 'I', reason: 'x' };
    world.done(SEATS.lead, 'plan.activate', input);
    return world;
  };
  const step = (world: World, actor: Actor, input: object = { incident: INCIDENT, rows: 10 }) =>
    ask(world, actor, 'plan.carry-out', input);

  it('in the seat that activated it; another’s step is nothing', () => {
    const world = begun();
    expect(types(step(world, SEATS.lead))).toContain('plan.mandates-granted');
    expect(types(step(world, SEATS.second))).toEqual([]);
    expect(types(step(world, SEATS.union))).toEqual([]);
    expect(types(step(world, { organisation: 'lead', seat: 'clock' }))).toEqual([]);
  });

  it('where one is in hand', () => {
    expect(types(step(hubei(), SEATS.lead))).toEqual([]);
    expect(types(step(begun(), SEATS.lead, { incident: 'nowhere', rows: 10 }))).toEqual([]);
  });

  it('in steps of a size, and no longer than the response goes on', () => {
    const world = begun();
    for (const rows of [0, 5_001])
      expect(codes(step(world, SEATS.lead, { incident: INCIDENT, rows }))).toEqual(['input-invalid']);
    endResponse(world);
    expect(codes(step(world, SEATS.lead))).toEqual(['incident-closed']);
  });
});
