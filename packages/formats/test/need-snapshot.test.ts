import type { ImportAnswer } from '@tongzhou/domain/concepts/import';
import { describe, expect, test } from 'vitest';
import { checkTally, flattenTally, readNeedSnapshot, SET_ASIDE_REASONS } from '../src/index.ts';
import { hospital, options, snapshotOf } from './fixtures.ts';

const supply = (key: string, value?: unknown, specification?: string) => ({
  key,
  value,
  ...(specification ? { specification } : {}),
});

describe('what an amount says', () => {
  test('a 1 is "needed, amount unknown", and none of the 1s becomes one', () => {
    const { hospitals, tally } = snapshotOf([
      hospital({ supplies: [supply('防护服', 1), supply('手术衣', '1')] }),
    ]);
    expect(hospitals[0]?.lines.map((line) => line.quantity)).toEqual([
      { kind: 'unknown' },
      { kind: 'unknown' },
    ]);
    expect(hospitals[0]?.lines[0]).toMatchObject({
      original: { key: '防护服', value: '1', from: 'supplies', row: 0 },
      notes: ['one-means-unknown'],
    });
    expect(tally).toMatchObject({ supplyLines: 2, needsStated: 2, amountsUnknown: 2, amountsKnown: 0 });
  });
  test('listed without an amount is unknown, 0 is none, -9 is unlimited, words are read', () => {
    const written = [null, undefined, 0, -1, -9, '500件', '5000-10000', '若干'];
    const keys = ['防护服', '手术衣', '隔离衣', '84消毒液', '75%酒精', '防护帽', '护目镜', '床罩'];
    const { hospitals } = snapshotOf([
      hospital({ supplies: keys.map((key, at) => supply(key, at === 5 ? '500顶' : written[at])) }),
    ]);
    expect(hospitals[0]?.lines.map((line) => line.quantity.kind)).toEqual([
      'unknown',
      'unknown',
      'none',
      'unknown',
      'unlimited',
      'exact',
      'range',
      'unknown',
    ]);
  });
  test('a pack of unknown content, a negative, an absurd or an unreadable amount is set aside with its words', () => {
    const { setAside, tally } = snapshotOf([
      hospital({
        supplies: [
          supply('医用外科口罩', '20箱'),
          supply('防护服', -5),
          supply('手术衣', 1e15),
          supply('隔离衣', {}),
          supply('护目镜', 2.5),
        ],
      }),
    ]);
    expect(setAside.map((piece) => [piece.reason, piece.path, piece.name])).toEqual([
      ['unit-not-convertible', 'supplies[0]', '晴川医院'],
      ['amount-negative', 'supplies[1]', '晴川医院'],
      ['amount-absurd', 'supplies[2]', '晴川医院'],
      ['amount-not-read', 'supplies[3]', '晴川医院'],
      ['amount-not-whole', 'supplies[4]', '晴川医院'],
    ]);
    expect(setAside[0]?.original).toBe('{"key":"医用外科口罩","value":"20箱"}');
    expect(tally.supplyLines).toBe(5);
  });
  test('a column that is headed with its unit counts in it', () => {
    expect(
      snapshotOf([hospital({ supplies: [supply('丁腈手套（盒）', 10)] })]).hospitals[0]?.lines[0]?.quantity,
    ).toEqual({ kind: 'exact', amount: 500 });
  });
  test('the standard of another item is noted and changes nothing', () => {
    const [line] =
      snapshotOf([hospital({ supplies: [supply('防护服', 20, 'GB19083-2010')] })]).hospitals[0]?.lines ?? [];
    expect(line).toMatchObject({
      itemId: 'coverall-medical',
      notes: ['specification-of-another-item'],
      specification: 'GB19083-2010',
    });
  });
});

describe('rows that are no rows', () => {
  test('are set aside with everything they hold, and the rest is read', () => {
    const { hospitals, setAside, tally } = snapshotOf([
      null,
      'text',
      [],
      hospital({ name: '' }),
      hospital({ name: '-', supplies: [supply('防护服', 5)], remark: '手术衣' }),
      hospital({ supplies: null }),
      hospital({ name: '大江医院', supplies: 'none', remark: 12 }),
      hospital({ name: '小江医院', supplies: [null, {}, supply('火星土', 5)] }),
    ]);
    expect(hospitals.map((each) => each.name)).toEqual(['晴川医院', '大江医院', '小江医院']);
    expect(setAside.map((piece) => `${piece.row} ${piece.level} ${piece.reason}`)).toEqual([
      '0 row entry-not-an-object',
      '1 row entry-not-an-object',
      '2 row entry-not-an-object',
      '3 row name-missing',
      '4 row name-missing',
      '4 line name-missing',
      '4 line name-missing',
      '6 field field-of-wrong-type',
      '6 line field-of-wrong-type',
      '7 line entry-not-an-object',
      '7 line item-missing',
      '7 line item-unknown',
    ]);
    expect(tally).toMatchObject({ hospitalsRead: 8, hospitalsDistinct: 3, hospitalsSetAside: 5 });
  });
  test.each(["=cmd|' /C calc'!A0", '@SUM(A1)', '<script>alert(1)</script>医院', '12345', '医'.repeat(101)])(
    'the name %j is suspicious: kept as text, registered nowhere',
    (name) => {
      const { hospitals, setAside } = snapshotOf([hospital({ name })]);
      expect(hospitals).toEqual([]);
      expect(setAside[0]).toMatchObject({ reason: 'suspicious-name', level: 'row', original: name });
    },
  );
  test('text beyond the limit is set aside, cut', () => {
    const { setAside } = snapshotOf([hospital({ remark: '长'.repeat(10_001) })]);
    expect(setAside).toMatchObject([{ reason: 'text-too-long', path: 'remark' }]);
    expect(setAside[0]?.original).toHaveLength(2_000);
  });
  test('unknown fields are ignored and counted', () => {
    expect(
      snapshotOf([hospital({ level: 3, pass: true, supplies: [{ key: '防护服', value: 5, unit2: 'x' }] })])
        .tally.extraFieldsIgnored,
    ).toBe(3);
  });
});

describe('files as upstream lays them out', () => {
  const row = (name: string, value: unknown) => hospital({ name, supplies: [{ key: '防护服', value }] });
  const read = (files: Record<string, unknown>) => {
    const texts = Object.entries(files).map(([file, rows]) => [file, JSON.stringify(rows)]);
    const reading = readNeedSnapshot(Object.fromEntries(texts), options);
    if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
    return reading.snapshot;
  };
  test('a file for each city, alone or in the folders of the repository', () => {
    const one = read({
      'wuhanshi.json': [row('晴川医院', 1), row('鹦鹉医院', 2)],
      'ezhoushi.json': [row('西山医院', 3)],
    });
    expect(one.tally).toMatchObject({ hospitalsRead: 3, hospitalsDistinct: 3, needsStated: 3 });
    expect(one.filesNotRead).toEqual([]);
    const other = read({
      'hospital/hubei/wuhanshi.json': [row('晴川医院', 1)],
      'hospital/hubei/xianningshi.json': [],
      'logistical/data.json': [{ name: '某货运', from: '全国', dest: '武汉' }],
      'google_test/data.json': [{ a: 1 }],
    });
    expect(other.tally).toMatchObject({ hospitalsRead: 1, servicesListed: 1 });
    expect(other.filesNotRead).toEqual([{ file: 'google_test/data.json', reason: 'file-not-known' }]);
  });
  test('one hospital in two files is one, and rows of two files are never taken for one row', () => {
    const { hospitals, tally } = read({
      'a.json': [row('晴川医院', 500)],
      'b.json': [hospital({ name: '晴川医院', remark: '防护服（大号）20件' })],
    });
    expect(tally).toMatchObject({ hospitalsRead: 2, hospitalsMerged: 1 });
    expect(hospitals[0]?.rows).toEqual([0, 1]);
    expect(hospitals[0]?.lines[0]).toMatchObject({ notes: expect.arrayContaining(['amounts-conflict']) });
  });
});

test('a list of a city that is broken is named, beside good ones as well; a text is listed as not read', () => {
  const good = JSON.stringify([hospital({ supplies: [{ key: '防护服', value: 5 }] })]);
  const read = (files: Record<string, string>) =>
    readNeedSnapshot({ 'wuhanshi.json': good, ...files }, options);
  expect(read({ '襄阳.json': '[{"name":' })).toMatchObject({
    ok: false,
    errors: [{ code: 'not-json', file: '襄阳.json' }],
  });
  expect(read({ 'SOURCE.txt': 'from the field' })).toMatchObject({
    ok: true,
    snapshot: { filesNotRead: [{ file: 'SOURCE.txt' }] },
  });
});

test('a person beside the name of a facility is no part of it', () => {
  const names = (name: string) => {
    const { hospitals, setAside, tally } = snapshotOf([
      hospital({ name, supplies: [{ key: '防护服', value: 5 }] }),
    ]);
    return [hospitals[0]?.name, setAside[0]?.reason, tally.contactsWithheld];
  };
  expect(names('晴川医院 联系人李四13900139000')).toEqual(['晴川医院', undefined, 1]);
  expect(names('晴川医院（联系电话：027-12345678）')).toEqual(['晴川医院', undefined, 1]);
  expect(names('联系人李四')).toEqual([undefined, 'name-missing', 1]);
});

test('what an amount column says in words: bought already is no need', () => {
  for (const value of ['已购买', '已到货', '充足']) {
    const { hospitals, setAside } = snapshotOf([hospital({ supplies: [{ key: '防护服', value }] })]);
    expect([setAside, hospitals[0]?.lines[0]?.quantity]).toEqual([[], { kind: 'none' }]);
  }
});

describe('amounts that may be days', () => {
  test.each<[unknown, boolean]>([
    [43_864, true],
    ['43881', true],
    [43_860, false],
    [43_864.5, false],
    [33_864, false],
    [500, false],
  ])('%j', (value, asked) => {
    const { setAside, hospitals } = snapshotOf([hospital({ supplies: [{ key: '防护服', value }] })]);
    const found = setAside.filter(({ reason }) => reason === 'amount-maybe-date');
    expect(found).toHaveLength(asked ? 1 : 0);
    if (asked) {
      expect(found[0]?.candidates).toEqual(['coverall-medical']);
      expect(hospitals[0]?.lines).toEqual([]);
    }
  });
});

describe('what somebody has answered', () => {
  const read = (rows: unknown[], answers: ReadonlyMap<string, ImportAnswer>) => {
    const reading = readNeedSnapshot({ 'wuhanshi.json': JSON.stringify(rows) }, { ...options, answers });
    if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
    return reading.snapshot;
  };
  const settle = (rows: unknown[], answer: ImportAnswer) => {
    const before = read(rows, new Map());
    const question =
      before.setAside[0]?.question ?? before.doubts[0]?.question ?? before.hospitals[0]?.areaAsked?.question;
    return read(rows, new Map([[question ?? '', answer]]));
  };
  test('a word that may be several items, in the list and in the remark', () => {
    for (const row of [
      hospital({ supplies: [{ key: '医用手套', value: 500 }] }),
      hospital({ remark: '医用手套500双' }),
    ]) {
      const { hospitals, setAside } = settle([row], { kind: 'item', item: 'gloves-nitrile' });
      expect(setAside).toEqual([]);
      expect(hospitals[0]?.lines).toMatchObject([{ itemId: 'gloves-nitrile', quantity: { kind: 'exact' } }]);
      const left = settle([row], { kind: 'nothing', reason: 'x' });
      expect(left.setAside).toHaveLength(1);
      expect(left.setAside[0]?.question).toBeUndefined();
    }
  });
  test('a number that may be a day, an amount that nobody can read, amounts that conflict', () => {
    const asks = (value: unknown) => [hospital({ supplies: [{ key: '防护服', value }] })];
    for (const rows of [asks(43_864), asks('见附件'), [...asks(500), ...asks(200)]]) {
      const { hospitals, setAside, doubts } = settle(rows, { kind: 'amount', amount: 320 });
      expect([setAside, doubts]).toEqual([[], []]);
      expect(hospitals[0]?.lines[0]?.quantity).toEqual({ kind: 'exact', amount: 320 });
    }
  });
  test('a city that nobody knows', () => {
    const rows = [hospital({ city: '汉口市', district: '', supplies: [{ key: '防护服', value: 5 }] })];
    const [before] = read(rows, new Map()).hospitals;
    expect(before).toMatchObject({ areaCode: null, areaAsked: { written: '湖北 汉口市', isLeft: false } });
    const [after] = settle(rows, { kind: 'area', area: '420102' }).hospitals;
    expect(after).toMatchObject({ areaCode: '420102', areaAsked: null });
  });
});

test('what may be several items is asked with all of them', () => {
  const { setAside } = snapshotOf([
    hospital({ supplies: [{ key: '医用手套', value: 5 }], remark: '口罩500只' }),
  ]);
  expect(setAside.map(({ reason, candidates }) => [reason, candidates?.length ?? 0])).toEqual([
    ['item-ambiguous', expect.any(Number)],
    ['item-ambiguous', expect.any(Number)],
  ]);
  for (const { candidates } of setAside) expect(candidates?.length).toBeGreaterThan(1);
});

describe('a file that is no list', () => {
  const errorsOf = (files: Record<string, string>) => {
    const reading = readNeedSnapshot(files, options);
    return reading.ok ? [] : reading.errors.map((error) => [error.code, error.file]);
  };
  test('is named with its mistake, and its content is not quoted', () => {
    const reading = readNeedSnapshot({ 'hospital-needs.json': '[\n  {"tel": "13800000001",}\n]' }, options);
    expect(reading).toMatchObject({ ok: false, errors: [{ code: 'not-json', position: { line: 2 } }] });
    expect(JSON.stringify(reading)).not.toContain('13800000001');
  });
  test('every such file is named at once', () => {
    expect(errorsOf({ 'carriers.json': 'x', 'clinics.json': '{}' })).toEqual([
      ['not-json', 'carriers.json'],
      ['not-an-array', 'clinics.json'],
      ['file-missing', 'hospital-needs.json'],
    ]);
  });
  test('too many rows and too many bytes are refused', () => {
    expect(errorsOf({ 'hospital-needs.json': `[${'0,'.repeat(100_000)}0]` })).toEqual([
      ['too-many-rows', 'hospital-needs.json'],
    ]);
    expect(errorsOf({ 'hospital-needs.json': ' '.repeat(50 * 1024 * 1024 + 1) })).toEqual([
      ['too-large', 'hospital-needs.json'],
    ]);
  });
  test('a byte order mark is no mistake; an unknown file is listed as not read', () => {
    const reading = readNeedSnapshot({ 'hospital-needs.json': '\ufeff[]', 'hotels.json': '[]' }, options);
    expect(reading).toMatchObject({
      ok: true,
      snapshot: { hospitals: [], filesNotRead: [{ file: 'hotels.json', reason: 'file-not-known' }] },
    });
  });
});

describe('persons', () => {
  const row = hospital({
    contacts: [
      { name: '王某', tel: '13800000001' },
      { name: '李某', tel: '027-85700000' },
    ],
    address: '江岸区晴川路1号（13800000002）',
    remark: '联系人：赵某 13800000003\n户名：晴川医院\n账号：6200000000000001234\n防护服200件',
    supplies: [supply('84消毒液', '13800000004'), { key: '送给13800000005的手套', value: 3 }],
  });
  test('appear nowhere in the result, and are counted', () => {
    const snapshot = snapshotOf([row], {
      'carriers.json': [
        {
          name: '快马物流',
          contacts: [{ name: '孙某', tel: '13800000006' }],
          remark: '免费；联系人：孙某，13800000006',
        },
      ],
      'donation-recipients.json': [
        {
          name: '晴川基金会',
          email: 'a@example.org',
          wechat: 'qingchuan',
          bankAccounts: [{ holder: '周某', number: '6200000000000001235' }],
        },
      ],
    });
    const text = JSON.stringify(snapshot);
    for (const secret of [
      '1380000000',
      '85700000',
      '62000000',
      '王某',
      '李某',
      '赵某',
      '孙某',
      '周某',
      'example.org"',
      'qingchuan',
    ])
      expect(text.replaceAll('https://example.org/notice/1"', ''), secret).not.toContain(secret);
    expect(snapshot.tally.contactsWithheld).toBe(10);
    expect(snapshot.hospitals[0]?.lines).toMatchObject([
      { itemId: 'coverall-medical', quantity: { kind: 'exact', amount: 200 } },
    ]);
  });
});

test('services: a manufacturer’s 1 is unknown capacity, a hotel’s 0 rooms are unasked rooms', () => {
  const { services, tally } = snapshotOf([], {
    'manufacturers.json': [
      {
        province: '山东',
        city: '日照市',
        name: '海边防护用品厂',
        supplies: [
          { key: '口罩类产能', specification: '医用外科口罩', value: 1 },
          { key: '身体防护类产能', specification: '防护服', value: 5000 },
        ],
        date: '2020-01-25T16:00:00.000Z',
      },
    ],
    'staff-lodging.json': [
      {
        province: '湖北',
        city: '鄂州市',
        district: '鄂城区',
        hotel_name: '江边酒店',
        maximum_rooms: 0,
        maximum_guests: 30,
      },
      { province: '云南省', city: '昆明市-官渡区', name: '山边酒店' },
      { name: null },
    ],
    'carriers.json': [
      { name: '快马物流', from: '全国', dest: '武汉', allowPersonal: '否' },
      { name: '快马物流', area: '悉尼' },
    ],
  });
  expect(services).toMatchObject([
    {
      kind: 'manufacture',
      areaCode: null,
      asOf: '2020-01-25T16:00:00.000Z',
      details: {
        capacity: [
          { itemId: 'mask-surgical', quantity: { kind: 'unknown' } },
          { itemId: 'coverall-medical', quantity: { kind: 'exact', amount: 5000 } },
        ],
      },
    },
    {
      kind: 'transport',
      sourceKey: 'transport:快马物流@',
      details: { from: '全国', to: '武汉', takesPersonalGifts: false },
    },
    {
      kind: 'transport',
      sourceKey: 'transport:快马物流@~2',
      details: { area: '悉尼', takesPersonalGifts: null },
    },
    {
      kind: 'lodging',
      areaCode: '420704',
      asOf: options.asOf,
      details: { rooms: { kind: 'unknown' }, guests: { kind: 'exact', amount: 30 } },
    },
    { kind: 'lodging', areaCode: null, city: '昆明市' },
  ]);
  expect(tally).toMatchObject({ servicesRead: 6, servicesListed: 5, servicesSetAside: 1 });
});

test('the tally adds up, and a changed result is found out', () => {
  const snapshot = snapshotOf([
    hospital({ supplies: [supply('防护服', 5), supply('火星土', 1)], remark: '手术衣；账号：1；随便写写' }),
  ]);
  expect(checkTally(snapshot)).toEqual({ ok: true, differences: [] });
  expect(checkTally({ ...snapshot, hospitals: [] })).toMatchObject({ ok: false });
  expect(checkTally({ ...snapshot, tally: { ...snapshot.tally, supplyLines: 3 } }).differences).toMatchObject(
    [{ what: 'supplyLines + remarkPieces' }],
  );
  expect(flattenTally(snapshot.tally)).toMatchObject({
    supplyLines: 2,
    'setAside.item-unknown': 1,
    'nonNeedText.bank-account': 1,
  });
});

test('every reason is said in both languages', () => {
  for (const sentence of Object.values(SET_ASIDE_REASONS)) {
    expect(sentence.zh).toMatch(/\p{Script=Han}/u);
    expect(sentence.en).toMatch(/[a-z]/);
  }
});
