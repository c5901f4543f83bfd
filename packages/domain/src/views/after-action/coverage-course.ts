import type { FactData } from '../../kernel/fact/fact.ts';
import { UNKNOWN } from '../../kernel/quantity/quantity.ts';
import { HOUR_MS } from '../../kernel/time/time.ts';

/** Base units of one item: asked for with certainty, and of that arrived since it was asked. */
export type CoveragePoint = { readonly at: string; readonly needed: number; readonly arrived: number };

type Asked = { readonly item: string; readonly least: number; arrived: number; readonly isNone: boolean };
type Statement = Pick<FactData<'need.stated'>, 'need' | 'item' | 'quantity'>;
type Sum = { needed: number; arrived: number };

/**
 * How far needs were covered, item by item, as it was at each hour: a later statement takes the earlier one's place from
 * its own moment on, and what arrives counts up to what was asked. One point an hour at most: the last of it.
 */
export class CoverageCourse {
  readonly #asked = new Map<string, Asked>();
  /** Statements that wait for confirmation, and what has come since. */
  readonly #waiting = new Map<string, Statement & { arrived: number }>();
  readonly #sums = new Map<string, Sum>();
  readonly #points = new Map<string, CoveragePoint[]>();

  /** One that waits for confirmation does not count before it has it; the one before it does. */
  said({ waits = [], ...statement }: Statement & Pick<FactData<'need.stated'>, 'waits'>, at: string): void {
    const { need, item, quantity } = statement;
    if (waits.length === 0) {
      this.#waiting.delete(need);
      this.stated(statement, at);
      return;
    }
    this.#waiting.set(need, { need, item, quantity, arrived: 0 });
    const earlier = this.#asked.get(need);
    if (earlier && !earlier.isNone) return;
    this.stated({ need, item, quantity: waits.includes('quantity') ? UNKNOWN : quantity }, at);
  }

  confirmed(need: string, at: string): void {
    const waiting = this.#waiting.get(need);
    if (!waiting) return;
    this.#waiting.delete(need);
    this.stated(waiting, at);
    this.arrived([{ need, received: waiting.arrived }], at);
  }

  stated({ need, item, quantity }: Statement, at: string): void {
    const earlier = this.#asked.get(need);
    const sum = this.#sumOf(item);
    if (earlier) {
      sum.needed -= earlier.least;
      sum.arrived -= Math.min(earlier.least, earlier.arrived);
    }
    const least = quantity.kind === 'exact' ? quantity.amount : 'least' in quantity ? quantity.least : 0;
    this.#asked.set(need, { item, least, arrived: 0, isNone: quantity.kind === 'none' });
    sum.needed += least;
    this.#mark(item, at);
  }

  withdrawn(need: string, at: string): void {
    this.#waiting.delete(need);
    const stated = this.#asked.get(need);
    if (stated) this.stated({ need, item: stated.item, quantity: { kind: 'none' } }, at);
  }

  /** Less than nothing where a slip had said too much; without a need where it left by break-glass for none. */
  arrived(lines: readonly { readonly need: string | null; readonly received: number }[], at: string): void {
    for (const { need, received } of lines) {
      const waiting = this.#waiting.get(need ?? '');
      if (waiting) waiting.arrived = Math.max(0, waiting.arrived + received);
      const asked = this.#asked.get(need ?? '');
      if (!asked || received === 0) continue;
      const before = Math.min(asked.least, asked.arrived);
      asked.arrived = Math.max(0, asked.arrived + received);
      this.#sumOf(asked.item).arrived += Math.min(asked.least, asked.arrived) - before;
      this.#mark(asked.item, at);
    }
  }

  /** Items with the most needed first. */
  series(): { readonly item: string; readonly points: readonly CoveragePoint[] }[] {
    return [...this.#points]
      .map(([item, points]) => ({ item, points }))
      .sort(
        (a, b) =>
          (b.points.at(-1)?.needed ?? 0) - (a.points.at(-1)?.needed ?? 0) || (a.item < b.item ? -1 : 1),
      );
  }

  #sumOf(item: string): Sum {
    const known = this.#sums.get(item);
    if (known) return known;
    const sum = { needed: 0, arrived: 0 };
    this.#sums.set(item, sum);
    return sum;
  }

  #mark(item: string, at: string): void {
    const points = this.#points.get(item) ?? [];
    this.#points.set(item, points);
    const last = points.at(-1);
    const isSameHour =
      last && Math.floor(Date.parse(last.at) / HOUR_MS) === Math.floor(Date.parse(at) / HOUR_MS);
    if (isSameHour) points.pop();
    points.push({ at, ...this.#sumOf(item) });
  }
}
