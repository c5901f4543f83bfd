import type { Concept } from '../kernel/concept/concept.ts';

/** `A | B` as `A & B`: what all the concepts say together. */
export type Together<Union> = (Union extends unknown ? (each: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

/** What those of these concepts that have the part say in it, one or the other. */
export type Said<Those, Part extends keyof Concept> = Those extends { readonly [P in Part]: infer Value }
  ? Value
  : never;

/** One part of these concepts, put together; a key that two of them claim is a fault of ours. */
export function gatherFrom<const List extends readonly Concept[], Part extends keyof Concept>(
  concepts: List,
  part: Part,
): Together<Said<List[number], Part>> {
  const all: Record<string, unknown> = {};
  for (const each of concepts) {
    for (const [key, value] of Object.entries(each[part] ?? {})) {
      if (Object.hasOwn(all, key)) throw new Error(`${each.name} and another concept both say ${key}`);
      all[key] = value;
    }
  }
  return all as Together<Said<List[number], Part>>;
}
