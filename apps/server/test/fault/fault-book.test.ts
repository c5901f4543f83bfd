import { describe, expect, it } from 'vitest';
import { faultOf } from '../../src/fault/fault.ts';
import { FaultBook } from '../../src/fault/fault-book.ts';
import { MemoryWatch } from '../../src/fault/memory-watch.ts';

const error = (code: string, message = 'no') => Object.assign(new Error(message), { code });

describe('a fault of the machine has a name', () => {
  it.each([
    ['disk-full', error('ENOSPC')],
    ['disk-full', error('53100', 'could not extend file')],
    ['disk-full', new Error('could not write: No space left on device')],
    ['read-only', error('EROFS')],
    ['read-only', error('25006', 'cannot execute INSERT in a read-only transaction')],
    ['no-handles', error('EMFILE')],
    ['memory-short', error('53200', 'out of memory')],
    ['memory-short', new RangeError('Array buffer allocation failed')],
    ['database-away', error('ECONNREFUSED')],
    ['database-away', error('57P01')],
    ['database-away', error('53300', 'too many clients already')],
    ['disk-full', new Error('the page failed', { cause: error('ENOSPC') })],
    [null, new TypeError('x is not a function')],
    [null, error('23505')],
    [null, 'a word'],
  ])('%s', (name, thrown) => expect(faultOf(thrown)).toBe(name));
});

function book() {
  let now = Date.parse('2026-02-02T00:00:00Z');
  const said: string[] = [];
  const faults = new FaultBook(
    () => now,
    (...words) => said.push(words.map(String).join(' ')),
  );
  const pass = (ms: number) => {
    now += ms;
  };
  return { faults, said, pass };
}

describe('what the operator reads', () => {
  it('is one line for a thousand requests that meet a full disk, and one more a minute while it lasts', () => {
    const { faults, said, pass } = book();
    for (let i = 0; i < 1_000; i += 1) faults.note(error('ENOSPC'), `request ${i}`);
    expect(said).toEqual(['tongzhou: disk-full: no']);
    pass(59_000);
    faults.note(error('ENOSPC'), 'request');
    expect(said).toHaveLength(1);
    pass(1_001);
    faults.note(error('ENOSPC'), 'request');
    expect(said[1]).toMatch(/disk-full: no \(1001 times since this was said\)/);
    expect(faults.status).toMatchObject([{ code: 'disk-full', times: 1_002, isOver: false }]);
  });

  it('says that it is over when something was written, and begins anew after that', () => {
    const { faults, said } = book();
    faults.note(error('ENOSPC'), 'request');
    faults.wentWell('answered');
    expect(faults.present).toBe('disk-full');
    faults.wentWell('written');
    expect(faults.present).toBeNull();
    expect(said.at(-1)).toMatch(/disk-full: over, after 1 failures/);
    faults.note(error('ENOSPC'), 'request');
    expect(faults.status).toMatchObject([{ times: 1, isOver: false }]);
  });

  it('ends by itself after a minute without any', () => {
    const { faults, pass } = book();
    faults.note(error('EMFILE'), 'request');
    pass(60_001);
    expect(faults.status).toMatchObject([{ code: 'no-handles', isOver: true }]);
  });

  it('has the stack of a fault of ours once, and then its words', () => {
    const { faults, said } = book();
    for (let i = 0; i < 3; i += 1) faults.note(new TypeError('x is not a function'), `request ${i}`);
    expect(said).toEqual([
      'tongzhou: request 0: TypeError: x is not a function',
      'tongzhou: request 1: again: TypeError: x is not a function',
      'tongzhou: request 2: again: TypeError: x is not a function',
    ]);
    expect(faults.status).toEqual([]);
  });
});

describe('the memory', () => {
  it('is ill before it is short, and well again when a collection has freed it', () => {
    let used = 10;
    const memory = new MemoryWatch({ limit: 100, used: () => used });
    expect([memory.isIll, memory.isShort]).toEqual([false, false]);
    used = 86;
    expect([memory.isIll, memory.isShort]).toEqual([true, false]);
    used = 96;
    expect([memory.isIll, memory.isShort]).toEqual([true, true]);
    used = 30;
    expect([memory.isIll, memory.isShort]).toEqual([false, false]);
  });
});
