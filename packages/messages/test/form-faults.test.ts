import { commands, formRefusals, type Refusal } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sayRefusal } from '../src/index.ts';
import { changed, type Spot, spots, valid } from './support/valid-input.ts';

const HAN = /\p{Script=Han}|[，。；：、（）《》]/u;
/** Names of standards, codes and protocols that Chinese readers read as they are. */
const AS_THEY_ARE = new Set([
  'SHA',
  'UTC',
  'ISO',
  'GB',
  'CNY',
  'CN',
  'https',
  'base64url',
  'null',
  'true',
  'false',
]);

/** A plan's entries have names that differ, and speak of each other. */
const FITTING: Readonly<Record<string, (input: Record<string, unknown>) => unknown>> = {
  'plan.propose': (input) => {
    const terms = input.terms as Record<string, Record<string, unknown>[]>;
    for (const list of ['functions', 'duties', 'needs', 'tasks', 'releases'])
      for (const entry of terms[list] as Record<string, unknown>[]) {
        entry.entry = list;
        if ('of' in entry) entry.of = 'functions';
        if (list === 'functions') {
          entry.scale = 'incident';
          delete entry.answerWithinHours;
        }
      }
    return input;
  },
};

const inputOf = (name: string, schema: z.ZodType): unknown => {
  const input = valid(schema) as Record<string, unknown>;
  return FITTING[name]?.(input) ?? input;
};

const MANY = 6_000;

/** Six ways to get one field wrong; `undefined` leaves it out. */
function wrongs({ schema }: Spot): Record<string, unknown> {
  const isText =
    schema instanceof z.ZodString || schema instanceof z.ZodStringFormat || schema instanceof z.ZodEnum;
  const isNumber = schema instanceof z.ZodNumber;
  return {
    missing: undefined,
    'of the wrong type': isText ? 7 : 'text',
    empty: isText ? '' : schema instanceof z.ZodArray ? [] : isNumber ? 0 : {},
    'too much': isText ? 'x'.repeat(MANY) : isNumber ? 1e15 : Array.from({ length: MANY }, () => null),
    'too little': isNumber ? -1 : null,
    'of the wrong form': isText ? '¿' : isNumber ? 1.5 : [['¿']],
  };
}

/** What is wrong with each broken form of a command's input. */
function* broken(name: string, schema: z.ZodType): Generator<readonly [what: string, refusals: Refusal[]]> {
  const input = inputOf(name, schema);
  const judge = (what: string, path: Spot['path'], form: unknown) => {
    const parsed = schema.safeParse(form);
    const refusals = parsed.success ? [] : formRefusals(parsed.error, form);
    return [`${path.join('.')} ${what}`, refusals] as const;
  };
  for (const spot of spots(schema, input)) {
    for (const [what, value] of Object.entries(wrongs(spot)))
      yield judge(what, spot.path, changed(input, spot.path, value));
    if (spot.schema instanceof z.ZodObject)
      yield judge(
        'with a field that nobody knows',
        spot.path,
        changed(input, [...spot.path, 'what-is-this'], 1),
      );
  }
}

/** What a fault repeats of the API and of the input: codes, ids and names of fields, the same in every language. */
const codesOf = ({ parameters }: Refusal): readonly string[] =>
  Object.entries(parameters)
    .filter(([name]) => name !== 'fault' && name !== 'rule')
    .flatMap(([, value]: [string, unknown]) => value)
    .map(String);

const spoken = (refusal: Refusal, language: 'zh' | 'en'): string => {
  const { title, detail, whatToDo } = sayRefusal(refusal, language);
  return `${title} ${detail} ${whatToDo}`;
};

const foreignWords = (refusal: Refusal): string[] => {
  let text = spoken(refusal, 'zh');
  for (const code of [...codesOf(refusal)].sort((a, b) => b.length - a.length))
    text = text.replaceAll(code, '');
  return (text.match(/[A-Za-z][A-Za-z]+/g) ?? []).filter((word) => !AS_THEY_ARE.has(word));
};

describe.each([...commands])('a broken form of %s', (name, { schema }) => {
  it('has a valid form to begin with', () => {
    expect(schema.safeParse(inputOf(name, schema)).error?.issues).toBeUndefined();
  });

  it('is refused field by field, in Chinese to one who reads Chinese and in English to one who reads English', () => {
    const refused = new Map<string, boolean>();
    for (const [what, refusals] of broken(name, schema)) {
      const place = what.split(' ', 1)[0] as string;
      refused.set(place, (refused.get(place) ?? false) || refusals.length > 0);
      for (const refusal of refusals) {
        expect(foreignWords(refusal), `${what}: ${spoken(refusal, 'zh')}`).toEqual([]);
        expect(spoken(refusal, 'zh'), what).toMatch(HAN);
        expect(spoken(refusal, 'en'), what).not.toMatch(HAN);
        expect(spoken(refusal, 'en'), what).not.toMatch(/undefined|NaN|\[object/);
        // Nobody is told that something is wrong without what.
        expect(refusal.parameters, what).not.toEqual({ fault: 'form', form: 'other' });
      }
    }
    expect([...refused].filter(([, isRefused]) => !isRefused)).toEqual([]);
  });
});
