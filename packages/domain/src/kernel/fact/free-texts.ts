import { z } from 'zod';
import type { FormName } from '../form/forms.ts';

/** What is looked for: leaves of one kind, and which schemas have any, as far as that is known. */
type Wanted = {
  readonly isLeaf: (format: string | null) => boolean;
  readonly known: WeakMap<z.core.$ZodType, boolean>;
};
const WORDS: Wanted = { isLeaf: (format) => format === null, known: new WeakMap() };
const NAME_FORMS: readonly (string | null)[] = ['identifier', 'entry-id', 'item-id'] satisfies FormName[];
const NAMES: Wanted = { isLeaf: (format) => NAME_FORMS.includes(format), known: new WeakMap() };

const FILES: Wanted = { isLeaf: (format) => format === FILE, known: new WeakMap() };
const FILE: FormName = 'file';

/**
 * The words that somebody chose freely, by path: every string whose schema asks for no form. Of a fact, and of an input as it was
 * sent; a value that has not the form of the schema is passed over where it has not.
 */
export const freeTexts = (schema: z.core.$ZodType, data: unknown): [path: string, text: string][] => [
  ...new Map(Array.from(textsIn(WORDS, schema, data, []), (found) => [found.join('\n'), found])).values(),
];

/** `lot-`, and letters that a machine drew: of a long row of digits among them nobody can be told. */
const DRAWN = /^[a-z]+(?:-[a-z]+)*-(?:[0-9a-hjkmnp-tv-z]{16}|[0-9a-f]{20})$/;

/** The ids in it that somebody may have chosen, by path; those are left out that are written as a machine draws them. */
export const chosenNames = (schema: z.core.$ZodType, data: unknown): [path: string, text: string][] =>
  [...textsIn(NAMES, schema, data, [])].filter(([, name]) => isChosen(name));

/** The files that it names, by path. */
export const filesIn = (schema: z.core.$ZodType, data: unknown): [path: string, hash: string][] => [
  ...textsIn(FILES, schema, data, []),
];

export const isChosen = (name: string): boolean => !DRAWN.test(name);

function* textsIn(
  wanted: Wanted,
  schema: z.core.$ZodType,
  value: unknown,
  path: readonly string[],
): Generator<[string, string]> {
  if (value === null || value === undefined || !holds(wanted, schema)) return;
  if (isText(schema)) {
    if (wanted.isLeaf(schema.format) && typeof value === 'string') yield [path.join('.'), value];
  } else if (schema instanceof z.ZodArray || schema instanceof z.ZodTuple) {
    if (Array.isArray(value))
      for (const [index, each] of value.entries()) {
        const element = elementAt(schema, index);
        if (element) yield* textsIn(wanted, element, each, [...path, String(index)]);
      }
  } else if (schema instanceof z.ZodRecord) {
    for (const [key, each] of membersOf(value)) {
      yield* textsIn(wanted, schema.keyType, key, [...path, key]);
      yield* textsIn(wanted, schema.valueType, each, [...path, key]);
    }
  } else if (schema instanceof z.ZodObject) {
    const members = new Map(membersOf(value));
    for (const [key, member] of Object.entries(schema.shape))
      yield* textsIn(wanted, member as z.core.$ZodType, members.get(key), [...path, key]);
  } else {
    for (const part of partsOf(schema))
      if (!(schema instanceof z.ZodUnion) || isOption(part, value)) yield* textsIn(wanted, part, value, path);
  }
}

const membersOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];

const elementAt = (schema: z.ZodArray | z.ZodTuple, index: number): z.core.$ZodType | null =>
  schema instanceof z.ZodArray ? schema.element : (schema.def.items[index] ?? schema.def.rest);

/** Of a discriminated union: do the literals of this option stand in the value? */
const isOption = (option: z.core.$ZodType, value: unknown): boolean =>
  !(option instanceof z.ZodObject) ||
  Object.entries(option.shape).every(
    ([key, member]) =>
      !(member instanceof z.ZodLiteral) || member.values.has((value as Record<string, never>)[key] as never),
  );

/** Does any leaf of this schema take what is looked for? Thousands of transfers do not, and are passed over at once. */
function holds(wanted: Wanted, schema: z.core.$ZodType): boolean {
  const found = wanted.known.get(schema);
  if (found !== undefined) return found;
  const answer = isText(schema)
    ? wanted.isLeaf(schema.format)
    : partsOf(schema).some((part) => holds(wanted, part));
  wanted.known.set(schema, answer);
  return answer;
}

const isText = (schema: z.core.$ZodType): schema is z.ZodString | z.ZodCustomStringFormat =>
  schema instanceof z.ZodString || schema instanceof z.ZodCustomStringFormat;

/** What a schema is made of; of a text, a number and the like nothing. */
function partsOf(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodTuple)
    return [...schema.def.items, ...(schema.def.rest ? [schema.def.rest] : [])];
  if (schema instanceof z.ZodRecord) return [schema.keyType, schema.valueType];
  if (schema instanceof z.ZodUnion) return schema.options;
  if (schema instanceof z.ZodIntersection) return [schema.def.left, schema.def.right];
  if (schema instanceof z.ZodObject) return Object.values(schema.shape);
  // As it was sent, and as it is taken.
  if (schema instanceof z.ZodPipe) return [schema.def.in, schema.def.out];
  return WRAPPERS.some((wrapper) => schema instanceof wrapper)
    ? [(schema as z.ZodOptional).def.innerType]
    : [];
}

const WRAPPERS = [
  z.ZodNullable,
  z.ZodOptional,
  z.ZodNonOptional,
  z.ZodDefault,
  z.ZodPrefault,
  z.ZodCatch,
  z.ZodReadonly,
];
