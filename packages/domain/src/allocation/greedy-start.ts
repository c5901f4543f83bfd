import type { Haul, Intake, PosedProgram } from './pose-program.ts';
import { regionOf } from './region-claims.ts';

/**
 * A plan to begin from: again and again the haul whose next packs are worth most a unit, while there are goods and room.
 * Among equals the carrier that can go to the fewest, then as posed, which is the charter's order. Keeps every rule; says
 * nothing of being best.
 */
export function greedyStart({ program, intakes, claims }: PosedProgram): Float64Array {
  const values = new Float64Array(program.columns.length);
  const plan = new Plan(values);
  const queue = intakes.flatMap((intake) => intake.hauls.map((haul) => ({ intake, haul })));
  const choices = new Map<Haul['carrier'], number>();
  for (const { haul } of queue) choices.set(haul.carrier, (choices.get(haul.carrier) ?? 0) + 1);
  queue.sort((a, b) => (choices.get(a.haul.carrier) ?? 0) - (choices.get(b.haul.carrier) ?? 0));
  const heap = new Heap(queue.flatMap((each, place) => entry(plan, each, place)));
  // Worth a unit changes as a need fills: whoever is first by an old figure is asked again before it is served.
  for (let first = heap.pop(); first; first = heap.pop()) {
    const [now] = entry(plan, first, first.place);
    if (!now) continue;
    if (now.worth === first.worth) plan.put(now.intake, now.haul, now.amount);
    for (const next of entry(plan, first, first.place)) heap.push(next);
  }
  for (const { region, column, amount } of claims)
    values[column] = Math.min(amount, plan.inRegion.get(region) ?? 0);
  return values;
}

type Choice = { readonly intake: Intake; readonly haul: Haul };
type Entry = Choice & { readonly place: number; readonly amount: number; readonly worth: number };

function entry(plan: Plan, { intake, haul }: Choice, place: number): Entry[] {
  const next = plan.next(intake, haul);
  return next && next.worth > 0 ? [{ intake, haul, place, ...next }] : [];
}

class Plan {
  readonly inRegion = new Map<string, number>();
  readonly #values: Float64Array;
  readonly #given = new Map<Intake, number>();
  readonly #drawn = new Map<Haul['pool'], number>();
  readonly #loaded = new Map<NonNullable<Haul['carrier']>, number>();

  constructor(values: Float64Array) {
    this.#values = values;
  }

  /** What this haul could bring next, and its worth a unit: as many packs as fit the band, or one that passes it. */
  next(intake: Intake, haul: Haul): { amount: number; worth: number } | null {
    const { unit, least, pool, carrier, column, loss } = haul;
    const given = this.#given.get(intake) ?? 0;
    const had = (this.#values[column] as number) * unit;
    const room = Math.min(
      haul.most - had,
      intake.wanted + (intake.beyond?.amount ?? 0) - given,
      pool.available - (this.#drawn.get(pool) ?? 0),
      carrier
        ? Math.floor((carrier.grams - (this.#loaded.get(carrier) ?? 0)) / pool.first.grams)
        : Number.POSITIVE_INFINITY,
    );
    const inBand = Math.min(room, roomInBand(intake, given));
    const packs = Math.max(unit, Math.floor(inBand / unit) * unit);
    const amount = had > 0 ? packs : Math.max(packs, Math.ceil(least / unit) * unit);
    if (amount > room) return null;
    return { amount, worth: this.#worth(intake, given, amount) / amount - loss };
  }

  #worth({ bands }: Intake, given: number, amount: number): number {
    let from = 0;
    let sum = 0;
    for (const band of bands) {
      const to = from + band.amount;
      sum += band.worth * Math.max(0, Math.min(to, given + amount) - Math.max(from, given));
      from = to;
    }
    return sum;
  }

  put(intake: Intake, haul: Haul, amount: number): void {
    const { pool, carrier, unit, column, taken } = haul;
    const values = this.#values;
    values[column] = (values[column] as number) + amount / unit;
    if (taken !== null) values[taken] = 1;
    this.#drawn.set(pool, (this.#drawn.get(pool) ?? 0) + amount);
    if (carrier) this.#loaded.set(carrier, (this.#loaded.get(carrier) ?? 0) + amount * pool.first.grams);
    let left = amount;
    const region = regionOf(intake.demand);
    for (const band of intake.bands) {
      const part = Math.min(left, band.amount - (values[band.column] as number));
      values[band.column] = (values[band.column] as number) + part;
      this.inRegion.set(region, (this.inRegion.get(region) ?? 0) + part);
      left -= part;
    }
    if (intake.beyond) values[intake.beyond.column] = (values[intake.beyond.column] as number) + left;
    this.#given.set(intake, (this.#given.get(intake) ?? 0) + amount);
  }
}

function roomInBand({ bands }: Intake, given: number): number {
  let end = 0;
  for (const { amount } of bands) {
    end += amount;
    if (given < end) return end - given;
  }
  return 0;
}

/** The entry of the most worth first, the earlier place among equals. */
class Heap {
  readonly #entries: Entry[] = [];

  constructor(entries: readonly Entry[]) {
    for (const each of entries) this.push(each);
  }

  push(each: Entry): void {
    const entries = this.#entries;
    let at = entries.push(each) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!before(each, entries[above] as Entry)) break;
      entries[at] = entries[above] as Entry;
      at = above;
    }
    entries[at] = each;
  }

  pop(): Entry | undefined {
    const entries = this.#entries;
    const first = entries[0];
    const last = entries.pop();
    if (!first || !last || entries.length === 0) return first;
    let at = 0;
    for (let below = 1; below < entries.length; below = 2 * at + 1) {
      if (below + 1 < entries.length && before(entries[below + 1] as Entry, entries[below] as Entry))
        below += 1;
      if (!before(entries[below] as Entry, last)) break;
      entries[at] = entries[below] as Entry;
      at = below;
    }
    entries[at] = last;
    return first;
  }
}

const before = (a: Entry, b: Entry): boolean =>
  a.worth > b.worth || (a.worth === b.worth && a.place < b.place);
