import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Turns } from '../../src/public-answers/turns.ts';

const response = () => new EventEmitter() as unknown as ServerResponse;

/** A page that holds the thread for so long. */
function page(turns: Turns, ms: number, heard: (began: number) => void = () => {}): Promise<void> {
  return new Promise((resolve) => {
    turns.read((done) => {
      const began = performance.now();
      heard(began);
      while (performance.now() - began < ms);
      done();
      resolve();
    });
  });
}

describe('pages and commands on one thread', () => {
  it('between two pages whatever has come in is done: a command waits for one page', async () => {
    const turns = new Turns();
    const pages = Array.from({ length: 20 }, () => page(turns, 5));
    const delays: number[] = [];
    let isOver = false;
    const commands = (async () => {
      while (!isOver) {
        const asked = performance.now();
        // A command takes a few turns of the loop: its body, its seat, its commit.
        const own = response();
        await turn();
        turns.write(own);
        for (let step = 0; step < 4; step += 1) await turn();
        own.emit('close');
        delays.push(performance.now() - asked);
        await wait(8);
      }
    })();
    await Promise.all(pages);
    isOver = true;
    await commands;
    expect(delays.length).toBeGreaterThan(3);
    delays.sort((a, b) => a - b);
    // All pages at once would be 100 ms; a machine that is busy adds to a few.
    expect(delays[Math.floor(delays.length / 2)]).toBeLessThan(40);
  });

  it('no page begins within a pause after another while a command is in hand, and none is held up for ever', async () => {
    const turns = new Turns();
    const own = response();
    turns.write(own);
    const begun: number[] = [];
    await Promise.all(Array.from({ length: 4 }, () => page(turns, 0, (at) => void begun.push(at))));
    const gaps = begun.slice(1).map((at, index) => at - (begun[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(19);
    own.emit('close');
    const after: number[] = [];
    const since = performance.now();
    await Promise.all(Array.from({ length: 4 }, () => page(turns, 0, (at) => void after.push(at))));
    expect(performance.now() - since).toBeLessThan(60);
  });

  it('a page that waits for the database gives its turn away after a while', async () => {
    const turns = new Turns();
    turns.read(() => {});
    const since = performance.now();
    await page(turns, 0);
    expect(performance.now() - since).toBeGreaterThanOrEqual(45);
  });
});
