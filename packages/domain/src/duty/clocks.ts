import type { Duty, DutyState } from '../kernel/duty/duty.ts';
import { pair } from '../kernel/state/lists.ts';
import {
  before,
  firstKeys,
  keysBackwards,
  keysOf,
  type Ordered,
  put,
  sortable,
  takeOut,
  total,
} from '../kernel/state/ordered.ts';

/** What clocks keep, as plain data: of each known duty its ordinal, the end that it is ordered by, and its weight. */
export type KeptClocks = {
  readonly running: Map<string, Ordered>;
  readonly withoutEnd: Map<string, Ordered>;
  readonly over: Map<string, Ordered>;
  readonly weighed: Map<string, Ordered>;
  readonly known: readonly (readonly [ordinal: number, due: string | null, weight: number])[];
};

/** What is still owed in each incident, in the order in which it runs out: counted and read without walking all of it. */
export class Clocks {
  readonly #running: Map<string, Ordered>;
  readonly #known = new Map<Duty, { readonly due: string | null; readonly weight: number }>();
  readonly #withoutEnd: Map<string, Ordered>;
  readonly #over: Map<string, Ordered>;
  readonly #weighed: Map<string, Ordered>;
  readonly #all: readonly Duty[];

  /** `all`: by ordinal. `kept`: by clocks of the same duties. */
  constructor(all: readonly Duty[], kept: KeptClocks | null = null) {
    this.#all = all;
    this.#running = kept?.running ?? new Map();
    this.#withoutEnd = kept?.withoutEnd ?? new Map();
    this.#over = kept?.over ?? new Map();
    this.#weighed = kept?.weighed ?? new Map();
    for (const [ordinal, due, weight] of kept?.known ?? [])
      this.#known.set(all[ordinal] as Duty, { due, weight });
  }

  get kept(): KeptClocks {
    return {
      running: this.#running,
      withoutEnd: this.#withoutEnd,
      over: this.#over,
      weighed: this.#weighed,
      known: [...this.#known].map(([{ ordinal }, { due, weight }]) => [ordinal, due, weight]),
    };
  }

  /** As a duty stands now; `weight` is what its kind counts of what it is about. */
  put(duty: Duty, weight = 0): void {
    this.remove(duty);
    if (duty.cited.length === 0) return;
    const { incident, kind, due, ordinal } = duty;
    this.#known.set(duty, { due, weight });
    if (due === null) {
      put(ordered(this.#withoutEnd, incident), sortable(ordinal));
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
      takeOut(ordered(this.#withoutEnd, incident), sortable(ordinal));
      return;
    }
    takeOut(ordered(this.#running, incident), keyOf(known.due, ordinal));
    if (known.weight > 0) takeOut(ordered(this.#weighed, pair(incident, kind)), keyOf(known.due, ordinal));
  }

  /** What became of it stays: it is counted and listed by that. */
  close(duty: Duty, as: DutyState): void {
    const { incident, due, ordinal } = duty;
    const key = as === 'breached' && due !== null ? keyOf(due, ordinal) : sortable(ordinal);
    put(ordered(this.#over, pair(incident, as)), key);
  }

  /** Those that have an end, the earliest first, from a moment on. */
  *inOrder(incident: string, from = ''): Generator<Duty> {
    for (const key of keysOf(this.#running.get(incident) ?? [], from)) yield this.#of(key);
  }

  /** Those still owed without an end, in the order in which they began. */
  *prompt(incident: string): Generator<Duty> {
    for (const key of keysOf(this.#withoutEnd.get(incident) ?? [])) yield this.#of(key);
  }

  /** So many of those whose time was over before they were met, if ever they were: the earliest first. */
  breached(incident: string, now: string, most: number): Duty[] {
    const [owed, ended] = [
      this.#running.get(incident) ?? [],
      this.#over.get(pair(incident, 'breached')) ?? [],
    ];
    const keys = [...firstKeys(owed, most).filter((key) => key < now), ...firstKeys(ended, most)];
    return keys
      .sort()
      .slice(0, most)
      .map((key) => this.#of(key));
  }

  /** Those of which one thing became, the latest first. */
  *over(incident: string, state: DutyState): Generator<Duty> {
    for (const key of keysBackwards(this.#over.get(pair(incident, state)) ?? [])) yield this.#of(key);
  }

  /** How many of each. */
  counts(incident: string, now: string): Record<DutyState | 'prompt', number> {
    const running = this.#running.get(incident) ?? [];
    const prompt = total(this.#withoutEnd.get(incident) ?? []).count;
    const over = (state: DutyState) => total(this.#over.get(pair(incident, state)) ?? []).count;
    return {
      breached: before(running, now).count + over('breached'),
      open: total(running).count - before(running, now).count + prompt,
      ...{ late: over('late'), met: over('met'), lifted: over('lifted') },
      prompt,
    };
  }

  #of(key: string): Duty {
    return this.#all[Number(key.slice(key.lastIndexOf(' ') + 1))] as Duty;
  }

  count(incident: string, now: string): { breached: number; open: number } {
    const running = this.#running.get(incident) ?? [];
    const breached = before(running, now).count;
    return {
      breached,
      open: total(running).count - breached + total(this.#withoutEnd.get(incident) ?? []).count,
    };
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
