/**
 * What every object of the process shares, by identity: each prototype’s own names with what stands there. Whoever changes one
 * of them has changed everybody’s.
 */
const PROTOTYPES = [
  ...[Object, Array, String, Number, Boolean, Function, Map, Set, WeakMap, Promise, Date, RegExp, Error],
  ...[Uint8Array, ArrayBuffer, Symbol, BigInt, URL, URLSearchParams, Headers, Request, Response, FormData],
].flatMap((each) => [each, each.prototype] as object[]);

/** Further down: `hasOwnProperty.call` writes into the function itself. */
const functionsOf = (of: object): object[] =>
  Reflect.ownKeys(of).flatMap((name) => {
    const value = Object.getOwnPropertyDescriptor(of, name)?.value;
    return typeof value === 'function' ? [value as object] : [];
  });

type Shared = ReadonlyMap<object, ReadonlyMap<PropertyKey, unknown>>;

export function sharedNow(): Shared {
  const all = new Set(PROTOTYPES.flatMap((each) => [each, ...functionsOf(each)]));
  return new Map(
    [...all].map((each) => [
      each,
      new Map(
        Reflect.ownKeys(each).map((name) => {
          const own = Object.getOwnPropertyDescriptor(each, name);
          return [name, own?.get ?? own?.value];
        }),
      ),
    ]),
  );
}

/** What is not as it was, in words. */
export function changedSince(before: Shared): string[] {
  const now = sharedNow();
  return [...before].flatMap(([of, names]) => {
    const today = now.get(of) ?? new Map<PropertyKey, unknown>();
    const title = of instanceof Function ? of.name : (of.constructor?.name ?? 'prototype');
    return [...new Set([...names.keys(), ...today.keys()])].flatMap((name) =>
      names.has(name) && today.has(name) && Object.is(names.get(name), today.get(name))
        ? []
        : [`${title}.${String(name)}`],
    );
  });
}
