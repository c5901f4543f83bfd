/** Puts saved results in the place of strings such as `$gift.lots.0.lot`, at any depth. */
export function resolveReferences(value: unknown, saved: Readonly<Record<string, unknown>>): unknown {
  if (typeof value === 'string' && value.startsWith('$')) {
    const found = value
      .slice(1)
      .split('.')
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], saved);
    if (found === undefined) throw new Error(`scenario: nothing was saved under ${value}`);
    return found;
  }
  if (Array.isArray(value)) return value.map((each) => resolveReferences(each, saved));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, resolveReferences(each, saved)]),
    );
  }
  return value;
}
