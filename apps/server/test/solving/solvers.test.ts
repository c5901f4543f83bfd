import type { ItemIndex } from '@tongzhou/domain';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Solvers } from '../../src/solving/solvers.ts';

const program = (body: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads';
     parentPort.on('message', ({ kind, text }) => { ${body} });`)}`,
  );
/** Answers after so many milliseconds as the text says; dies, breaks or never answers where it says so. */
const FAKE = program(`
  if (text === 'dies') process.exit(3);
  if (text === 'throws') throw new Error('out of its mind');
  if (text === 'fails') return parentPort.postMessage({ failed: 'no such terms' });
  if (text === 'never') return;
  setTimeout(() => parentPort.postMessage({ answer: kind + ' ' + text }), Number(text.split(' ')[0]));
`);
const NO_ITEMS = {} as ItemIndex;
const allocation = (text: string) => ({ kind: 'allocation' as const, text });

const open: Solvers[] = [];
const solvers = (limits = {}): Solvers => {
  const made = new Solvers(NO_ITEMS, limits, FAKE);
  open.push(made);
  return made;
};
afterEach(async () => {
  vi.restoreAllMocks();
  for (const each of open.splice(0)) await each.close();
});

describe('allocations are solved on a thread of their own', () => {
  it('one after the other; the same question is one', async () => {
    const made = solvers();
    const first = made.solve(allocation('30 a'));
    expect(made.solve(allocation('30 a'))).toBe(first);
    const other = made.solve({ kind: 'what-if', text: '1 b' });
    expect(made.solve({ kind: 'what-if', text: '1 b' })).toBe(other);
    expect(await Promise.all([first, other])).toEqual(['allocation 30 a', 'what-if 1 b']);
  });

  it('so many wait and no more: the next is told at once', async () => {
    const made = solvers({ waiting: 2 });
    const taken = ['20 a', '20 b', '20 c'].map((text) => made.solve(allocation(text)));
    await expect(made.solve(allocation('1 d'))).rejects.toMatchObject({ why: 'busy' });
    await Promise.all(taken);
    expect(await made.solve(allocation('1 d'))).toBe('allocation 1 d');
  });

  it.each(['fails', 'throws', 'dies'])('one that %s is told so, and the next is solved', async (text) => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
    const made = solvers();
    const [broken, next] = [made.solve(allocation(text)), made.solve(allocation('1 a'))];
    await expect(broken).rejects.toMatchObject({ why: 'failed' });
    expect(await next).toBe('allocation 1 a');
    expect(logged).toHaveBeenCalledOnce();
  });

  it('one that does not end is ended', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const made = solvers({ solvingMs: 300 });
    await expect(made.solve(allocation('never'))).rejects.toMatchObject({ why: 'failed' });
    expect(await made.solve(allocation('1 a'))).toBe('allocation 1 a');
  });

  it('when the server stops, whoever waits is told so, and nobody is taken any more', async () => {
    const made = solvers();
    const waiting = [made.solve(allocation('never')), made.solve(allocation('1 a'))];
    const told = Promise.all(waiting.map((each) => each.catch(({ why }) => why)));
    await made.close();
    expect(await told).toEqual(['stopping', 'stopping']);
    await expect(made.solve(allocation('1 a'))).rejects.toMatchObject({ why: 'stopping' });
  });
});
