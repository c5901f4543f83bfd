import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterHours } from '../../kernel/time/time.ts';
import { emptyAtOf, hoursToRunOut, storeAt, withArrival } from './run-out.ts';
import type { Arrival, Need } from './state.ts';
import { arrive, inStore } from './store.ts';

const NOON = '2020-02-02T12:00:00.000Z';
const at = (hours: number): string => afterHours(NOON, hours);
const came = (hours: number, amount: number): Arrival => ({ at: at(hours), amount, position: 1 });
const store = (onHand: number | null, usePerDay: number | null) => ({ onHand, usePerDay, since: NOON });
const need = (onHand: number | null, usePerDay: number | null): Need =>
  ({
    ...{ delivered: 0, arrivals: [], counts: { onHand, usePerDay, asOf: NOON, statedAt: NOON } },
    emptyAt: emptyAtOf(store(onHand, usePerDay), []),
  }) as unknown as Need;

describe('a store runs down', () => {
  it('for as long as what lies there and came since; what is unknown or unused has no end that anybody knows', () => {
    expect(emptyAtOf(store(10, 10), [])).toBe(at(24));
    expect(emptyAtOf(store(10, 10), [came(12, 5)])).toBe(at(36));
    expect(emptyAtOf(store(10, 0), [])).toBeNull();
    expect(emptyAtOf(store(10, null), [])).toBeNull();
    expect(emptyAtOf(store(null, 10), [came(12, 5)])).toBeNull();
    expect(emptyAtOf(store(1_000_000_000_000, 1), [])).toBe('9999-12-31T00:00:00.000Z');
  });

  it('what comes after it ran dry pays for the days to come, and not for those that it stood empty', () => {
    expect(emptyAtOf(store(10, 10), [came(72, 10)])).toBe(at(96));
    expect(storeAt(store(10, 10), [came(72, 10)], 10, at(84))).toBe(5);
  });

  it('says how many hours are left, and how many ago it was empty', () => {
    const left = (hours: number) => hoursToRunOut(at(0), at(-hours));
    expect([26.9, 1, 0.9, 0].map(left)).toEqual([26, 1, 0, 0]);
    expect([-0.1, -1, -1.9, -31.15].map(left)).toEqual([-1, -1, -1, -31]);
    expect(hoursToRunOut(null, NOON)).toBeNull();
  });

  it('nothing that came moves nothing', () => {
    const made = need(10, 10);
    arrive(made, came(72, 0));
    expect(made).toMatchObject({ delivered: 0, arrivals: [], emptyAt: at(24) });
  });

  it('is counted as what was stated while nobody knows what is used', () => {
    const known = need(30, null);
    arrive(known, came(5, 10));
    expect(inStore(known, at(1_000))).toBe(40);
    expect(inStore(known, at(24), 24)).toBe(16);
    expect(inStore(need(null, 24), at(0))).toBe(0);
  });

  it('a delivery put right runs as if it had been signed so; one put right to nothing was never there', () => {
    const made = need(10, 10);
    arrive(made, came(72, 100));
    arrive(made, came(90, 20));
    arrive(made, came(72, -90));
    expect(made).toMatchObject({ delivered: 30, emptyAt: at(72 + 24 + 48) });
    expect(emptyAtOf(store(10, 10), made.arrivals)).toBe(made.emptyAt);
    arrive(made, came(90, -30));
    expect(made).toMatchObject({ delivered: 0, arrivals: [], emptyAt: at(24) });
  });

  const arrivals = fc.array(
    fc.record({ hours: fc.integer({ min: 0, max: 500 }), amount: fc.integer({ min: 0, max: 9_999 }) }),
    { maxLength: 12 },
  );
  const figures = fc.tuple(fc.integer({ min: 0, max: 9_999 }), fc.integer({ min: 1, max: 9_999 }));

  it('the same whether deliveries are entered one by one, late or in order, and summed anew', () => {
    fc.assert(
      fc.property(figures, arrivals, ([onHand, usePerDay], all) => {
        const kept = need(onHand, usePerDay);
        for (const { hours, amount } of all) arrive(kept, came(hours, amount));
        const inOrder = [...all].sort((a, b) => a.hours - b.hours);
        const series = inOrder.map(({ hours, amount }) => came(hours, amount));
        expect(kept.emptyAt).toBe(emptyAtOf(store(onHand, usePerDay), series));
      }),
    );
  });

  it('and is empty at the moment at which it says so, never before, and never fuller than a moment ago', () => {
    const hours = fc.integer({ min: 0, max: 2_000 });
    fc.assert(
      fc.property(figures, arrivals, hours, ([onHand, usePerDay], all, later) => {
        let series: readonly Arrival[] = [];
        for (const { hours, amount } of all) series = withArrival(series, came(hours, amount));
        const last = series.at(-1)?.at ?? NOON;
        const now = afterHours(last, later);
        const lies = storeAt(store(onHand, usePerDay), series, usePerDay, now);
        const empty = emptyAtOf(store(onHand, usePerDay), series) as string;
        expect(
          Math.abs(lies - ((Date.parse(empty) - Date.parse(now)) * usePerDay) / 86_400_000),
        ).toBeLessThan(empty > now ? 1.01 : Number.POSITIVE_INFINITY);
        if (empty <= now) expect(lies).toBe(0);
        expect(storeAt(store(onHand, usePerDay), series, usePerDay, afterHours(now, 1))).toBeLessThanOrEqual(
          lies,
        );
      }),
    );
  });
});
