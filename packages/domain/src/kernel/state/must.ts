/** Reads what the facts guarantee to be there. Its absence is damage to the journal or a bug, never bad input. */
export function must<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key, what: string): Value {
  const value = map.get(key);
  if (value === undefined) throw new StateError(`${what} ${String(key)} is missing`);
  return value;
}

export class StateError extends Error {
  override name = 'StateError';
}
