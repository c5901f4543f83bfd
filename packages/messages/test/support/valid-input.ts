import type { FormName } from '@tongzhou/domain';
import { z } from 'zod';

type Schema = z.core.$ZodType;

/** A text of each named form. */
const WRITTEN: { readonly [Name in FormName]: string } = {
  identifier: 'a-1',
  'entry-id': 'entry',
  'item-id': 'mask',
  'account-id': 'stock:a:hall:lot-1:free',
  'area-code': '420100',
  'country-code': 'CN',
  currency: 'CNY',
  sha256: 'a'.repeat(64),
  file: 'b'.repeat(64),
  nonce: 'a'.repeat(32),
  confirmation: 'amount-absurd:amount=1',
  'signature-code': '7K4M-92QX-0RTB-E5HN',
  'figure-reference': 'gifts.count',
  telephone: '027-12345678',
  'utc-offset': '+08:00',
  'field-path': 'data.kind',
  base64url: 'abc',
  'statement-cursor': '1.a',
  'credit-code': '91420100MA4KL27X0P',
  'invoice-number': '20200131-7',
  'bank-reference': 'CMB-20200131-7',
  gs1: '(10)B1',
  gtin: '09506000134352',
  expiry: '2022-02',
  date: '2020-02-20',
  datetime: '2020-02-20T08:00:00Z',
  email: 'a@example.org',
  url: 'https://example.org/',
  other: '-',
};

/** What a schema asks, with the wrappers that only default or transform taken off; of several shapes, the first. */
function bare(schema: Schema): Schema {
  if (schema instanceof z.ZodPipe) return bare(schema.def.in);
  const inner = (schema._zod.def as { readonly innerType?: Schema }).innerType;
  return inner ? bare(inner) : schema;
}

type Check = {
  readonly value?: number;
  readonly minimum?: number;
  readonly length?: number;
  readonly check: string;
};

/** The least number, length or count that a schema takes, and never less than one. */
const least = (schema: Schema): number => {
  const checks = (schema._zod.def.checks ?? []).map(({ _zod }) => _zod.def as unknown as Check);
  const bounds = checks.map(({ check, value = 1, minimum = 1, length = 1 }) =>
    check === 'greater_than' ? value : Math.max(minimum, length),
  );
  return Math.max(1, ...bounds);
};

/** A value that the schema takes, filled in everywhere; `nth` varies what must differ from row to row. */
export function valid(schema: Schema, nth = 0): unknown {
  const wanted = bare(schema);
  if (wanted instanceof z.ZodString) return '文'.repeat(least(wanted));
  if (wanted instanceof z.ZodStringFormat) {
    const text = WRITTEN[wanted.format as FormName];
    return wanted.format === 'identifier' ? `${text}${nth}` : text;
  }
  if (wanted instanceof z.ZodNumber) return least(wanted);
  if (wanted instanceof z.ZodBoolean) return true;
  if (wanted instanceof z.ZodEnum) return wanted.options[nth % wanted.options.length];
  if (wanted instanceof z.ZodLiteral) return [...wanted.values][0];
  if (wanted instanceof z.ZodNull) return null;
  if (wanted instanceof z.ZodArray)
    return Array.from({ length: least(wanted) }, (_, index) => valid(wanted.element, index));
  if (wanted instanceof z.ZodUnion) return valid(wanted.options[0] as Schema, nth);
  if (wanted instanceof z.ZodRecord)
    return { [String(valid(wanted.keyType, nth))]: valid(wanted.valueType, nth) };
  if (wanted instanceof z.ZodObject)
    return Object.fromEntries(
      Object.entries(wanted.shape).map(([key, each]) => [key, valid(each as Schema, nth)]),
    );
  throw new Error(`no value for a schema of type ${wanted._zod.def.type}`);
}

export type Path = readonly (string | number)[];
export type Spot = { readonly path: Path; readonly schema: Schema };

/** Every field of a valid input, parents before their parts. */
export function* spots(schema: Schema, value: unknown, path: Path = []): Generator<Spot> {
  const wanted = bare(schema);
  yield { path, schema: wanted };
  if (wanted instanceof z.ZodArray) {
    for (const [index, each] of (value as unknown[]).entries())
      yield* spots(wanted.element, each, [...path, index]);
  } else if (wanted instanceof z.ZodUnion) {
    const option = (wanted.options as readonly Schema[]).find((each) => z.safeParse(each, value).success);
    if (option && bare(option) instanceof z.ZodObject) yield* spots(option, value, path);
  } else if (wanted instanceof z.ZodRecord) {
    for (const [key, each] of Object.entries(value as object))
      yield* spots(wanted.valueType, each, [...path, key]);
  } else if (wanted instanceof z.ZodObject) {
    for (const [key, each] of Object.entries(wanted.shape))
      yield* spots(each as Schema, (value as Record<string, unknown>)[key], [...path, key]);
  }
}

/** The same input with another value at a place, or nothing there. */
export function changed(input: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy = (Array.isArray(input) ? [...input] : { ...(input as object) }) as Record<
    string | number,
    unknown
  >;
  if (rest.length === 0 && value === undefined) delete copy[key];
  else copy[key] = changed(copy[key], rest, value);
  return copy;
}
