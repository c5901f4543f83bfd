import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonalData } from '../../index.ts';

const read = <Content>(name: string): Content =>
  JSON.parse(readFileSync(new URL(`./sentences/${name}.json`, import.meta.url), 'utf8')) as Content;
type Disguised = readonly (readonly [holds: string, text: string])[];

/** At most so many of a hundred. */
const SHARE = 0.01;
const isFound = (text: string) => findPersonalData(text).length > 0;

describe('personal data that somebody disguised', () => {
  // Written by others who had not seen the rules, in four rounds and then in four blocks of 200; after each the rules were mended.
  it('is found in at least 99 of 100 sentences by which the rules were made', () => {
    const sentences = read<Disguised>('disguised');
    const missed = sentences.filter(([, text]) => !isFound(text));
    expect(sentences).toHaveLength(2_550);
    expect(missed.length, JSON.stringify(missed)).toBeLessThanOrEqual(sentences.length * SHARE);
  });

  it('is found in at least 99 of 100 that nobody looked at while the rules were made', () => {
    // Half of the fourth round. Their writer is the one of the rules' own half; a new writer's are missed more often (docs/privacy.md).
    const sentences = read<Disguised>('unseen');
    const missed = sentences.filter(([, text]) => !isFound(text));
    expect(sentences).toHaveLength(250);
    expect(missed.length).toBeLessThanOrEqual(sentences.length * SHARE);
  });

  it('is found where it stands, and no more of the text', () => {
    const text = '有事打 一三八，零零零零，零零零一，谢谢';
    const [found] = findPersonalData(text);
    expect(text.slice(found?.start, found?.end)).toBe('一三八，零零零零，零零零一');
  });

  const digit = fc.constantFrom(...'0123456789');
  const styles: readonly ((digits: string) => string)[] = [
    (digits) => [...digits].join(' '),
    (digits) => [...digits].join('/'),
    (digits) => [...digits].map((each) => '〇一二三四五六七八九'[Number(each)]).join(''),
    (digits) => [...digits].map((each) => '零壹贰叁肆伍陆柒捌玖'[Number(each)]).join('-'),
    (digits) => [...digits].map((each) => String.fromCodePoint(0xff10 + Number(each))).join(''),
    (digits) => [...digits].map((each) => `${each}\u2063`).join(''),
    (digits) => [...digits].map((each) => `${each}\ufe0f\u20e3`).join(''),
    (digits) =>
      [...digits]
        .map((each) => 'zero one two three four five six seven eight nine'.split(' ')[Number(each)])
        .join(' '),
    (digits) => `${digits.slice(0, 3)}然后${digits.slice(3, 7)}再${digits.slice(7)}`,
    (digits) => `${digits.slice(0, 3)}*${digits.slice(3, 7)}*${digits.slice(7)}`,
  ];
  it('a mobile number is found however it is told', () => {
    const number = fc
      .tuple(fc.constantFrom('3', '5', '7', '8', '9'), fc.array(digit, { minLength: 9, maxLength: 9 }))
      .map(([second, rest]) => `1${second}${rest.join('')}`)
      // 138 0000 2000 is told as three amounts are.
      .filter((each) => !/0$/.test(each.slice(0, 3)) && !/0$/.test(each.slice(0, 7)) && !/0$/.test(each));
    fc.assert(
      fc.property(number, fc.constantFrom(...styles), (digits, told) => {
        expect(isFound(`请打${told(digits)}。`), told(digits)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a sentence without personal data', () => {
  it('passes, however many figures, codes and labels it holds', () => {
    const sentences = read<readonly string[]>('harmless');
    const refused = sentences.filter(isFound);
    expect(sentences).toHaveLength(1_000);
    expect(refused.length, JSON.stringify(refused)).toBeLessThanOrEqual(sentences.length * SHARE);
  });

  it('so do ids, codes and fingerprints that a machine draws', () => {
    const drawn = fc.oneof(
      fc.stringMatching(/^(?:lot|transfer|seat|payment)-[0-9a-hjkmnp-tv-z]{15}[a-h]$/),
      fc.stringMatching(/^TZ-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/),
      fc.stringMatching(/^[0-9a-f]{64}$/),
    );
    fc.assert(
      fc.property(drawn, drawn, (one, other) => {
        expect(isFound(`收据 ${one} 与 ${other} 不符`)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('so do addresses of offices, stores and hospitals, and what is said of people there', () => {
    for (const text of [
      '地址：新华街897号2栋1单元，货车限高4.0米。',
      '江岸区解放大道1166号科技大厦B座1203室',
      '武昌区民主路88号市民政局802室',
      '养老院在建设路12号，老人需要奶粉60罐、轮椅4辆',
      '孕妇住院部3号楼2层，缺被服40套',
      '医生和护士共126人，患者已转院，志愿者于周三到岗',
      '交给安全员清点，送给江岸区第三医院',
      'Deliver to the Red Cross warehouse, building 4, door 2',
      'Room 1203, Tower B, Municipal Office Building',
    ])
      expect(findPersonalData(text), text).toEqual([]);
  });

  const SNAPSHOTS = new URL('../../../../../../shared/data/hubei-2020/', import.meta.url);
  it.skipIf(!existsSync(SNAPSHOTS))('so do names, addresses, remarks and links of the lists of 2020', () => {
    const lines = harmlessLines(SNAPSHOTS);
    const refused = lines.filter(isFound);
    expect(lines.length).toBeGreaterThan(2_000);
    expect(refused.length, JSON.stringify(refused)).toBeLessThanOrEqual(lines.length * SHARE);
  });
});

/** Fields in which no person stands, without the lines that say how to reach somebody. */
const FIELDS =
  /^(?:name|address|specification|key|url|remark|abstract|qualification|bank|holder|hotel_name|city|district|province|area|dest|from|method|info|date|type)$/;
const REACHES =
  /removed>|电话|联系|tel|手机|@|微信|QQ|处理人|收货人|账号|帐号|账户|收件|热线|\d{7}|\d{3,4}[-－ ]\d{4}|老师|主任|经理/i;

function harmlessLines(folder: URL): string[] {
  const lines = new Set<string>();
  const walk = (value: unknown, field: string): void => {
    if (Array.isArray(value)) for (const each of value) walk(each, field);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, each] of Object.entries(value)) if (name !== 'contacts') walk(each, name);
    } else if (typeof value === 'string' && FIELDS.test(field))
      for (const line of value.split(/[\r\n。；]+/).map((each) => each.trim()))
        if (line.length >= 4 && (field === 'url' ? !line.includes('removed') : !REACHES.test(line)))
          lines.add(line);
  };
  for (const day of readdirSync(folder).filter((each) => each.startsWith('2020-')))
    for (const file of readdirSync(new URL(`${day}/`, folder)).filter((each) => each.endsWith('.json')))
      walk(JSON.parse(readFileSync(new URL(`${day}/${file}`, folder), 'utf8')), '');
  return [...lines];
}
