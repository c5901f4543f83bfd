import { describe, expect, it } from 'vitest';
import { confirmNeed, hubei, INCIDENT, need, receive, SEATS, type World } from '../../test/support/world.ts';

const propose = (world: World) =>
  world.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT }).run as string;
const approve = (world: World, run: string, confirmed: readonly string[] = []) =>
  world.act(SEATS.second, 'allocation.approve', { incident: INCIDENT, run, confirmed });

describe('a need by its facility’s own word alone', () => {
  it('that takes more than the charter’s share of an item is asked back of whoever approves', () => {
    const world = hubei({ askedBackOwnWordPercent: 25 });
    const big = need(world, 'union', 63_000, 'isolation', { onHand: 0, usePerDay: 9_000 });
    need(world, 'renai', 70, 'general-ward', { onHand: 0, usePerDay: 10 });
    receive(world, 1_000);
    const run = propose(world);
    const asked = approve(world, run);
    expect(asked.ok ? [] : asked.refusals).toMatchObject([
      {
        ...{ code: 'own-word-takes-much', field: 'run', confirm: `own-word-takes-much:run=${big}` },
        parameters: { facility: 'union', amount: 1_000, all: 1_000, percent: 25 },
      },
    ]);
    expect(approve(world, run, [`own-word-takes-much:run=${big}`]).ok).toBe(true);
    world.audit();
  });

  it('is not asked about once somebody has called back, where nobody else waits, or where no charter says so', () => {
    const called = hubei({ askedBackOwnWordPercent: 25 });
    const one = need(called, 'union', 63_000, 'isolation', { onHand: 0, usePerDay: 9_000 });
    need(called, 'renai', 70, 'general-ward', { onHand: 0, usePerDay: 10 });
    confirmNeed(called, one);
    receive(called, 1_000);
    expect(approve(called, propose(called)).ok).toBe(true);
    const alone = hubei({ askedBackOwnWordPercent: 25 });
    need(alone, 'union', 63_000, 'isolation', { onHand: 0, usePerDay: 9_000 });
    receive(alone, 1_000);
    expect(approve(alone, propose(alone)).ok).toBe(true);
    const unsaid = hubei();
    need(unsaid, 'union', 63_000, 'isolation', { onHand: 0, usePerDay: 9_000 });
    need(unsaid, 'renai', 70, 'general-ward', { onHand: 0, usePerDay: 10 });
    receive(unsaid, 1_000);
    expect(approve(unsaid, propose(unsaid)).ok).toBe(true);
  });
});
