import type { Concept } from '../kernel/concept/concept.ts';
import { concepts } from './concepts.ts';

/** `A | B` as `A & B`: what all the concepts say together. */
export type Together<Union> = (Union extends unknown ? (each: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

type Said<Part extends keyof Concept> =
  Extract<(typeof concepts)[number], { readonly [P in Part]: unknown }> extends infer Those
    ? Those extends { readonly [P in Part]: infer Value }
      ? Value
      : never
    : never;

/** One part of every concept, put together; a key that two of them claim is a fault of ours. */
export function gather<Part extends keyof Concept>(part: Part): Together<Said<Part>> {
  const all: Record<string, unknown> = {};
  for (const each of concepts as readonly Concept[]) {
    for (const [key, value] of Object.entries(each[part] ?? {})) {
      if (Object.hasOwn(all, key)) throw new Error(`${each.name} and another concept both say ${key}`);
      all[key] = value;
    }
  }
  return all as Together<Said<Part>>;
}
