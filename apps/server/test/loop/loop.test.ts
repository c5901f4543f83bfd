import { afterEach, describe, expect, it, vi } from 'vitest';
import { Loop } from '../../src/loop.ts';

const deferred = () => Promise.withResolvers<void>();
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a loop', () => {
  it('does its work each time the pause is over, and never twice at once', async () => {
    vi.useFakeTimers();
    let turns = 0;
    let gate = deferred();
    const work = () => {
      turns += 1;
      return gate.promise;
    };
    const loop = new Loop(work, { everyMs: 1_000, fault: 'f' });
    loop.start();
    expect(turns).toBe(0);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(turns).toBe(1);
    gate.resolve();
    gate = deferred();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(turns).toBe(2);
    gate.resolve();
    await loop.stop();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(turns).toBe(2);
  });

  it('waits, when it stops, for the turn in hand', async () => {
    const gate = deferred();
    let ended = false;
    const loop = new Loop(() => gate.promise.then(() => (ended = true)), {
      everyMs: 1_000,
      fault: 'f',
      atOnce: true,
    });
    loop.start();
    const stopped = loop.stop().then(() => ended);
    gate.resolve();
    expect(await stopped).toBe(true);
  });

  it('gives whoever asks during a turn another one after it', async () => {
    let facts = 0;
    let seen = -1;
    const gate = deferred();
    const loop = new Loop(
      async () => {
        const read = facts;
        await gate.promise;
        seen = read;
      },
      { everyMs: 1_000, fault: 'f' },
    );
    const first = loop.now();
    facts = 7;
    const second = loop.now();
    gate.resolve();
    await Promise.all([first, second]);
    expect(seen).toBe(7);
  });

  it('gathers: all who ask within a moment share one turn', async () => {
    vi.useFakeTimers();
    let turns = 0;
    const loop = new Loop(async () => (turns += 1), { everyMs: 60_000, fault: 'f' });
    for (let i = 0; i < 10; i += 1) loop.soon(100);
    await vi.advanceTimersByTimeAsync(100);
    expect(turns).toBe(1);
    loop.soon(100);
    await loop.stop();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(turns).toBe(1);
    // Started again, it gathers again.
    loop.soon(100);
    await vi.advanceTimersByTimeAsync(100);
    expect(turns).toBe(2);
    await loop.stop();
  });

  it('says what goes wrong once, and again after it went well in between; it tells whoever waited', async () => {
    vi.useFakeTimers();
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    let reason: string | null = 'no database';
    const loop = new Loop(
      async () => {
        if (reason !== null) throw new Error(reason);
      },
      { everyMs: 1_000, fault: 'letters could not be sent' },
    );
    loop.start();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(said.mock.calls).toEqual([['tongzhou: letters could not be sent:', 'no database']]);
    reason = null;
    await vi.advanceTimersByTimeAsync(1_000);
    reason = 'no database';
    await vi.advanceTimersByTimeAsync(2_000);
    expect(said).toHaveBeenCalledTimes(2);
    await expect(loop.now()).rejects.toThrow('no database');
    await loop.stop();
  });
});
