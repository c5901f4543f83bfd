import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commands, deeds } from '../../book/commands.ts';
import { textRefusals } from '../../book/decide.ts';
import { freeTexts } from './free-texts.ts';

const CALL = '请回电 13800138000';
const found = (schema: z.ZodType, value: unknown) => freeTexts(schema, value).map(([path]) => path);

describe('free words are found', () => {
  it.each([
    ['by themselves', z.string(), CALL],
    ['that may be absent', z.string().optional(), CALL],
    ['that may be null', z.string().nullable(), CALL],
    ['that have a default', z.string().default('x'), CALL],
    ['that have another kind of default', z.string().prefault('x'), CALL],
    ['that are caught', z.string().catch('x'), CALL],
    ['that are not to be changed', z.string().readonly(), CALL],
    ['that must be there after all', z.string().optional().nonoptional(), CALL],
    ['that are changed on the way', z.string().transform((text) => text.length), CALL],
    ['that are looked at first', z.preprocess((text) => text, z.string()), CALL],
    ['of one of two kinds', z.union([z.number(), z.string()]), CALL],
    ['of a text or a thing', z.union([z.strictObject({ a: z.number() }), z.string()]), CALL],
  ])('%s', (_what, schema, value) => {
    expect(freeTexts(schema, value)).toEqual([['', CALL]]);
  });

  it.each([
    ['in a list', z.array(z.string()), [CALL], ['0']],
    ['in a pair', z.tuple([z.number(), z.string()]), [1, CALL], ['1']],
    ['in the rest of a pair', z.tuple([z.number()], z.string()), [1, CALL, CALL], ['1', '2']],
    [
      'in two things at once',
      z.object({ a: z.string() }).and(z.object({ b: z.string() })),
      { a: CALL, b: CALL },
      ['a', 'b'],
    ],
    ['in a key and in what it holds', z.record(z.string(), z.string()), { key: CALL }, ['key', 'key']],
    [
      'deep down',
      z.object({ a: z.array(z.object({ b: z.string().nullable().default(null) })).readonly() }),
      { a: [{ b: null }, { b: CALL }] },
      ['a.1.b'],
    ],
    [
      'nowhere where a form is asked for',
      z.object({ a: z.iso.date(), b: z.enum(['x']) }),
      { a: 'x', b: 'x' },
      [],
    ],
    [
      'nowhere in what has another form',
      z.object({ a: z.array(z.string()), b: z.object({}) }),
      { a: 5, b: 'x' },
      [],
    ],
  ])('%s', (_what, schema, value, paths) => {
    expect(found(schema, value)).toEqual(paths);
  });

  it('once, although two kinds of one thing have them', () => {
    const schema = z.union([
      z.object({ a: z.string() }),
      z.object({ a: z.string(), b: z.string().optional() }),
    ]);
    expect(found(schema, { a: CALL })).toEqual(['a']);
  });
});

type Json = { readonly [key: string]: unknown };
/** Another reading of a schema than the one under test: its JSON Schema, in which every text without a form holds a number. */
function filled(schema: Json, nth: number, path: string, planted: string[]): unknown {
  const options = (schema.anyOf ?? schema.oneOf) as Json[] | undefined;
  if (options) return filled(options[nth % options.length] as Json, nth, path, planted);
  if (schema.allOf) throw new Error('allOf is not read here');
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[nth % schema.enum.length];
  const at = (key: string) => (path === '' ? key : `${path}.${key}`);
  if (schema.type === 'array') {
    const { items, prefixItems } = schema as { items?: Json; prefixItems?: Json[] };
    return (prefixItems ?? [items as Json]).map((each, index) =>
      filled(each, nth, at(String(index)), planted),
    );
  }
  if (schema.type === 'object') {
    const members = Object.entries((schema.properties ?? {}) as Record<string, Json>);
    if (members.length === 0 && typeof schema.additionalProperties === 'object')
      return { key: filled(schema.additionalProperties as Json, nth, at('key'), planted) };
    return Object.fromEntries(members.map(([key, each]) => [key, filled(each, nth, at(key), planted)]));
  }
  if (schema.type !== 'string' || schema.pattern || schema.format) return null;
  planted.push(path);
  return CALL;
}

const asked = [...commands.values(), ...deeds.values()].map((each) => [each.name, each] as const);

describe('no word that is asked for escapes:', () => {
  it.each(asked)('%s', (name, { schema }) => {
    const withheld = Object.keys(commands.get(name)?.withheld ?? {});
    for (let nth = 0; nth < 8; nth += 1) {
      const planted: string[] = [];
      const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;
      const input = filled(json, nth, '', planted);
      const open = planted.filter((path) => !withheld.includes(path.split('.')[0] as string));
      expect(freeTexts(schema, input).map(([path]) => path)).toEqual(expect.arrayContaining(planted));
      expect(
        textRefusals(name, input, () => false)
          .map(({ code, field }) => `${code} ${field}`)
          .sort(),
      ).toEqual([...new Set(open)].map((field) => `personal-data ${field}`).sort());
    }
  });

  it('and the lists of commands and deeds are not empty', () => {
    expect(asked.length).toBeGreaterThan(100);
  });
});

it('takes no field that its schema does not know: such a one would stand in the log unseen', () => {
  const looseIn = (json: unknown): boolean =>
    typeof json === 'object' &&
    json !== null &&
    (((json as Json).type === 'object' && !Object.hasOwn(json, 'additionalProperties')) ||
      Object.values(json).some(looseIn));
  for (const [name, { schema }] of asked)
    expect([name, looseIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))]).toEqual([
      name,
      false,
    ]);
});
