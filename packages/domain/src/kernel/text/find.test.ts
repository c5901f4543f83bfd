import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { containsPersonalData, findPersonalData, isOrganisationCode, redact } from '../../index.ts';

/** Two cores may be shared with other work. */
vi.setConfig({ testTimeout: 60_000 });

const kinds = (text: string) => findPersonalData(text).map((found) => found.kind);

// All numbers below are invented or from ranges that nobody holds.
test.each([
  ['手机 13800000001', 'mobile-phone'],
  ['138 0000 0001', 'mobile-phone'],
  ['138-0000-0001', 'mobile-phone'],
  ['138\u200b0000\u200b0001', 'mobile-phone'],
  ['１３８００００ ０００１', 'mobile-phone'],
  ['\u0661\u0663\u0668\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0661', 'mobile-phone'],
  ['१३८००००९९९१', 'mobile-phone'],
  ['138\u00ad0000\u00ad0001', 'mobile-phone'],
  ['138\u20600000\u200e0001', 'mobile-phone'],
  ['138  0000  0001', 'mobile-phone'],
  ['138·0000_0001', 'mobile-phone'],
  ['+86 13800000001', 'mobile-phone'],
  ['tel13800000001', 'mobile-phone'],
  ['https://example.org/?phone=13800000001', 'mobile-phone'],
  ['0711-3870000', 'landline-phone'],
  ['(027)85700000', 'landline-phone'],
  ['010－53260000', 'landline-phone'],
  ['02785700000', 'landline-phone'],
  ['86-571-87670000', 'landline-phone'],
  ['86(0)10-67880000', 'landline-phone'],
  ['电话：85700000', 'landline-phone'],
  ['+1 415 555 0100', 'international-phone'],
  ['身份证11010519491231002X', 'identity-card'],
  ['420106198001010000', 'identity-card'],
  ['账号 4200000000000012345', 'bank-account'],
  ['6200 0000 0000 0001 234', 'bank-account'],
  ['帐号：5500 5700 8001', 'bank-account'],
  ['写信到 someone@example.org', 'e-mail'],
  ['微信号：abc_12345', 'messaging-account'],
  ['QQ群：123456789', 'messaging-account'],
  ['联系人：张三，', 'labelled-name'],
])('%j holds a %s', (text, kind) => {
  expect(kinds(text)).toEqual([kind]);
});

test.each([
  '10000',
  '1000000000000',
  '5000-10000',
  '1000 2000 3000',
  '2018 2019 2020',
  'GB 19083-2010',
  'GB19083-2010、YY/T 0969-2013',
  '2020-01-25',
  '2020年1月25日',
  '2020-01-24T16:00:00.000Z',
  '20200125160000',
  '国械注准20203400057',
  '国药准字H20065754',
  '热线 4006056655，95338',
  'https://example.org/s?id=1656956957813123',
  'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3',
  '3f79bb7b435b05321651daefd374cdc681dc06faa65e374e38337b8813800000',
  '1.13800000001',
  '收件人：武汉市某某医院',
  '+10000',
  '经度114.30525500,纬度30.59276000',
])('%j holds nothing personal', (text) => {
  expect(findPersonalData(text)).toEqual([]);
});

describe('an organisation code (统一社会信用代码)', () => {
  test('is not personal', () => {
    expect(isOrganisationCode('91350100M000100Y43')).toBe(true);
    expect(findPersonalData('代码91350100M000100Y43。')).toEqual([]);
  });
  test('with a wrong check character is no organisation code', () => {
    expect(isOrganisationCode('91350100M000100Y44')).toBe(false);
  });
});

describe('the check of an organisation code', () => {
  const good = '91350100M000100Y43';
  test('asks for eighteen characters of its own alphabet, in their places', () => {
    for (const text of [`${good} `, ` ${good}`, `x${good}`, good.slice(1), `${good}4`, good.toLowerCase()])
      expect(isOrganisationCode(text)).toBe(false);
    // Of the first two characters only those that name a registry and a kind; of the region only digits.
    for (const text of ['21350100M000100Y43', '90350100M000100Y43', '9135010XM000100Y43'])
      expect(isOrganisationCode(text)).toBe(false);
    // I, O, S, V and Z are no characters of a code, whatever the sum would be.
    for (const sign of 'IOSVZ') expect(isOrganisationCode(`91350100${sign}000100Y43`)).toBe(false);
  });

  test('is right for one character in thirty-one of the last place', () => {
    const signs = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
    const right = (body: string) => signs.filter((sign) => isOrganisationCode(body + sign));
    expect(right('91350100M000100Y4')).toEqual(['3']);
    for (const body of ['12100000400000624', '51420000MJH200000', 'A1420100MA4KA0001', 'Y9420100MA4KA0001'])
      expect(right(body)).toHaveLength(1);
  });
});

test('finds apart are each found, in the order of the text; of two that overlap the first kind counts', () => {
  expect(findPersonalData('a@b.cn 13800000001 b@c.cn')).toEqual([
    { kind: 'e-mail', start: 0, end: 6 },
    { kind: 'mobile-phone', start: 7, end: 18 },
    { kind: 'e-mail', start: 19, end: 25 },
  ]);
  expect(findPersonalData('13800000001 a@b.cn')).toEqual([
    { kind: 'mobile-phone', start: 0, end: 11 },
    { kind: 'e-mail', start: 12, end: 18 },
  ]);
  // The number stands in the address, and is found once.
  expect(findPersonalData('13800000001@b.cn')).toEqual([{ kind: 'e-mail', start: 0, end: 16 }]);
  expect(findPersonalData('微信：13800000001')).toEqual([{ kind: 'messaging-account', start: 3, end: 14 }]);
});

describe('letters around a number', () => {
  test('that could name it leave it a number; a longer run is a code or a hash', () => {
    const isFound = (before: string, after = '') => kinds(`${before}13800000001${after}`).length === 1;
    expect(isFound('mobileno')).toBe(true);
    expect(isFound('mobilenos')).toBe(false);
    expect(isFound('a1b')).toBe(false);
    expect(isFound('tel', 'abc')).toBe(true);
    expect(isFound('tel', 'abcd')).toBe(false);
    expect(isFound('tel', 'x1')).toBe(false);
    expect(isFound('a1b，tel')).toBe(true);
  });
});

describe('a long number', () => {
  test.each([
    ['2018 2019 2020', false],
    ['2018 2019 2020 2021', false],
    ['1899 2019 2020', true],
    ['2018 2019 3020', true],
    ['1000 2000 3000', false],
    ['1000 2000 3001', true],
    ['123456000000', false],
    ['123456700000', true],
    ['20200125160000', false],
    ['202001251600', false],
    ['202013251600', true],
    ['202001411600', true],
    ['202001252400', true],
    ['202001251660', true],
    ['20200125160060', true],
    ['20200125160000123', false],
    ['19991231235959', true],
  ])('%s is an account: %s', (number, isAccount) => {
    expect(kinds(`${number}。`)).toEqual(isAccount ? ['bank-account'] : []);
  });

  test('of eighteen characters is an identity card by its day of birth or its check character', () => {
    // Both are right; the day alone; the check alone; neither, for a month or a day that is none.
    expect(kinds('身份证11010519491231002X')).toEqual(['identity-card']);
    expect(kinds('110105194912310021')).toEqual(['identity-card']);
    expect(kinds('110105194913310021')).toEqual(['identity-card']);
    expect(kinds('110105194913310022')).toEqual(['bank-account']);
    expect(kinds('110105194902300022')).toEqual(['bank-account']);
    expect(kinds('110105200002290021')).toEqual(['identity-card']);
    expect(kinds('110105190002290021')).toEqual(['bank-account']);
  });
});

test('redaction leaves the rest of the text as it stood', () => {
  expect(redact('请打 13800000001 或写 a@example.org，口罩10000只')).toBe(
    '请打 ‹phone› 或写 ‹e-mail›，口罩10000只',
  );
});

test('a mobile number is found in whatever text it stands, and redaction leaves none', () => {
  const number = fc.stringMatching(/^1[3-9]\d{9}$/);
  const around = fc.string({ maxLength: 20 }).map((text) => text.replace(/[0-9A-Za-z.+_%@/:?=&-]/g, '，'));
  fc.assert(
    fc.property(around, number, around, (before, phone, after) => {
      const text = `${before} ${phone} ${after}`;
      expect(containsPersonalData(text)).toBe(true);
      expect(redact(text)).not.toContain(phone);
    }),
  );
});

test('finds are in order, within the text and apart; after redaction nothing is found', () => {
  const piece = fc.constantFrom(
    '13800000001',
    '0711-3870000',
    '6200000000000001234',
    'a@b.cn',
    ' ',
    '，',
    '86',
    'http://x.cn/',
    '1',
    '-',
    '电话',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 5 }))), (parts) => {
      const text = parts.join('');
      let last = 0;
      for (const { start, end } of findPersonalData(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
      expect(containsPersonalData(redact(text))).toBe(false);
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  'https://example.com/?u=13800138000',
  'http://x.example/13800138000',
  'http://x.example/a/13800138000/b',
  '13800\n138000',
  '13800\r\n138000',
  '联系电话：13800\n138000',
  '手机 13800/138000',
  '联系：13800，138000',
])('a number that is all of a part of an address, or broken once, is found: %j', (text) => {
  expect(findPersonalData(text)).not.toEqual([]);
});

test.each([
  '隔离在家的居民：国务院令第376号第十条',
  '一位住户告到法院，武汉市中级人民法院（2020）鄂01民终12号',
  '库存 13800\n138000 只',
  '15000\n200000 件',
  '口罩 15000，手套 200000',
  'https://site.example/2020/0213/13800138000123',
  'https://site.example/doc?id=13900001',
])('amounts below each other, numbers of articles, decrees and judgments are not: %j', (text) => {
  expect(findPersonalData(text)).toEqual([]);
});
