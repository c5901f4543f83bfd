import { commands } from '@tongzhou/domain';
import { describe, expect, test } from 'vitest';
import { isKnown, shapeOf } from './known-paths.ts';
import { readForm } from './read-form.ts';

const posted = (entries: readonly (readonly [string, string])[], command = 'donation.receive') => {
  const form = new FormData();
  form.set('command', command);
  for (const [name, value] of entries) form.append(name, value);
  return readForm(form);
};

/** What every object of the process shares: a poisoned one shows here. */
const shared = () =>
  [Object, Array, String, Function, Map].map(({ prototype }) =>
    Object.getOwnPropertyNames(prototype).map((name) => Object.getOwnPropertyDescriptor(prototype, name)),
  );

describe('a posted form', () => {
  test.each([
    'text:hasOwnProperty.call',
    'fixed:toString.call',
    'json:valueOf.call.bind',
    'text:__proto__.polluted',
    'text:constructor.prototype.polluted',
    'text:lots.0.hasOwnProperty.call',
    'text:lots.constructor.name',
    'text:lots.0.evidence.push.call',
  ])('that names %s says nothing, and changes nothing that others share', (name) => {
    const before = shared();
    const { input, typed } = posted([[name, 'x']]);
    expect(input).toEqual({});
    expect(Object.keys(typed)).toEqual([]);
    expect(shared()).toEqual(before);
    expect(Object.hasOwn({ a: 1 }, 'a')).toBe(true);
  });

  test('is read by the paths of its own command alone', () => {
    const entries = [
      ['text:place', 'hall-a'],
      ['number:payment', '3'],
      ['number:lots.0.amount', '20'],
      ['number:lots.0.price', '20'],
    ] as const;
    expect(posted(entries).input).toEqual({ place: 'hall-a', lots: [{ amount: 20 }] });
    expect(posted(entries, 'no.command').input).toEqual({});
  });

  test('has no more lines than its command takes, however high it counts', () => {
    const { input } = posted([
      ['number:lots.0.amount', '1'],
      ['number:lots.999.amount', '1'],
      ['number:lots.99999999999.amount', '1'],
      ['number:lots.00.amount.0', '1'],
    ]);
    expect(input).toEqual({ lots: [{ amount: 1 }] });
  });

  test('of a hundred thousand fields is read no further than a form goes, and at once', () => {
    const many = Array.from({ length: 100_000 }, () => ['set:lots.0.evidence', 'x'] as const);
    const began = performance.now();
    expect((posted(many).input.lots as { evidence: unknown[] }[])[0]?.evidence.length).toBeLessThan(3_000);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  test('cannot say the whole of something and its parts', () => {
    expect(
      posted([
        ['text:donor', 'x'],
        ['text:donor.kind', 'person'],
      ]).input,
    ).toEqual({ donor: 'x' });
  });

  test('takes a record typed as JSON only where each name stands once', () => {
    expect(posted([['json:lots', '[{"amount":1}]']]).input).toEqual({ lots: [{ amount: 1 }] });
    for (const text of ['[{"amount":1,"amount":2}]', '[{"__proto__":{"a":1}}]'])
      expect(posted([['json:lots', text]]).input).toEqual({ lots: text });
  });
});

test('no command has a field under a name that all objects have', () => {
  const inherited = Object.getOwnPropertyNames(Object.prototype);
  const found = [...commands.keys()].flatMap((name) =>
    inherited.filter((each) => isKnown(shapeOf(name) as never, [each])).map((each) => `${name} ${each}`),
  );
  expect(found).toEqual([]);
});
