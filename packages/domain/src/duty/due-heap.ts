import type { Duty } from '../kernel/duty/duty.ts';

type Entry = { readonly due: string; readonly duty: Duty };

/**
 * Duties in the order in which they run out: a binary heap. A clock that was met or moved leaves its entry behind, which is
 * recognised when it comes up, so that meeting a duty costs nothing here.
 */
export class DueHeap {
  readonly #entries: Entry[];

  /** `entries`: of an earlier heap, in its order. */
  constructor(entries: Entry[] = []) {
    this.#entries = entries;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  push(duty: Duty): void {
    if (duty.due === null) return;
    const entries = this.#entries;
    let index = entries.push({ due: duty.due, duty }) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!isBefore(entries, index, parent)) break;
      swap(entries, index, parent);
      index = parent;
    }
  }

  /** Takes out the next duty that is still open and whose time was over before `now`; null when there is none. */
  takePast(now: string): Duty | null {
    for (let first = this.#entries[0]; first && first.due < now; first = this.#entries[0]) {
      this.#removeFirst();
      if (isLive(first)) return first.duty;
    }
    return null;
  }

  /** Open duties that run out at `moment` or before, in order; costs those, and stale entries among them. */
  dueBy(moment: string): Duty[] {
    const found: Entry[] = [];
    const walk = (index: number): void => {
      const entry = this.#entries[index];
      if (!entry || entry.due > moment) return;
      if (isLive(entry)) found.push(entry);
      walk(2 * index + 1);
      walk(2 * index + 2);
    };
    walk(0);
    found.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.duty.ordinal - b.duty.ordinal));
    return found.map((entry) => entry.duty);
  }

  #removeFirst(): void {
    const entries = this.#entries;
    const last = entries.pop() as Entry;
    if (entries.length === 0) return;
    entries[0] = last;
    for (let index = 0; ; ) {
      const left = 2 * index + 1;
      const right = left + 1;
      let first = index;
      if (left < entries.length && isBefore(entries, left, first)) first = left;
      if (right < entries.length && isBefore(entries, right, first)) first = right;
      if (first === index) return;
      swap(entries, index, first);
      index = first;
    }
  }
}

const isLive = ({ due, duty }: Entry): boolean =>
  duty.due === due && duty.metAt === null && duty.endedAt === null;

function isBefore(entries: readonly Entry[], a: number, b: number): boolean {
  const first = entries[a] as Entry;
  const second = entries[b] as Entry;
  return first.due < second.due || (first.due === second.due && first.duty.ordinal < second.duty.ordinal);
}

function swap(entries: Entry[], a: number, b: number): void {
  const first = entries[a] as Entry;
  entries[a] = entries[b] as Entry;
  entries[b] = first;
}
