/** Of a map those that a list of ids keeps: what is still open, what an organisation has. */
export const kept = <Value>(all: ReadonlyMap<string, Value>, ids: Iterable<string>): Value[] =>
  Array.from(ids, (id) => all.get(id)).filter((each) => each !== undefined);

/** The first of many that fit; those behind are not looked at. */
export function firstOf<Value>(all: Iterable<Value>, most: number, fits: (each: Value) => boolean): Value[] {
  const found: Value[] = [];
  for (const each of all) {
    if (found.length >= most) break;
    if (fits(each)) found.push(each);
  }
  return found;
}

/** The same of a map, by a list of ids. */
export function firstKept<Value>(
  all: ReadonlyMap<string, Value>,
  ids: Iterable<string>,
  most: number,
  fits: (each: Value) => boolean,
): Value[] {
  const found: Value[] = [];
  for (const id of ids) {
    if (found.length >= most) break;
    const each = all.get(id);
    if (each !== undefined && fits(each)) found.push(each);
  }
  return found;
}
