import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { readRemark } from '../src/index.ts';
import { items } from './fixtures.ts';

/** Two cores may be shared with other work. */
vi.setConfig({ testTimeout: 60_000 });

/** Pieces in short: `item amount`, `!reason`, `#class`. */
const short = (remark: string) => readRemark(remark, items).map(shortOf);
function shortOf(piece: ReturnType<typeof readRemark>[number]): string {
  if (piece.kind === 'set-aside') return `!${piece.reason}`;
  if (piece.kind === 'text') return `#${piece.class}`;
  const { quantity } = piece;
  return `${piece.itemId} ${quantity.kind === 'exact' ? quantity.amount : quantity.kind}`;
}

test.each<[string, string[]]>([
  ['奥司他韦胶囊（盒）\t*5000', ['oseltamivir-capsules 5000']],
  ['医用手套：10000；速干手消：2000', ['!item-ambiguous', 'hand-sanitiser 2000']],
  ['呼吸机3台(感染患者急用)', ['ventilator 3']],
  ['A1、DR映像放射机6台；\nB2、免疫球蛋白（丙种球蛋白）8500支', ['dr-x-ray 6', 'immunoglobulin 8500']],
  ['另需双氧水', ['hydrogen-peroxide unknown']],
  [
    '另需有创呼吸机、除颤仪、监护仪',
    ['ventilator unknown', 'defibrillator unknown', 'patient-monitor unknown'],
  ],
  ['防护面罩中全面型呼吸防护型500', ['respirator-full-face 500']],
  ['3%过氧化氢消毒液（500ml) 2000', ['hydrogen-peroxide 2000']],
  ['背负式充电超低容量喷雾机（BK-2719） 10', ['sprayer-ulv 10']],
  ['手套中丁腈手套5000；橡胶手套5000', ['gloves-nitrile 5000', '!item-ambiguous']],
  ['人血丙种球蛋白，肌注用10%3ml(300mg):50瓶', ['immunoglobulin 50']],
  ['急需药品：阿比多尔片、奥司他韦颗粒', ['arbidol-tablets unknown', 'oseltamivir-granules unknown']],
  [
    '二氧化氯泡腾片（10%）、3%过氧化氢等物资',
    ['chlorine-dioxide-tablets unknown', 'hydrogen-peroxide unknown'],
  ],
  ['2000瓶75%酒精', ['alcohol-75 2000']],
  ['84消毒液', ['disinfectant-84 unknown']],
  ['医用外科口罩10,000只', ['mask-surgical 10000']],
  ['防护服不限', ['coverall-medical unlimited']],
  ['1. 医用防护口罩：符合中国GB 19083-2010', ['mask-medical-protective unknown']],
  ['N95口罩：美国NIOSH认证，非油性颗粒物过滤效率≥95%', ['respirator-n95 unknown']],
])('needs: %j', (remark, pieces) => {
  expect(short(remark)).toEqual(pieces);
});

test.each<[string, string[]]>([
  ['90个一次性医用口罩和12套医用防护服，已购买', ['#not-a-need', '#not-a-need', '#not-a-need']],
  ['防护服12套，均已采购；护目镜300副', ['#not-a-need', '#not-a-need', 'goggles 300']],
  ['已购买防护服12套', ['#not-a-need']],
  ['防护服12套（已到货）', ['#not-a-need']],
  ['现有防护服500套，急需护目镜300副', ['#not-a-need', 'goggles 300']],
  ['库存防护服20套', ['#not-a-need']],
  ['防护服暂不需要', ['#not-a-need']],
  ['护目镜充足，另需防护服', ['#not-a-need', 'coverall-medical unknown']],
  ['感谢某公司捐赠防护服500套', ['#not-a-need']],
  ['防护服库存不足', ['coverall-medical unknown']],
  ['现有防护服仍不够', ['coverall-medical unknown']],
  ['已收到防护服20套，仍需防护服500套', ['#not-a-need', 'coverall-medical 500']],
  ['防護服500套、護目鏡20副', ['coverall-medical 500', 'goggles 20']],
])('what is there already is no need, and what is missing all the same is one: %j', (remark, pieces) => {
  expect(short(remark)).toEqual(pieces);
});

test.each<[string, string[], string[]]>([
  ['防护面罩中全面型呼吸防护型500', ['face-shield'], ['#part-of-line']],
  ['手套中丁腈手套5000；橡胶手套5000', ['gloves-latex'], ['#part-of-line', '#part-of-line']],
  ['手套中丁腈5000；橡胶5000；护目镜20', ['gloves-latex'], ['#part-of-line', '#part-of-line', 'goggles 20']],
  ['防护服500套，其中连体式200套', [], ['coverall-medical 500', '#part-of-line']],
  ['手套中丁腈手套5000', ['goggles'], ['gloves-nitrile 5000']],
])('a part of a line above is no need of its own: %j', (remark, above, pieces) => {
  expect(readRemark(remark, items, above).map(shortOf)).toEqual(pieces);
});

test.each<[string, string[]]>([
  ['口罩需求量大', ['!item-ambiguous']],
  ['健之素泡滕片及其它含氯消毒剂', ['chlorine-tablets unknown', '!item-ambiguous']],
  ['雨衣雨鞋2000套、冲锋衣500件', ['!item-unknown', '!item-unknown']],
  ['洗漱用品（毛巾2、口杯1、牙刷1、面盆2）1000套', ['!item-unknown']],
  ['四层老楼需要电梯一部', ['!item-unknown']],
  ['泡腾消毒片 2箱', ['!unit-not-convertible']],
])('set aside: %j', (remark, pieces) => {
  expect(short(remark)).toEqual(pieces);
});

test.each<[string, string[]]>([
  ['发布日期：2020年1月25日', ['#publication-date']],
  ['医院官方公告，发布于2020年1月26日', ['#publication-date']],
  [
    '户名：晴川慈善会；账号：4200 0000 0000 0012；开户行：某行晴川支行',
    ['#bank-account', '#bank-account', '#bank-account'],
  ],
  ['联系人：王某 13800000001', ['#contact']],
  ['<name removed>：<mobile removed>', ['#contact']],
  [' 定点救治医疗机构', ['#designated-hint']],
  ['暂不接受与疫情防控无关的物资和境外捐赠。', ['#condition']],
  ['请在快递单备注寄件人基本信息，物资名称及数量，以便登记核对。', ['#instruction']],
  ['更新信息参考：https://example.org/docs/1', ['#link']],
  ['该医院为社区医院，虽没有确诊病人，但发烧病人较多', ['#note']],
  ['急缺物资', ['#note']],
  [' \n ；。 ', []],
])('other text: %j', (remark, pieces) => {
  expect(short(remark)).toEqual(pieces);
});

describe('mixed', () => {
  test('an update log gives its date and its needs', () => {
    expect(short('2020.02.02更新：增加了一次性医用口罩，防护面罩')).toEqual([
      '#publication-date',
      'mask-disposable-medical unknown',
      'face-shield unknown',
    ]);
    expect(readRemark('2020.02.02更新：手术衣', items)[0]).toMatchObject({
      class: 'publication-date',
      date: '2020-02-02',
    });
  });
  test('a need in one breath with a contact stays a need', () => {
    expect(short('防护服200件，联系人：王某 13800000001')).toEqual(['coverall-medical 200', '#contact']);
  });
  test('a bare 1 means "needed", 1 with its unit is one', () => {
    expect(short('医用面屏：1')).toEqual(['face-shield unknown']);
    expect(short('负压救护车1辆')).toEqual(['ambulance-negative-pressure 1']);
  });
});

test('never throws, and loses no letter or digit but list marks, list signs and words between two items', () => {
  const word = fc.constantFrom(
    '口罩',
    '防护服',
    '500',
    '盒',
    '（',
    '）',
    '、',
    '，',
    '；',
    '\n',
    '：',
    '1、',
    '另需',
    '医用外科口罩',
    '13800000001',
    'https://x.cn/a',
    '*',
    '万',
    '及',
    '2020年1月25日',
    '账号',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string({ maxLength: 4 })), { maxLength: 30 }), (words) => {
      const remark = words.join('');
      const said = readRemark(remark, items)
        .map((piece) => piece.text)
        .join('');
      for (const name of ['防护服', '医用外科口罩', '账号'])
        expect(said.split(name).length).toBeGreaterThanOrEqual(remark.split(name).length > 1 ? 2 : 1);
    }),
    { numRuns: 500 },
  );
});

test('a hostile remark comes to an end', () => {
  for (const text of [
    '('.repeat(10_000),
    '口罩'.repeat(5_000),
    '1'.repeat(10_000),
    '口罩、'.repeat(3_000),
    'a1、'.repeat(2_500),
    '及'.repeat(10_000),
    '口罩中'.repeat(3_000),
    '均已'.repeat(5_000),
  ])
    expect(readRemark(text, items)).toBeInstanceOf(Array);
}, 60_000);
