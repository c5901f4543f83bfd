import { before, firstOf, keysBackwards, type Ordered, total } from './ordered.ts';

/** Which of a long list somebody wants to see: so many, the latest first, that lie before a key; left out: the latest of all. */
export type PageAsked = { readonly most: number; readonly before?: string | undefined };

/** One page of a long list, and where it stands in it. */
export type PageOf<Row> = {
  readonly rows: readonly Row[];
  /** What is shown, counted from the latest; both 0 where there is nothing. */
  readonly first: number;
  readonly last: number;
  readonly count: number;
  /** What to ask for with `before`; null: there is nothing earlier. */
  readonly next: string | null;
};

/** Reads as many keys as it shows. What each weighs is how many rows it makes. */
export function pageOf<Row>(
  ordered: Ordered,
  { most, before: bound }: PageAsked,
  rowsOf: (key: string) => readonly Row[],
): PageOf<Row> {
  const rows: Row[] = [];
  let last: string | null = null;
  for (const key of keysBackwards(ordered, bound)) {
    if (rows.length >= most) break;
    rows.push(...rowsOf(key));
    last = key;
  }
  const count = total(ordered).weight;
  const later = bound === undefined || bound === '' ? 0 : count - before(ordered, bound).weight;
  return {
    rows,
    first: rows.length === 0 ? 0 : later + 1,
    last: rows.length === 0 ? 0 : later + rows.length,
    count,
    next: last === null || last === firstOf(ordered) ? null : last,
  };
}

/** The same of a list that only grows: how many lie before is where to go on. */
export function pageOfGrowing<Row>(
  count: number,
  { most, before: bound = '' }: PageAsked,
  rowAt: (index: number) => Row,
): PageOf<Row> {
  const end = bound === '' ? count : Math.min(count, Math.max(0, Math.floor(Number(bound)) || 0));
  const start = Math.max(0, end - most);
  return {
    rows: Array.from({ length: end - start }, (_, index) => rowAt(end - 1 - index)),
    first: end === 0 ? 0 : count - end + 1,
    last: end === 0 ? 0 : count - start,
    count,
    next: start === 0 ? null : String(start),
  };
}
