import { z } from 'zod';
import type { FormName } from '../form/forms.ts';

type Found = [path: string, text: string];
/** Puts what it finds in a value into the list. */
type Reader = (value: unknown, path: readonly string[], found: Found[]) => void;

/** What is looked for: leaves of one kind, and how each schema is read for them; null: it has none. */
type Wanted = {
  readonly isLeaf: (format: string | null) => boolean;
  readonly readers: WeakMap<z.core.$ZodType, Reader | null>;
};
const WORDS: Wanted = { isLeaf: (format) => format === null, readers: new WeakMap() };
const NAME_FORMS: readonly (string | null)[] = ['identifier', 'entry-id', 'item-id'] satisfies FormName[];
const NAMES: Wanted = { isLeaf: (format) => NAME_FORMS.includes(format), readers: new WeakMap() };

const FILES: Wanted = { isLeaf: (format) => format === FILE, readers: new WeakMap() };
const FILE: FormName = 'file';

/**
 * The words that somebody chose freely, by path: every string whose schema asks for no form. Of a fact, and of an input as it was
 * sent; a value that has not the form of the schema is passed over where it has not.
 */
export const freeTexts = (schema: z.core.$ZodType, data: unknown): [path: string, text: string][] => [
  ...new Map(textsIn(WORDS, schema, data).map((found) => [found.join('\n'), found])).values(),
];

/** `lot-`, and letters that a machine drew: of a long row of digits among them nobody can be told. */
const DRAWN = /^[a-z]+(?:-[a-z]+)*-(?:[0-9a-hjkmnp-tv-z]{16}|[0-9a-f]{20})$/;

/** The ids in it that somebody may have chosen, by path; those are left out that are written as a machine draws them. */
export const chosenNames = (schema: z.core.$ZodType, data: unknown): [path: string, text: string][] =>
  textsIn(NAMES, schema, data).filter(([, name]) => isChosen(name));

/** The files that it names, by path. */
export const filesIn = (schema: z.core.$ZodType, data: unknown): [path: string, hash: string][] =>
  textsIn(FILES, schema, data);

export const isChosen = (name: string): boolean => !DRAWN.test(name);

function textsIn(wanted: Wanted, schema: z.core.$ZodType, value: unknown): Found[] {
  const found: Found[] = [];
  if (isSaid(value)) readerOf(wanted, schema)?.(value, [], found);
  return found;
}

/** A schema is taken apart once; thousands of transfers, which have no leaf that is looked for, are passed over at once. */
function readerOf(wanted: Wanted, schema: z.core.$ZodType): Reader | null {
  const known = wanted.readers.get(schema);
  if (known !== undefined) return known;
  const reader = readerFor(wanted, schema);
  wanted.readers.set(schema, reader);
  return reader;
}

const isSaid = (value: unknown): boolean => value !== null && value !== undefined;

function readerFor(wanted: Wanted, schema: z.core.$ZodType): Reader | null {
  const of = (part: z.core.$ZodType | null): Reader | null => part && readerOf(wanted, part);
  if (isText(schema))
    return wanted.isLeaf(schema.format)
      ? (value, path, found) => {
          if (typeof value === 'string') found.push([path.join('.'), value]);
        }
      : null;
  if (schema instanceof z.ZodArray) return rowReader([], of(schema.element));
  if (schema instanceof z.ZodTuple) return rowReader(schema.def.items.map(of), of(schema.def.rest));
  if (schema instanceof z.ZodRecord) return recordReader(of(schema.keyType), of(schema.valueType));
  if (schema instanceof z.ZodObject)
    return objectReader(Object.entries(schema.shape).map(([key, member]) => [key, of(member)]));
  const parts = partsOf(schema).flatMap((part) => {
    const read = of(part);
    return read ? [{ read, isMeant: schema instanceof z.ZodUnion ? optionTest(part) : always }] : [];
  });
  if (parts.length === 0) return null;
  return (value, path, found) => {
    for (const { read, isMeant } of parts) if (isMeant(value)) read(value, path, found);
  };
}

/** The first by their own readers, all after them by `rest`. */
function rowReader(first: readonly (Reader | null)[], rest: Reader | null): Reader | null {
  if (rest === null && first.every((read) => read === null)) return null;
  return (value, path, found) => {
    if (!Array.isArray(value)) return;
    for (const [index, each] of value.entries())
      if (isSaid(each)) (index < first.length ? first[index] : rest)?.(each, [...path, String(index)], found);
  };
}

function recordReader(ofKey: Reader | null, ofValue: Reader | null): Reader | null {
  if (ofKey === null && ofValue === null) return null;
  return (value, path, found) => {
    if (!hasMembers(value)) return;
    for (const [key, each] of Object.entries(value)) {
      ofKey?.(key, [...path, key], found);
      if (isSaid(each)) ofValue?.(each, [...path, key], found);
    }
  };
}

function objectReader(all: readonly (readonly [string, Reader | null])[]): Reader | null {
  const members = all.filter((each): each is [string, Reader] => each[1] !== null);
  if (members.length === 0) return null;
  return (value, path, found) => {
    if (!hasMembers(value)) return;
    for (const [key, read] of members)
      if (Object.hasOwn(value, key) && isSaid(value[key])) read(value[key], [...path, key], found);
  };
}

const hasMembers = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const always = (): boolean => true;

/** Of a discriminated union: do the literals of this option stand in the value? */
function optionTest(option: z.core.$ZodType): (value: unknown) => boolean {
  if (!(option instanceof z.ZodObject)) return always;
  const literals = Object.entries(option.shape).flatMap(([key, member]) =>
    member instanceof z.ZodLiteral ? [[key, member.values as ReadonlySet<unknown>] as const] : [],
  );
  return (value) =>
    literals.every(([key, allowed]) => allowed.has((value as Record<string, unknown> | null)?.[key]));
}

/** What a schema is made of that is neither a text nor one of the above; of a number and the like nothing. */
function partsOf(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodUnion) return schema.options;
  if (schema instanceof z.ZodIntersection) return [schema.def.left, schema.def.right];
  // As it was sent, and as it is taken.
  if (schema instanceof z.ZodPipe) return [schema.def.in, schema.def.out];
  return WRAPPERS.some((wrapper) => schema instanceof wrapper)
    ? [(schema as z.ZodOptional).def.innerType]
    : [];
}

const isText = (schema: z.core.$ZodType): schema is z.ZodString | z.ZodCustomStringFormat =>
  schema instanceof z.ZodString || schema instanceof z.ZodCustomStringFormat;

const WRAPPERS = [
  z.ZodNullable,
  z.ZodOptional,
  z.ZodNonOptional,
  z.ZodDefault,
  z.ZodPrefault,
  z.ZodCatch,
  z.ZodReadonly,
];
