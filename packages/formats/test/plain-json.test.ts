import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultInJson } from '../src/index.ts';

const NAMES = new RegExp([...Object.getOwnPropertyNames(Object.prototype), 'prototype'].join('|'));

describe('JSON that says two things', () => {
  it.each([
    ['{"amount":1,"amount":2}', { why: 'twice', name: 'amount', line: 1, column: 13 }],
    ['{"a":{"b":1},\n "a" :2}', { why: 'twice', name: 'a', line: 2, column: 2 }],
    ['{"a":1,"\\u0061":2}', { why: 'twice', name: 'a', line: 1, column: 8 }],
    ['[{"x":[{"y":1,"y":1}]}]', { why: 'twice', name: 'y', line: 1, column: 15 }],
    ['{"__proto__":1}', { why: 'reserved', name: '__proto__', line: 1, column: 2 }],
    ['{"a":[{"\\u005f_proto__":{}}]}', { why: 'reserved', name: '__proto__', line: 1, column: 8 }],
    ['{"a":{"length":{"toString":1}}}', { why: 'reserved', name: 'toString', line: 1, column: 17 }],
    ['{"constructor":{"prototype":{}}}', { why: 'reserved', name: 'constructor', line: 1, column: 2 }],
    [`${'['.repeat(33)}${']'.repeat(33)}`, { why: 'deep', name: '', line: 1, column: 33 }],
  ])('%s: is found, with its place', (text, fault) => {
    JSON.parse(text);
    expect(faultInJson(text)).toEqual(fault);
  });

  it.each([
    '{"a":{"a":{"a":1}},"b":[{"a":1},{"a":2}]}',
    '{"a":"a","b":"\\"a\\":1,\\"a\\":2"}',
    '{"a":"\\\\","b":"__proto__","c":["constructor","c"]}',
    '"a"',
    '[[],[],{}]',
    ' {\r\n\t"a" : 1 }',
  ])('%s: has none', (text) => {
    JSON.parse(text);
    expect(faultInJson(text)).toBeNull();
  });

  it('is found wherever a name is put in again, and nowhere in what one program wrote', () => {
    const json = fc.json({ maxDepth: 6, depthSize: 'medium' }).filter((text) => !NAMES.test(text));
    fc.assert(fc.property(json, (text) => faultInJson(text) === null));
    fc.assert(
      fc.property(fc.string(), json, json, (name, one, other) => {
        fc.pre(!NAMES.test(name));
        const text = `[${one},{${JSON.stringify(name)}:${one},"between":0,${JSON.stringify(name)}:${other}}]`;
        fc.pre(name !== 'between');
        expect(faultInJson(text)).toMatchObject({ why: 'twice', name });
      }),
    );
  });

  it('is looked for in one pass: a megabyte of quotation marks, backslashes or names takes no second', () => {
    const many = Array.from({ length: 90_000 }, (_, n) => `"k${n}":1`).join(',');
    for (const text of [
      `"${'\\\\'.repeat(500_000)}"`,
      `"${'\\"'.repeat(500_000)}"`,
      `{${many}}`,
      `[${'""   ,'.repeat(200_000)}0]`,
    ]) {
      JSON.parse(text);
      const began = performance.now();
      faultInJson(text);
      expect(performance.now() - began).toBeLessThan(1_000);
    }
    expect(faultInJson(`{${many}}`)).toMatchObject({ why: 'many' });
  });
});
