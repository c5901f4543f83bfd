/**
 * Keys in order, each with a weight: putting one in or taking one out costs a run of keys, and how many lie before a key,
 * or what they weigh, costs the number of runs. What changes with time alone is answered from here: keys begin with a
 * moment. Plain data, as all of the state; the same facts make the same runs.
 */
export type Ordered = Run[];

type Run = { readonly keys: string[]; readonly weights: number[]; sum: number };

const RUN_MAX = 128;

/** Puts a key in, or gives it another weight. */
export function put(ordered: Ordered, key: string, weight = 1): void {
  const at = Math.max(0, runOf(ordered, key));
  const run = ordered[at];
  if (!run) {
    ordered.push({ keys: [key], weights: [weight], sum: weight });
    return;
  }
  const index = firstNotBefore(run.keys, key);
  const known = run.keys[index] === key;
  run.sum += weight - (known ? (run.weights[index] as number) : 0);
  run.keys.splice(index, known ? 1 : 0, key);
  run.weights.splice(index, known ? 1 : 0, weight);
  if (run.keys.length > RUN_MAX) halve(ordered, at);
}

export function takeOut(ordered: Ordered, key: string): void {
  const at = runOf(ordered, key);
  const run = ordered[at];
  if (!run) return;
  const index = firstNotBefore(run.keys, key);
  if (run.keys[index] !== key) return;
  run.sum -= run.weights[index] as number;
  run.keys.splice(index, 1);
  run.weights.splice(index, 1);
  if (run.keys.length === 0) ordered.splice(at, 1);
}

/** The same in the order that stands under a name. */
export function putUnder(orders: Map<string, Ordered>, name: string, key: string, weight = 1): void {
  const ordered = orders.get(name) ?? [];
  put(ordered, key, weight);
  orders.set(name, ordered);
}

export function takeOutUnder(orders: Map<string, Ordered>, name: string, key: string): void {
  const ordered = orders.get(name);
  if (!ordered) return;
  takeOut(ordered, key);
  if (ordered.length === 0) orders.delete(name);
}

/** How many keys lie before a bound, and what they weigh together. */
export function before(ordered: Ordered, bound: string): { count: number; weight: number } {
  const at = runOf(ordered, bound);
  let count = 0;
  let weight = 0;
  for (let each = 0; each < at; each += 1) {
    const run = ordered[each] as Run;
    count += run.keys.length;
    weight += run.sum;
  }
  const run = ordered[at];
  const end = run ? firstNotBefore(run.keys, bound) : 0;
  for (let index = 0; index < end; index += 1) weight += run?.weights[index] as number;
  return { count: count + end, weight };
}

export function total(ordered: Ordered): { count: number; weight: number } {
  let count = 0;
  let weight = 0;
  for (const run of ordered) {
    count += run.keys.length;
    weight += run.sum;
  }
  return { count, weight };
}

/** The key with so many before it. */
export function keyAt(ordered: Ordered, index: number): string | undefined {
  let left = index;
  for (const { keys } of ordered) {
    if (left < keys.length) return keys[left];
    left -= keys.length;
  }
  return undefined;
}

/** The keys in order; those before `from` are passed over unseen. */
export function* keysOf(ordered: Ordered, from = ''): Generator<string> {
  const at = Math.max(0, runOf(ordered, from));
  for (let each = at; each < ordered.length; each += 1) {
    const { keys } = ordered[each] as Run;
    for (let index = each === at ? firstNotBefore(keys, from) : 0; index < keys.length; index += 1)
      yield keys[index] as string;
  }
}

/** The keys in order, the last first; those from `bound` on are passed over unseen. */
export function* keysBackwards(ordered: Ordered, bound = ''): Generator<string> {
  const at = bound === '' ? ordered.length - 1 : runOf(ordered, bound);
  for (let each = at; each >= 0; each -= 1) {
    const { keys } = ordered[each] as Run;
    const end = bound !== '' && each === at ? firstNotBefore(keys, bound) : keys.length;
    for (let index = end - 1; index >= 0; index -= 1) yield keys[index] as string;
  }
}

/** The first keys, no more than so many. */
export function firstKeys(ordered: Ordered, most: number): string[] {
  const found: string[] = [];
  for (const { keys } of ordered) {
    if (found.length >= most) break;
    found.push(...keys.slice(0, most - found.length));
  }
  return found;
}

export const firstOf = (ordered: Ordered): string | undefined => ordered[0]?.keys[0];
export const lastOf = (ordered: Ordered): string | undefined => ordered.at(-1)?.keys.at(-1);

/** A number, not negative, as text that sorts as it does. */
export const sortable = (number: number): string => String(number).padStart(16, '0');

/** The last run that begins at the key or before it; -1: none does. */
function runOf(ordered: Ordered, key: string): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle]?.keys[0] as string) <= key) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function firstNotBefore(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] as string) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function halve(ordered: Ordered, at: number): void {
  const { keys, weights } = ordered[at] as Run;
  const half = keys.length >> 1;
  ordered.splice(
    at,
    1,
    runFrom(keys.slice(0, half), weights),
    runFrom(keys.slice(half), weights.slice(half)),
  );
}

function runFrom(keys: string[], weights: readonly number[]): Run {
  const own = weights.slice(0, keys.length);
  return { keys, weights: own, sum: own.reduce((sum, each) => sum + each, 0) };
}
