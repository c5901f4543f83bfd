import type { Duty } from '../kernel/duty/duty.ts';
import { pair } from '../kernel/state/lists.ts';
import { before, keysOf, type Ordered, put, sortable, takeOut, total } from '../kernel/state/ordered.ts';

/** What is still owed in each incident, in the order in which it runs out: counted and read without walking all of it. */
export class Clocks {
  readonly #running = new Map<string, Ordered>();
  readonly #known = new Map<Duty, { readonly due: string | null; readonly weight: number }>();
  readonly #withoutEnd = new Map<string, number>();
  readonly #weighed = new Map<string, Ordered>();
  readonly #all: readonly Duty[];

  /** `all`: by ordinal. */
  constructor(all: readonly Duty[]) {
    this.#all = all;
  }

  /** As a duty stands now; `weight` is what its kind counts of what it is about. */
  put(duty: Duty, weight = 0): void {
    this.remove(duty);
    if (duty.cited.length === 0) return;
    const { incident, kind, due, ordinal } = duty;
    this.#known.set(duty, { due, weight });
    if (due === null) {
      this.#withoutEnd.set(incident, (this.#withoutEnd.get(incident) ?? 0) + 1);
      return;
    }
    put(ordered(this.#running, incident), keyOf(due, ordinal));
    if (weight > 0) put(ordered(this.#weighed, pair(incident, kind)), keyOf(due, ordinal), weight);
  }

  remove(duty: Duty): void {
    const known = this.#known.get(duty);
    if (!known) return;
    const { incident, kind, ordinal } = duty;
    this.#known.delete(duty);
    if (known.due === null) {
      this.#withoutEnd.set(incident, (this.#withoutEnd.get(incident) ?? 0) - 1);
      return;
    }
    takeOut(ordered(this.#running, incident), keyOf(known.due, ordinal));
    if (known.weight > 0) takeOut(ordered(this.#weighed, pair(incident, kind)), keyOf(known.due, ordinal));
  }

  /** Those that have an end, the earliest first. */
  *inOrder(incident: string): Generator<Duty> {
    for (const key of keysOf(this.#running.get(incident) ?? []))
      yield this.#all[Number(key.slice(key.lastIndexOf(' ') + 1))] as Duty;
  }

  count(incident: string, now: string): { breached: number; open: number } {
    const running = this.#running.get(incident) ?? [];
    const breached = before(running, now).count;
    return { breached, open: total(running).count - breached + (this.#withoutEnd.get(incident) ?? 0) };
  }

  /** What those of a kind whose time is over weigh. */
  breachedWeight(incident: string, kind: string, now: string): number {
    return before(this.#weighed.get(pair(incident, kind)) ?? [], now).weight;
  }
}

const keyOf = (due: string, ordinal: number): string => pair(due, sortable(ordinal));

function ordered(of: Map<string, Ordered>, key: string): Ordered {
  const known = of.get(key);
  if (known) return known;
  const made: Ordered = [];
  of.set(key, made);
  return made;
}
