import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOfAnotherItem, matchItem, standardsNamed } from '../src/index.ts';
import { items } from './fixtures.ts';

const match = (words: string, context?: string) => {
  const found = matchItem(words, items, context);
  return found.kind === 'matched' ? found.item.id : found.kind;
};

test.each([
  ['防护服', 'coverall-medical'],
  ['医用外科口罩YY0469-2011', 'mask-surgical'],
  ['一次性乳胶手套', 'gloves-latex'],
  ['手套中丁腈手套', 'gloves-nitrile'],
  ['防护面罩中全面型呼吸防护型', 'respirator-full-face'],
  ['奥斯他韦胶囊', 'oseltamivir-capsules'],
  ['莲花清瘟胶囊', 'lianhua-qingwen-capsules'],
  ['ª-干扰素', 'interferon-alpha'],
  ['小儿呼吸机', 'ventilator-paediatric'],
  ['UN2814生物样本公路送检箱', 'sample-transport-box'],
  ['３％过氧化氢消毒液（500ml)', 'hydrogen-peroxide'],
  ['防护服等物资', 'coverall-medical'],
  ['surgical masks', 'mask-surgical'],
  ['KN95 masks', 'respirator-kn95'],
])('%s is %s', (words, id) => {
  expect(match(words)).toBe(id);
});

describe('nothing is guessed', () => {
  test.each([
    ...['口罩', '医用口罩', '一次性口罩', 'N95', 'N95口罩', 'N95 masks', '酒精', '其它含氯消毒剂'],
    ...['手套', '医用手套', '一次性手套', '橡胶手套', '面罩', 'medical gloves', '武汉急需医用手套'],
  ])('%s may be several items', (words) => {
    expect(match(words)).toBe('ambiguous');
  });
  test.each([
    '非医用口罩',
    '口罩机',
    '防护服消毒柜',
    '酒精棉球',
    '30%过氧化氢',
    'surface shields',
    '卫生纸',
    '雨衣',
    '',
    '   ',
    '95',
  ])('%j is no item', (words) => {
    expect(match(words)).toBe('unknown');
  });
  test('a standard or a name in the context settles what "N95" means', () => {
    expect(match('N95口罩', '美国NIOSH认证')).toBe('respirator-n95');
    expect(match('N95口罩', '符合GB19083-2010')).toBe('mask-medical-protective');
    expect(match('N95', 'GB 2626-2006')).toBe('respirator-kn95');
  });
});

describe('standards', () => {
  test('are written one way', () => {
    expect(standardsNamed('GB19083-2010、YY/T0969-2013；42CFR84，EN 149')).toEqual([
      'GB 19083-2010',
      'YY/T 0969-2013',
      '42 CFR 84',
      'EN 149',
    ]);
  });
  test('a mask’s standard on a suit is suspicious; its own is not, nor is none', () => {
    const suit = items.byId.get('coverall-medical');
    expect(suit && isOfAnotherItem('GB19083-2010', suit, items.items)).toBe(true);
    expect(suit && isOfAnotherItem('GB 19082-2003', suit, items.items)).toBe(false);
    expect(suit && isOfAnotherItem('3M4565', suit, items.items)).toBe(false);
  });
});

test('never throws', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.string(),
      (words, context) => void matchItem(words, items, context),
    ),
  );
});
