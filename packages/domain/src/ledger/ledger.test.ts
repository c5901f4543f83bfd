import { describe, expect, it } from 'vitest';
import { emptyState } from '../book/state.ts';
import { AMOUNT_MAX } from '../kernel/quantity/quantity.ts';
import { applyTransfers, availableIn, type Ledger, unitsOf } from './ledger.ts';
import { baseUnits } from './packs.ts';
import type { Transfer } from './transfer.ts';

const [donor, free, reserve] = ['donor:rc:-:lot:none', 'stock:rc:hall:lot:free', 'stock:rc:hall:lot:reserve'];
const AT = '2020-01-26T00:00:00.000Z';
const LATER = '2020-01-27T00:00:00.000Z';
const ledgerWith = (amount: number): Ledger => {
  const { ledger } = emptyState();
  put(ledger, { phase: 'posted', transfer: 'in', from: donor, to: free, amount });
  return ledger;
};
function put(ledger: Ledger, transfer: Transfer, at = AT): void {
  applyTransfers(ledger, [transfer], at);
}
const pending = (amount: number, more: object = {}) =>
  ({ phase: 'pending', transfer: 'hold', from: free, to: reserve, amount, ...more }) as Transfer;
const end = (phase: 'post' | 'void', amount?: number) =>
  ({ phase, transfer: 'end', pending: 'hold', ...(amount === undefined ? {} : { amount }) }) as Transfer;
const held = (ledger: Ledger) => [availableIn(ledger, free), availableIn(ledger, reserve)];

describe('an amount that is said in packs', () => {
  const said = (stated: object, known: number[] = [20, 50]) => {
    const units = baseUnits(stated, known);
    return units.ok ? units.value : units.refusals.map(({ code, field }) => `${code} ${field}`);
  };

  it('is so many times what a known pack holds, up to the most that any amount may be', () => {
    expect(said({ packs: { count: 3, holds: 20 } })).toBe(60);
    expect(said({ amount: 7 })).toBe(7);
    expect(said({ amount: 60, packs: { count: 3, holds: 20 } })).toBe(60);
    expect(said({ amount: 61, packs: { count: 3, holds: 20 } })).toEqual(['amount-not-whole-packs amount']);
    expect(said({ packs: { count: 3, holds: 21 } })).toEqual(['pack-unknown packs.holds']);
    expect(said({})).toEqual(['input-invalid amount']);
    const most = [AMOUNT_MAX / 1_000];
    expect(said({ packs: { count: 1_000, holds: most[0] } }, most)).toBe(AMOUNT_MAX);
    expect(said({ packs: { count: 1_001, holds: most[0] } }, most)).toEqual(['amount-absurd packs.count']);
  });
});

describe('the ledger', () => {
  it('takes of an account what is there, and not one more; a donor gives without end', () => {
    const ledger = ledgerWith(10);
    put(ledger, { phase: 'posted', transfer: 'a', from: free, to: reserve, amount: 10 });
    expect(held(ledger)).toEqual([0, 10]);
    const more: Transfer = { phase: 'posted', transfer: 'b', from: free, to: reserve, amount: 1 };
    expect(() => put(ledger, more)).toThrow(/transfer b takes .* below zero/);
  });

  it('keeps apart what is reserved, until it is posted or voided, once', () => {
    const ledger = ledgerWith(10);
    put(ledger, pending(7));
    expect(held(ledger)).toEqual([3, 0]);
    expect(() => put(ledger, pending(4, { transfer: 'other' }))).toThrow(/below zero/);
    const posted = ledgerWith(10);
    put(posted, pending(7));
    put(posted, end('post', 5));
    expect(held(posted)).toEqual([5, 5]);
    expect(() => put(posted, end('post', 1))).toThrow(/ends hold, which is not pending/);
    const voided = ledgerWith(10);
    put(voided, pending(7));
    put(voided, end('void'));
    expect(held(voided)).toEqual([10, 0]);
    expect(() => put(voided, end('void'))).toThrow(/not pending/);
    const over = ledgerWith(10);
    put(over, pending(7));
    expect(() => put(over, end('post', 8))).toThrow(/posts more than was reserved/);
  });

  it('moves nothing between units, nor from an account to itself, nor twice under one name', () => {
    const ledger = ledgerWith(10);
    const other = 'stock:rc:hall:another:free';
    expect(() => put(ledger, { ...pending(1), to: other } as Transfer)).toThrow(/hold crosses units/);
    expect(() => put(ledger, { ...pending(1), to: free } as Transfer)).toThrow(/hold stays where it is/);
    put(ledger, pending(1));
    expect(() => put(ledger, pending(1))).toThrow(/hold came twice/);
  });

  it('posts nothing after its time; what is over can be voided', () => {
    const until = (at: string, phase: 'post' | 'void') => {
      const ledger = ledgerWith(10);
      put(ledger, pending(7, { expiresAt: LATER }));
      put(ledger, phase === 'post' ? end('post', 7) : end('void'), at);
      return held(ledger);
    };
    expect(until('2020-01-26T23:59:59.999Z', 'post')).toEqual([3, 7]);
    expect(() => until(LATER, 'post')).toThrow(/which has expired/);
    expect(until('2020-01-28T00:00:00.000Z', 'void')).toEqual([10, 0]);
  });

  it('holds whole numbers that are exact, and refuses what would be rounded', () => {
    const ledger = ledgerWith(Number.MAX_SAFE_INTEGER);
    const one: Transfer = { phase: 'posted', transfer: 'one', from: donor, to: free, amount: 1 };
    expect(() => put(ledger, one)).toThrow(/exceeds exact integers/);
  });

  it('says of transfers which units they move, also of those that end others', () => {
    const ledger = ledgerWith(10);
    put(ledger, pending(7));
    const posted: Transfer = {
      phase: 'posted',
      transfer: 'x',
      from: 'fund:rc:-:CNY:free',
      to: free,
      amount: 1,
    };
    expect([
      ...unitsOf(ledger, [end('void'), posted, { ...end('void'), pending: 'none' } as Transfer]),
    ]).toEqual(['lot', 'CNY']);
  });
});
