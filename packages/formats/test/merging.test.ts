import { describe, expect, test } from 'vitest';
import { hospital, snapshotOf } from './fixtures.ts';

const at = (city: string, district: string, name: string, fields: Readonly<Record<string, unknown>> = {}) =>
  hospital({ city, district, name, ...fields });
const keysOf = (...rows: unknown[]) => snapshotOf(rows).hospitals.map((each) => each.sourceKey);
const asks = (value: unknown, key = '防护服') => ({ supplies: [{ key, value }] });

describe('one facility, several listings', () => {
  test.each([
    [
      'the same name',
      at('黄冈市', '团风县', '团风县人民医院'),
      at('黄冈市', '团风县', '团风县 人民医院'),
      '团风县人民医院@421121',
    ],
    [
      'with and without the city',
      at('武汉市', '江岸区', '武汉市汉口医院'),
      at('武汉市', '江岸区', '武汉汉口医院'),
      '汉口医院@420102',
    ],
    [
      'a district for its name',
      at('武汉市', '武昌区', '武汉市武昌医院'),
      at('武汉市', '武昌区', '武昌医院'),
      '武昌区医院@420106',
    ],
    [
      'another name in brackets',
      at('宜昌市', '', '宜昌市仁和医院(三峡大学附属仁和医院)'),
      at('宜昌市', '', '三峡大学附属仁和医院'),
      '仁和医院@420500',
    ],
    [
      'a university’s and its own name',
      at('武汉市', '江汉区', '华中科技大学同济医学院附属协和医院'),
      at('武汉市', '', '武汉协和医院'),
      '协和医院@420103',
    ],
    [
      'the owners’ group in front',
      at('黄石市', '', '黄石市中心医院'),
      at('黄石市', '', '鄂东医疗集团黄石市中心医院'),
      '黄石市中心医院@420200',
    ],
    [
      'a short word for the same office',
      at('黄石市', '阳新县', '阳新县疾控中心'),
      at('黄石市', '阳新县', '黄石市阳新县疾病预防控制中心'),
      '阳新县疾病预防控制中心@420222',
    ],
  ])('%s', (_, first, second, key) => {
    expect(keysOf(first, second)).toEqual([key]);
    expect(keysOf(second, first)).toEqual([key]);
  });
});

describe('several facilities, one name', () => {
  test('two Red Crosses in different districts stay two', () => {
    expect(
      keysOf(
        at('随州市', '曾都区', '红十字会'),
        at('随州市', '广水市', '红十字会'),
        at('随州市', '', '随州市红十字会'),
      ),
    ).toEqual(['曾都区红十字会@421303', '广水市红十字会@421381', '随州市红十字会@421300']);
  });
  test('the province’s hospital is not the city’s', () => {
    expect(
      keysOf(at('武汉市', '洪山区', '湖北省肿瘤医院'), at('武汉市', '洪山区', '武汉市肿瘤医院')),
    ).toEqual(['湖北省肿瘤医院@420111', '武汉市肿瘤医院@420111']);
  });
  test('a campus or a department is a place of its own', () => {
    expect(
      keysOf(at('随州市', '曾都区', '随州市中心医院'), at('随州市', '曾都区', '随州市中心医院（文帝院区）')),
    ).toHaveLength(2);
    expect(
      keysOf(
        at('武汉市', '武昌区', '武汉大学人民医院'),
        at('武汉市', '武昌区', '武汉大学人民医院（心外科）'),
        at('武汉市', '', '武汉市人民医院'),
      ),
    ).toHaveLength(3);
  });
  test('where no place is known nothing is merged', () => {
    expect(
      keysOf(
        hospital({ province: '', city: '', district: '', name: '红十字会' }),
        hospital({ province: '', city: '', district: '', name: '红十字会' }),
      ),
    ).toEqual(['红十字会@', '红十字会@~2']);
    expect(
      keysOf(
        hospital({ province: '山东', city: '青岛市', name: '人民医院' }),
        hospital({ province: '山东', city: '日照市', name: '人民医院' }),
      ),
    ).toHaveLength(2);
  });
});

describe('two lines of one item', () => {
  const one = (...rows: unknown[]) => {
    const snapshot = snapshotOf(rows);
    expect(snapshot.hospitals).toHaveLength(1);
    return { line: snapshot.hospitals[0]?.lines[0], tally: snapshot.tally };
  };
  const amount = (value: number) => ({ kind: 'exact', amount: value });

  test('a known amount goes before an unknown one, whichever comes first', () => {
    expect(one(hospital(asks(200)), hospital(asks(1))).line?.quantity).toEqual(amount(200));
    expect(one(hospital(asks(1)), hospital(asks(200))).line?.quantity).toEqual(amount(200));
  });
  test('an amount goes before "unlimited", and "unlimited" before unknown', () => {
    expect(one(hospital(asks(-9)), hospital(asks(1))).line?.quantity).toEqual({ kind: 'unlimited' });
    expect(one(hospital(asks(200)), hospital(asks(-9))).line?.quantity).toEqual(amount(200));
  });
  test('two amounts that cannot both be right are a conflict: the range between them, both originals, a question', () => {
    const { line, tally } = one(hospital(asks(500)), hospital(asks(200)));
    expect(line).toMatchObject({
      quantity: { kind: 'range', least: 200, most: 500 },
      original: { value: '500', row: 0 },
      notes: ['amounts-conflict'],
      also: [{ original: { value: '200', row: 1 }, quantity: amount(200), how: 'merged' }],
    });
    expect(tally).toMatchObject({ needsStated: 1, duplicatesMerged: 1, hospitalsMerged: 1 });
    expect(snapshotOf([hospital(asks(500)), hospital(asks(200))]).doubts).toEqual([
      {
        reason: 'amounts-conflict',
        question: expect.stringMatching(/^q-[a-p]{24}$/),
        facility: '晴川医院@420102',
        name: '晴川医院',
        itemId: 'coverall-medical',
        original: '防护服 500 ≠ 防护服 200',
      },
    ]);
  });
  test('list and remark of one row conflict as well; the same amount twice does not', () => {
    const of = (listed: number, remark: string) => one(hospital({ ...asks(listed), remark })).line;
    expect(of(500, '防护服200件')?.quantity).toEqual({ kind: 'range', least: 200, most: 500 });
    expect(of(500, '防护服至少200件')?.quantity).toEqual({ kind: 'at-least', least: 200 });
    expect(of(500, '防护服500件')).toMatchObject({ quantity: amount(500), notes: [] });
    expect(snapshotOf([hospital({ ...asks(500), remark: '防护服500件' })]).doubts).toEqual([]);
  });
  test('what the remark says of a line above is no second need', () => {
    const { line } = one(hospital({ ...asks(500, '防护面罩'), remark: '防护面罩中全面型100' }));
    expect(line).toMatchObject({ itemId: 'face-shield', quantity: amount(500), also: [] });
  });
  test('two models in one remark add up', () => {
    const { line, tally } = one(hospital({ remark: '超低容量喷雾机（甲型） 10\n超低容量喷雾机（乙型） 5' }));
    expect(line).toMatchObject({
      quantity: amount(15),
      specification: '甲型; 乙型',
      notes: ['unit-not-written', 'amount-is-a-sum'],
      also: [{ how: 'added', quantity: amount(5) }],
    });
    expect(tally).toMatchObject({ needsStated: 1, partsAdded: 1 });
  });
});
