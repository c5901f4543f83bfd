import { pair } from './lists.ts';
import { firstKeys, type Ordered, putUnder, sortable, takeOutUnder } from './ordered.ts';
import { addTo, type Sums } from './sums.ts';

/**
 * Sums under a name and a pair, of which the largest are asked for: a picture shows these and, of the rest, how much it is for
 * each first of a pair. None of them is below zero.
 */
export type Ranked = {
  /** Name → `first second` → sum. */
  readonly sums: Sums;
  /** Name → the pairs, the largest sum first. */
  readonly order: Map<string, Ordered>;
  /** Name → first → what its pairs come to. */
  readonly firsts: Sums;
};

export const emptyRanked = (): Ranked => ({ sums: new Map(), order: new Map(), firsts: new Map() });

export function addRanked(ranked: Ranked, name: string, first: string, second: string, amount: number): void {
  const key = pair(first, second);
  const before = ranked.sums.get(name)?.get(key) ?? 0;
  if (before !== 0) takeOutUnder(ranked.order, name, rankKey(before, key));
  addTo(ranked.sums, name, key, amount);
  addTo(ranked.firsts, name, first, amount);
  if (before + amount !== 0) putUnder(ranked.order, name, rankKey(before + amount, key));
}

/** So many pairs, the largest first, those of the same size by their ids. */
export const largest = (
  ranked: Ranked,
  name: string,
  most: number,
): [first: string, second: string, sum: number][] =>
  firstKeys(ranked.order.get(name) ?? [], most).map((key) => {
    const [rank, first, second] = key.split(' ') as [string, string, string];
    return [first, second, Number.MAX_SAFE_INTEGER - Number(rank)];
  });

const rankKey = (sum: number, key: string): string => pair(sortable(Number.MAX_SAFE_INTEGER - sum), key);
