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
    let begun = 0;
    const pages = Array.from({ length: 20 }, () =>
      page(turns, 5, () => {
        begun += 1;
      }),
    );
    const meanwhile: number[] = [];
    let isOver = false;
    const commands = (async () => {
      while (!isOver) {
        const before = begun;
        // A command takes a few turns of the loop: its body, its seat, its commit.
        const own = response();
        await turn();
        turns.write(own);
        for (let step = 0; step < 4; step += 1) await turn();
        own.emit('close');
        meanwhile.push(begun - before);
        await wait(8);
      }
    })();
    await Promise.all(pages);
    isOver = true;
    await commands;
    expect(meanwhile.length).toBeGreaterThan(2);
    meanwhile.sort((a, b) => a - b);
    expect(meanwhile[Math.floor(meanwhile.length / 2)]).toBeLessThanOrEqual(1);
    expect(meanwhile.at(-1)).toBeLessThan(6);
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

describe('what is remembered', () => {
  it('is given at once, and while a command is in hand a few in each turn of the loop', async () => {
    const turns = new Turns();
    let given = 0;
    const give = () =>
      turns.give(() => {
        given += 1;
      });
    give();
    expect(given).toBe(1);
    const own = response();
    turns.write(own);
    for (let each = 0; each < 30; each += 1) give();
    expect(given).toBe(1);
    await turn();
    expect(given).toBe(9);
    own.emit('close');
    await turn();
    expect(given).toBe(31);
  });
});
