import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { step } from '../../src/server/step.ts';

let lines: string[] = [];
const say = (line: string) => lines.push(line);
beforeEach(() => {
  lines = [];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a step of the start', () => {
  it('is said when it begins, and no more where it is short', async () => {
    expect(await step(say, 'opening', async () => 7)).toBe(7);
    expect(lines).toEqual(['opening …']);
  });

  it('is said again every five seconds while it lasts, with how far it has come', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const done = step(say, 'playing', async (count) => {
      count(120, 400);
      await promise;
    });
    await vi.advanceTimersByTimeAsync(11_000);
    resolve();
    await done;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(lines).toEqual(['playing …', 'playing … 5 s, 120 of 400', 'playing … 10 s, 120 of 400']);
  });

  it('is heard by its counting where the work leaves no timer a turn', async () => {
    await step(say, 'playing', async (count) => {
      for (let done = 1; done <= 12; done += 1) {
        vi.setSystemTime(Date.now() + 1_000);
        count(done, 12);
      }
    });
    expect(lines).toEqual(['playing …', 'playing … 5 s, 5 of 12', 'playing … 10 s, 10 of 12']);
  });

  it('ends with what went wrong', async () => {
    await expect(step(say, 'opening', () => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk');
  });
});
