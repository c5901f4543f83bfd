import type { Item, Quantity } from '@tongzhou/domain';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { readAmount, readColumnValue, toBaseUnits } from '../src/index.ts';
import { items } from './fixtures.ts';

/** Two cores may be shared with other work. */
vi.setConfig({ testTimeout: 60_000 });

const exact = (amount: number): Quantity => ({ kind: 'exact', amount });
const range = (least: number, most: number): Quantity => ({ kind: 'range', least, most });
const atLeast = (least: number): Quantity => ({ kind: 'at-least', least });
const item = (id: string): Item => items.byId.get(id) as Item;

test.each<[unknown, Quantity, string | null]>([
  ['10000', exact(10_000), null],
  ['1万', exact(10_000), null],
  ['3.6万只', exact(36_000), '只'],
  ['十万', exact(100_000), null],
  ['两千五百个', exact(2_500), '个'],
  ['一百零五', exact(105), null],
  ['1万2千', exact(12_000), null],
  ['1万2345', exact(12_345), null],
  ['10,000', exact(10_000), null],
  ['500盒', exact(500), '盒'],
  ['５００ 盒', exact(500), '盒'],
  ['500（盒）', exact(500), '盒'],
  ['*5000', exact(5_000), null],
  ['50 boxes', exact(50), 'boxes'],
  ['5000-10000', range(5_000, 10_000), null],
  ['5000～1万', range(5_000, 10_000), null],
  ['1-2万', range(10_000, 20_000), null],
  ['100只至200只', range(100, 200), '只'],
  ['300-300', exact(300), null],
  ['1000以上', atLeast(1_000), null],
  ['1000个以上', atLeast(1_000), '个'],
  ['500多个', atLeast(500), '个'],
  ['≥500', atLeast(500), null],
  ['不少于500', atLeast(500), null],
  ['at least 500', atLeast(500), null],
  ['若干', { kind: 'unknown' }, null],
  ['大量', { kind: 'unknown' }, null],
  ['急需', { kind: 'unknown' }, null],
  ['', { kind: 'unknown' }, null],
  [null, { kind: 'unknown' }, null],
  [undefined, { kind: 'unknown' }, null],
  [-1, { kind: 'unknown' }, null],
  ['-1', { kind: 'unknown' }, null],
  [-9, { kind: 'unlimited' }, null],
  ['不限', { kind: 'unlimited' }, null],
  ['多多益善', { kind: 'unlimited' }, null],
  ['暂不需要', { kind: 'none' }, null],
  ['不需要', { kind: 'none' }, null],
  [0, { kind: 'none' }, null],
  ['0', { kind: 'none' }, null],
])('%j is read', (written, quantity, unit) => {
  expect(readAmount(written)).toMatchObject({ ok: true, amount: { quantity, unit } });
});

test.each([
  [-5, 'amount-negative'],
  ['-3', 'amount-negative'],
  [1e13, 'amount-absurd'],
  [Number.POSITIVE_INFINITY, 'amount-absurd'],
  ['2万亿', 'amount-absurd'],
  [0.5, 'amount-not-whole'],
  ['0.5箱', 'amount-not-whole'],
  [Number.NaN, 'amount-not-read'],
  [true, 'amount-not-read'],
  [{}, 'amount-not-read'],
  ['95%', 'amount-not-read'],
  ['500/天', 'amount-not-read'],
  ['10²', 'amount-not-read'],
  ['½箱', 'amount-not-read'],
  ['2020-01-25', 'amount-not-read'],
  ['0711-3870000', 'amount-not-read'],
  ['13800000000', 'amount-not-read'],
  ['10000-500', 'amount-not-read'],
  ['0-500', 'amount-not-read'],
  // Said for 35000, could be 30005.
  ['3万5', 'amount-not-read'],
  ['三万五', 'amount-not-read'],
  ['一百五', 'amount-not-read'],
])('%j is set aside as %s', (written, reason) => {
  expect(readAmount(written)).toEqual({ ok: false, reason });
});

describe('a 1 without a unit', () => {
  test('means "needed, amount unknown" in the value column, as a number or as text', () => {
    for (const one of [1, '1', ' １ '])
      expect(readColumnValue(one)).toMatchObject({ ok: true, amount: { quantity: { kind: 'unknown' } } });
  });
  test('with a unit is one', () => {
    expect(readColumnValue('1台')).toMatchObject({ ok: true, amount: { quantity: exact(1) } });
  });
});

describe('packs', () => {
  const convert = (written: string, id: string) => {
    const reading = readAmount(written);
    return reading.ok ? toBaseUnits(reading.amount, item(id)) : reading;
  };
  test('convert exactly where the catalogue says what they hold', () => {
    expect(convert('20盒', 'gloves-latex')).toEqual({ ok: true, quantity: exact(1_000) });
    expect(convert('10-20盒', 'gloves-latex')).toEqual({ ok: true, quantity: range(500, 1_000) });
  });
  test('are set aside where it does not: nobody guesses how many masks a box holds', () => {
    expect(convert('20盒', 'mask-surgical')).toEqual({ ok: false, reason: 'unit-not-convertible' });
    expect(convert('100件', 'bleaching-powder')).toEqual({ ok: false, reason: 'unit-not-convertible' });
  });
  test('a pair is never two pieces, but a measure word of the same single thing is the base unit', () => {
    expect(convert('100只', 'gloves-latex')).toEqual({ ok: false, reason: 'unit-not-convertible' });
    expect(convert('100个', 'mask-surgical')).toEqual({ ok: true, quantity: exact(100) });
    expect(convert('100套', 'coverall-medical')).toEqual({ ok: true, quantity: exact(100) });
  });
  test('do not carry an amount past the limit', () => {
    expect(convert('9000亿盒', 'gloves-latex')).toEqual({ ok: false, reason: 'amount-absurd' });
  });
});

test('never throws, and what it reads is always a whole number within the limit', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.anything(),
        fc.string(),
        fc.stringMatching(/^[0-9一二十百千万亿.,\-~以上只盒个*+ ]{0,14}$/),
      ),
      (written) => {
        const reading = readAmount(written);
        if (!reading.ok) return;
        const { quantity } = reading.amount;
        const amounts =
          'amount' in quantity
            ? [quantity.amount]
            : 'most' in quantity
              ? [quantity.least, quantity.most]
              : 'least' in quantity
                ? [quantity.least]
                : [];
        for (const amount of amounts) {
          expect(Number.isSafeInteger(amount)).toBe(true);
          expect(amount).toBeGreaterThan(0);
          expect(amount).toBeLessThanOrEqual(1e12);
        }
        if (quantity.kind === 'range') expect(quantity.least).toBeLessThan(quantity.most);
      },
    ),
    { numRuns: 2_000 },
  );
});
