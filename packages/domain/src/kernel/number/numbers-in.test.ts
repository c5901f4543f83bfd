import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountsIn, inChinese, keyOfNumber, plainNumbers } from './index.ts';

const found = (text: string) => amountsIn(plainNumbers(text)).map(keyOfNumber);

describe('the amounts in a text', () => {
  it('are found however they are written', () => {
    for (const [text, amounts] of [
      ['收到 36000，发 16000 16000', ['36000', '16000', '16000']],
      ['收到３６，０００只', ['36000']],
      ['收到三万六千只', ['36000']],
      ['叁萬陸仟隻', ['36000']],
      ['3 6 0 0 0 只', ['36000']],
      ['36 000 pieces', ['36000']],
      ['3.6万只', ['36000']],
      ['1万2千只', ['12000']],
      ['三六零零零', ['三六零零零']],
      ['两只', ['2']],
      ['数万只，上千只，几百个', ['数万', '千', '几百']],
      ['thirty-six thousand masks', ['36000']],
      ['Thirty six thousand and five masks', ['36005']],
      ['36 thousand masks, 1.5 million', ['36000', '1500000']],
      ['thousands of masks, two dozen gowns', ['thousands', '24']],
      ['约 500 万元', ['5000000']],
      ['合格率 95%', ['95']],
      ['x500, CNY500', ['500', '500']],
      ['٣٦٠٠٠', ['36000']],
      ['1.000', ['1.000']],
    ] as const)
      expect(found(text), text).toEqual(amounts);
  });

  it('are not dates, times, articles, telephones, papers, houses, marks of a list and names', () => {
    for (const text of [
      '2020年1月26日上午8时30分，二〇二〇年一月二十六日，1月底，26日',
      '26 January 2020, January 26th, 2020-01-26, 2020/1/26, in January 2020, since 2020.',
      '14:30 至 16:00，8点，24小时，14天，三个月，十四日内',
      '72 hours, 14 days, at 8 am',
      '依据第十四条第二款、第 3 项；Article 56, Section 3',
      '拨打 120 或 12345，热线：12320、95338；call 12345 or 120; 12345 热线',
      '鄂民政〔2020〕3号、国械注准20203140123、GB 19083-2010、YY/T 0969-2013、EN 149:2001+A1:2009、42 CFR 84, CE 2797',
      'No. 12，第 12 号，第三批，第1次',
      '建设路 36 号 3 栋 2 层',
      '1. 随货附上检验报告\n2、写明批号\n（三）联系\n① 口罩\n四、其他',
      'COVID-19、H1N1、KN95',
      '统一分配，十分感谢，万一缺货，千万不要，一线医护，一个单位，百姓，两家单位，三甲医院',
      'one of the wards, one hall, two kinds of papers',
      'https://example.org/2020/36000',
    ])
      expect(found(text), text).toEqual([]);
  });

  it('do not hide behind what is none', () => {
    for (const text of [
      '36000号口罩',
      '电话通知：收到 36000 只',
      '拨打 36000只',
      '36000天',
      'in 2020 masks',
      'May 16000',
      'No. 36000.5',
      '20200126 36000',
    ])
      expect(found(text), text).not.toEqual([]);
  });

  it('are read again as they were, in characters as in digits, wherever they stand', () => {
    const amount = fc.integer({ min: 100, max: 99_999_999 });
    fc.assert(
      fc.property(amount, fc.constantFrom('收到', '共 ', '：', '\n', '，'), (value, before) => {
        const ways = [String(value), value.toLocaleString('en'), `${inChinese(value)}只`];
        for (const way of ways) expect(found(`${before}${way}`), way).toEqual([String(value)]);
      }),
    );
  });

  it('of a long text are found in a moment', () => {
    const start = performance.now();
    for (const text of [
      '1 '.repeat(4_000),
      '一'.repeat(8_000),
      'one and '.repeat(1_000),
      '电话'.repeat(4_000),
      '1,'.repeat(4_000),
    ])
      amountsIn(plainNumbers(text));
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});
