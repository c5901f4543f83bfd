import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { canonicalJson, parseFact } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Format, formatOfToday } from './described.ts';
import { broken, narrowed, type Schema } from './narrowed.ts';

const HERE = new URL('./', import.meta.url);
const LOGS = new URL('../logs/', import.meta.url);
const VERSIONS = readdirSync(HERE).filter((name) => name.endsWith('.json.gz'));
const WHAT_TO_DO =
  'Records of that version exist and must be read for ever: docs/record-format.md says what may be added';

const keptFormat = (name: string): Format =>
  JSON.parse(gunzipSync(readFileSync(new URL(name, HERE))).toString('utf8')) as Format;
const json = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;

describe('the format of the record', () => {
  it('is kept of the first version on', () => {
    expect(VERSIONS).toContain('0.1.json.gz');
  });

  it.each(VERSIONS)('of %s holds: what it took is taken', (name) => {
    expect(broken(keptFormat(name), formatOfToday()), WHAT_TO_DO).toEqual([]);
  });

  it.each(readdirSync(LOGS).filter((name) => name.endsWith('.jsonl.gz')))(
    '%s: each fact is read as it stands, nothing left out and nothing put in',
    (name) => {
      const texts = gunzipSync(readFileSync(new URL(name, LOGS)))
        .toString('utf8')
        .trimEnd()
        .split('\n');
      for (const text of texts) {
        const { type, position } = JSON.parse(text) as { type: string; position: number };
        const read = () => canonicalJson(parseFact(JSON.parse(text)));
        expect(read, `${type} at ${position}. ${WHAT_TO_DO}`).not.toThrow();
        expect(read(), `${type} at ${position}. ${WHAT_TO_DO}`).toBe(text);
      }
    },
  );
});

describe('what breaks it', () => {
  const today = formatOfToday();
  const changed = (change: (facts: Record<string, Format['facts'][string]>) => void): string[] => {
    const facts = structuredClone(today.facts) as Record<string, Format['facts'][string]>;
    change(facts);
    return broken(today, { ...today, facts });
  };
  const type = 'need.stated';
  const of = (facts: Format['facts']) => facts[type] as Format['facts'][string];

  it('is a kind of fact that is gone, or public otherwise, or under another function', () => {
    expect(changed((facts) => delete facts[type])).toEqual([`fact ${type} is gone`]);
    expect(changed((facts) => (facts[type] = { ...of(facts), isPublic: false }))).toEqual([
      `fact ${type} was public, and is not public`,
    ]);
    expect(changed((facts) => (facts[type] = { ...of(facts), under: 'other' }))).toEqual([
      expect.stringContaining('and is under other'),
    ]);
  });

  it('is a decision that nobody can make again', () => {
    const { 'need.state': gone, ...decisions } = today.decisions;
    expect(gone).toBeDefined();
    expect(broken(today, { ...today, decisions })).toEqual(['decision need.state is gone']);
  });

  const before = z.strictObject({
    a: z.string().max(10),
    b: z.enum(['x', 'y']).optional(),
    c: z.array(z.union([z.strictObject({ k: z.literal(1) }), z.strictObject({ k: z.literal(2) })])),
  });
  it.each([
    ['a field more that is wanted', before.extend({ d: z.string() }), /wants d/],
    ['a field that is not known any more', before.omit({ b: true }), /does not know b/],
    ['a field that must be there now', before.required({ b: true }), /wants b/],
    ['a shorter text', before.extend({ a: z.string().max(9) }), /^a: maxLength is 9 instead of 10/],
    ['a word less', before.extend({ b: z.enum(['x']).optional() }), /^b: does not take "y"/],
    ['another form of a text', before.extend({ a: z.string().max(10).regex(/^q/) }), /^a: pattern/],
    ['a number for a text', before.extend({ a: z.int() }), /^a: takes integer instead of string/],
    ['a choice less', before.extend({ c: z.array(z.union([z.strictObject({ k: z.literal(1) })])) }), /"?2/],
    ['a list that may not be empty', before.extend({ c: before.shape.c.min(1) }), /^c: minItems/],
  ])('is %s', (_, after, said) => {
    expect(narrowed(json(before), json(after)).join('\n')).toMatch(said);
  });

  it('is nothing that is only added', () => {
    const after = z.strictObject({
      a: z.string().max(20),
      b: z.enum(['x', 'y', 'z']).optional(),
      c: z.array(
        z.union([
          z.strictObject({ k: z.literal(1), more: z.string().optional() }),
          z.strictObject({ k: z.literal([2, 3]) }),
        ]),
      ),
      d: z.string().optional(),
    });
    expect(narrowed(json(before), json(after))).toEqual([]);
    expect(changed((facts) => (facts['need.dreamt'] = of(facts)))).toEqual([]);
    // Where a choice was none before.
    expect(narrowed(json(z.string()), json(z.union([z.int(), z.string()])))).toEqual([]);
  });
});
