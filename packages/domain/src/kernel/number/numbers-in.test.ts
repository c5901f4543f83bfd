import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountsIn, inChinese, keyOfNumber, plainNumbers } from './index.ts';

const numbers = (text: string) => amountsIn(plainNumbers(text));
const found = (text: string) =>
  numbers(text)
    .filter(({ isPaper }) => !isPaper)
    .map(keyOfNumber);
const papers = (text: string) =>
  numbers(text)
    .filter(({ isPaper }) => isPaper)
    .map(keyOfNumber);

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
      ['Ⅲ万Ⅵ千只，Ⅻ只', ['36000', '12']],
      ['收到③⑥000只，❸❻只，⓷只，㊱只，3️⃣6️⃣只', ['36000', '36', '3', '36', '36']],
      ['③只', ['3']],
      ['口罩㈢㈥、㊂㊅', ['36', '36']],
      ['〸万，〹只，卅万', ['100000', '20', '300000']],
      ['〣〦000', ['36000']],
      ['𑁩𑁬𑁦𑁦𑁦', ['36000']],
      ['፴፮ 只', ['፴፮']],
      ['叄万', ['30000']],
      ['口罩 (36)', ['36']],
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
      'Ⅱ型、Ⅰ级响应，Phase Ⅱ',
      '㈠凭证一式两份\n①批号\n② 一次性用品\n ❸个人信息',
      '请注明：(1)批号；(2)效期',
      '2月29日，十二月三十一日，2020年4月30日，2020-02-29，29 February 2020，April 30',
      '热线：12345、12320、10086，95338 热线；电话：027-85690000；热线 400-820-8820',
      '第 3 号令，二十四点，十一时五十九分',
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
      '收到 GB 36000-2020 只',
      'GB 19083-3600',
      '国药准字Z36000',
      'No. 36000 pieces',
      '12月36日',
      '12月36号',
      '2020年2月30日',
      '二月三十日，四月三十一日',
      '三十六日',
      '2020-13-36',
      '2020-4-31',
      'February 30',
      '31 June',
      '三十六点',
      '电话：36000',
      '36000 热线',
      '热线：36000000',
      '电话：10000',
      '3600号 只',
      'A36 只',
    ])
      expect(found(text), text).not.toEqual([]);
  });

  it('are told from the numbers of papers, which may be mistaken for them', () => {
    for (const [text, known] of [
      ['ISO 36000', ['iso 36000']],
      ['鄂防指〔2020〕36000号', ['〔2020〕36000号']],
      ['鄂民政〔2020〕3号', []],
      ['GB 19083-2010, CE 2797', ['gb 19083-2010', 'ce 2797']],
      ['No. 36000', ['no. 36000']],
      ['No. 12, Article 56', []],
      ['国械注准20203140123', []],
      ['GB 36000-2020 只', []],
      ['GB 19083-2010只适用于医用', ['gb 19083-2010']],
    ] as const)
      expect(papers(text), text).toEqual(known);
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
      '①'.repeat(8_000),
      `${' '.repeat(8_000)}①`,
      'GB 1 '.repeat(2_000),
      '12月36'.repeat(2_000),
      `12月${'3'.repeat(8_000)}`,
      '1,'.repeat(4_000),
    ])
      amountsIn(plainNumbers(text));
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});
