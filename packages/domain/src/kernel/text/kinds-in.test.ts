import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonalData } from './find.ts';
import { kindsIn } from './kinds-in.ts';

const found = (text: string) => [...new Set(findPersonalData(text).map(({ kind }) => kind))];
const PARTS = [
  '13800138000',
  '口罩',
  '到货',
  'a@b.example',
  '张主任',
  ' ',
  '2020-02-01',
  'office',
  '，',
  '5',
];

describe('the kinds of personal data in a text', () => {
  it('are those that are found in it, asked for the first time and again', () => {
    const texts = fc
      .array(fc.constantFrom(...PARTS), { maxLength: 6 })
      .map((parts) => parts.join(''))
      .chain((text) => fc.constantFrom(text, `${text}${'长'.repeat(200)}`));
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 12 }), (asked) => {
        for (const text of [...asked, ...asked]) expect(kindsIn(text)).toEqual(found(text));
      }),
    );
  });

  it('stay so after more texts than are remembered', () => {
    const phone = '电话 13800138000';
    expect(kindsIn(phone)).toEqual(['mobile-phone']);
    for (let index = 0; index < 40_000; index += 1) kindsIn(`${index}`);
    expect(kindsIn(phone)).toEqual(['mobile-phone']);
    expect(kindsIn('7')).toEqual([]);
  });
});
