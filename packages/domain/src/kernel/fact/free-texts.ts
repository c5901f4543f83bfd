import { z } from 'zod';

/** The words of a fact that somebody chose freely, by path: every string whose schema asks for no form. */
export const freeTexts = (schema: z.core.$ZodType, data: unknown): [path: string, text: string][] => [
  ...textsIn(schema, data, []),
];

function* textsIn(
  schema: z.core.$ZodType,
  value: unknown,
  path: readonly string[],
): Generator<[string, string]> {
  if (value === null || value === undefined || !asksFreeText(schema)) return;
  if (schema instanceof z.ZodString) {
    if (schema.format === null) yield [path.join('.'), value as string];
  } else if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
    yield* textsIn(schema.def.innerType, value, path);
  } else if (schema instanceof z.ZodArray) {
    for (const [index, each] of (value as unknown[]).entries())
      yield* textsIn(schema.element, each, [...path, String(index)]);
  } else if (schema instanceof z.ZodRecord) {
    for (const [key, each] of Object.entries(value)) {
      yield* textsIn(schema.keyType, key, [...path, key]);
      yield* textsIn(schema.valueType, each, [...path, key]);
    }
  } else if (schema instanceof z.ZodUnion) {
    for (const option of schema.options) if (isOption(option, value)) yield* textsIn(option, value, path);
  } else if (schema instanceof z.ZodObject) {
    for (const [key, member] of Object.entries(schema.shape))
      yield* textsIn(member as z.core.$ZodType, (value as Record<string, unknown>)[key], [...path, key]);
  }
}

/** Of a discriminated union: do the literals of this option stand in the value? */
const isOption = (option: z.core.$ZodType, value: unknown): boolean =>
  option instanceof z.ZodObject &&
  Object.entries(option.shape).every(
    ([key, member]) =>
      !(member instanceof z.ZodLiteral) || member.values.has((value as Record<string, never>)[key] as never),
  );

const known = new WeakMap<z.core.$ZodType, boolean>();

/** Does any leaf of this schema take free words? Thousands of transfers do not, and are passed over at once. */
function asksFreeText(schema: z.core.$ZodType): boolean {
  const found = known.get(schema);
  if (found !== undefined) return found;
  const answer = partsOf(schema)?.some(asksFreeText) ?? (schema as z.ZodString).format === null;
  known.set(schema, answer);
  return answer;
}

/** What a schema is made of; null for a text. */
function partsOf(schema: z.core.$ZodType): readonly z.core.$ZodType[] | null {
  if (schema instanceof z.ZodString) return null;
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return [schema.def.innerType];
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodRecord) return [schema.keyType, schema.valueType];
  if (schema instanceof z.ZodUnion) return schema.options;
  return schema instanceof z.ZodObject ? Object.values(schema.shape) : [];
}
