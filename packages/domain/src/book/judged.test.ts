import { type Fact, type Judged, Replay } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { altered } from '../../test/support/forger.ts';
import { AREAS, hubei, INCIDENT, ITEMS, need, receive, SEATS, type World } from '../../test/support/world.ts';

const judge = (world: World) => ({
  ...{ items: ITEMS, country: world.country, areas: AREAS, duties: world.duties.rules },
});

/** What an auditor says of a log that goes on from what was judged up to an entry; null: there stands the middle of a decision. */
function saidFrom(world: World, log: readonly string[], cut: number): string | null {
  const before = new Replay(judge(world));
  for (const entry of log.slice(0, cut)) before.take(entry);
  if (!before.isBetweenDecisions) {
    expect(() => before.judged).toThrow('in the middle of a decision');
    return null;
  }
  // As it comes out of a file: nothing of it is shared with the first.
  const replay = new Replay(judge(world), structuredClone(before.judged) as Judged);
  return said(replay, log.slice(cut));
}

function said(replay: Replay, log: readonly string[]): string {
  try {
    for (const entry of log) replay.take(entry);
    replay.finish();
    return `nothing up to ${replay.state.position}`;
  } catch (error) {
    return (error as Error).message;
  }
}

describe('a judgement that goes on from an earlier one', () => {
  const world = hubei();
  receive(world, 10);
  need(world, 'union', 5);
  world.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT });
  world.pass(30);
  world.tick();
  need(world, 'renai', 3);
  const { log } = world;

  it('comes to the same as one of the whole, wherever it goes on between two decisions', () => {
    const whole = said(new Replay(judge(world)), log);
    expect(whole).toMatch(/^nothing up to \d+$/);
    const from = log.map((_, cut) => saidFrom(world, log, cut));
    expect(new Set(from)).toEqual(new Set([whole, null]));
  });

  it('finds what was forged after it, by the same words', () => {
    const last = log.length - 1;
    const { at } = JSON.parse(log[last - 1] as string) as Fact;
    const forged: string[][] = [
      log.slice(0, -1).concat(altered(log[last] as string, { data: { amount: 4 } })),
      log.slice(0, -1).concat(altered(log[last] as string, { at: '2019-01-01T00:00:00.000Z' })),
      log.slice(0, -1).concat(altered(log[last] as string, { at, actor: { organisation: 'nobody' } })),
      [...log, log[last] as string],
      log.slice(0, -2).concat(log[last] as string),
    ];
    for (const each of forged) {
      const whole = said(new Replay(judge(world)), each);
      expect(whole).not.toMatch(/^nothing/);
      for (const cut of [1, 20, last - 5]) expect([null, whole]).toContain(saidFrom(world, each, cut));
    }
  });

  it('has the same book of duties, and the same record', () => {
    const whole = new Replay(judge(world));
    let early: Replay | null = null;
    for (const [index, entry] of log.entries()) {
      whole.take(entry);
      if (index > log.length / 2 && !early && whole.isBetweenDecisions)
        early = new Replay(judge(world), structuredClone(whole.judged) as Judged);
      else early?.take(entry);
    }
    expect(early?.judged).toEqual(whole.judged);
  });
});
