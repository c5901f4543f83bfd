/** What belongs together under a key, in the order in which it came: each question costs what it finds. */
export type Lists = Map<string, string[]>;

/** The same where what belongs there also leaves. */
export type Groups = Map<string, Set<string>>;

const NONE: readonly never[] = [];

export const listed = (lists: ReadonlyMap<string, readonly string[]>, key: string): readonly string[] =>
  lists.get(key) ?? NONE;

export function list(lists: Lists, key: string, id: string): void {
  const known = lists.get(key);
  if (known) known.push(id);
  else lists.set(key, [id]);
}

export const grouped = (groups: ReadonlyMap<string, ReadonlySet<string>>, key: string): Iterable<string> =>
  groups.get(key) ?? NONE;

export function group(groups: Groups, key: string, id: string): void {
  const known = groups.get(key);
  if (known) known.add(id);
  else groups.set(key, new Set([id]));
}

export function ungroup(groups: Groups, key: string, id: string): void {
  const known = groups.get(key);
  known?.delete(id);
  if (known?.size === 0) groups.delete(key);
}

/** In or out of a set. */
export function keep(set: Set<string>, id: string, isIn: boolean): void {
  if (isIn) set.add(id);
  else set.delete(id);
}

/** The first of many; those behind are not looked at. */
export function firstFew(all: Iterable<string>, most: number): string[] {
  const found: string[] = [];
  for (const each of all) {
    if (found.length >= most) break;
    found.push(each);
  }
  return found;
}

/** Two ids, or a moment and an id, as one key. */
export const pair = (first: string, second: string): string => `${first} ${second}`;

/** The second of a pair; ids hold no space. */
export const secondOf = (key: string): string => key.slice(key.indexOf(' ') + 1);
