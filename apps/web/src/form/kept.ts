/** Of a map those that a list of ids keeps: what is still open, what an organisation has. */
export const kept = <Value>(all: ReadonlyMap<string, Value>, ids: Iterable<string>): Value[] =>
  Array.from(ids, (id) => all.get(id)).filter((each) => each !== undefined);
