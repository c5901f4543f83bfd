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

/** The words of a fact that somebody chose freely, by path: every string whose schema asks for no form. */
export const freeTexts = (schema: z.core.$ZodType, data: unknown): [path: string, text: string][] => [
  ...textsIn(WORDS, schema, data, []),
];

/** `lot-`, and letters that a machine drew: of a long row of digits among them nobody can be told. */
const DRAWN = /^[a-z]+(?:-[a-z]+)*-(?:[0-9a-hjkmnp-tv-z]{16}|[0-9a-f]{20})$/;

/** The ids in it that somebody may have chosen, by path; those are left out that are written as a machine draws them. */
export const chosenNames = (schema: z.core.$ZodType, data: unknown): [path: string, text: string][] =>
  [...textsIn(NAMES, schema, data, [])].filter(([, name]) => isChosen(name));

export const isChosen = (name: string): boolean => !DRAWN.test(name);

function* textsIn(
  wanted: Wanted,
  schema: z.core.$ZodType,
  value: unknown,
  path: readonly string[],
): Generator<[string, string]> {
  if (value === null || value === undefined || !holds(wanted, schema)) return;
  const inner = innerOf(schema);
  if (isText(schema)) {
    if (wanted.isLeaf(schema.format) && typeof value === 'string') yield [path.join('.'), value];
  } else if (inner) {
    yield* textsIn(wanted, inner, value, path);
  } else if (schema instanceof z.ZodArray) {
    for (const [index, each] of (value as unknown[]).entries())
      yield* textsIn(wanted, schema.element, each, [...path, String(index)]);
  } else if (schema instanceof z.ZodRecord) {
    for (const [key, each] of Object.entries(value)) {
      yield* textsIn(wanted, schema.keyType, key, [...path, key]);
      yield* textsIn(wanted, schema.valueType, each, [...path, key]);
    }
  } else if (schema instanceof z.ZodUnion) {
    for (const option of schema.options)
      if (isOption(option, value)) yield* textsIn(wanted, option, value, path);
  } else if (schema instanceof z.ZodObject) {
    for (const [key, member] of Object.entries(schema.shape))
      yield* textsIn(wanted, member as z.core.$ZodType, (value as Record<string, unknown>)[key], [
        ...path,
        key,
      ]);
  }
}

/** Of a discriminated union: do the literals of this option stand in the value? */
const isOption = (option: z.core.$ZodType, value: unknown): boolean =>
  option instanceof z.ZodObject &&
  Object.entries(option.shape).every(
    ([key, member]) =>
      !(member instanceof z.ZodLiteral) || member.values.has((value as Record<string, never>)[key] as never),
  );

/** Does any leaf of this schema take what is looked for? Thousands of transfers do not, and are passed over at once. */
function holds(wanted: Wanted, schema: z.core.$ZodType): boolean {
  const found = wanted.known.get(schema);
  if (found !== undefined) return found;
  const answer =
    partsOf(schema)?.some((part) => holds(wanted, part)) ?? wanted.isLeaf((schema as z.ZodString).format);
  wanted.known.set(schema, answer);
  return answer;
}

const isText = (schema: z.core.$ZodType): schema is z.ZodString | z.ZodCustomStringFormat =>
  schema instanceof z.ZodString || schema instanceof z.ZodCustomStringFormat;

/** What stands inside of a schema that only says when it may be left out, or what is made of it. */
function innerOf(schema: z.core.$ZodType): z.core.$ZodType | null {
  const wraps =
    schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault;
  if (wraps) return schema.def.innerType;
  return schema instanceof z.ZodPipe ? schema.def.in : null;
}

/** What a schema is made of; null for a text. */
function partsOf(schema: z.core.$ZodType): readonly z.core.$ZodType[] | null {
  if (isText(schema)) return null;
  const inner = innerOf(schema);
  if (inner) return [inner];
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodRecord) return [schema.keyType, schema.valueType];
  if (schema instanceof z.ZodUnion) return schema.options;
  return schema instanceof z.ZodObject ? Object.values(schema.shape) : [];
}
