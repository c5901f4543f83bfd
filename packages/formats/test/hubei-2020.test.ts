import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { containsPersonalData } from '@tongzhou/domain';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { checkTally, type NeedSnapshot, readNeedSnapshot } from '../src/index.ts';
import { options } from './fixtures.ts';

/** Two cores may be shared with other work. */
vi.setConfig({ testTimeout: 60_000 });

/** The volunteers' own data (wuhan2020/wuhan2020, MIT), where this machine has it: `../shared` beside the repository. */
const folder = new URL('../../../../shared/data/hubei-2020/', import.meta.url);

function filesOf(day: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(new URL(`${day}/`, folder)).map((file) => [
      file,
      readFileSync(new URL(`${day}/${file}`, folder), 'utf8'),
    ]),
  );
}

function read(day: string): NeedSnapshot {
  const reading = readNeedSnapshot(filesOf(day), { ...options, asOf: `${day}T00:00:00+08:00` });
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  return reading.snapshot;
}

describe.skipIf(!existsSync(folder))('the snapshots of February 2020', () => {
  test.each([
    ['2020-02-01', { hospitalsRead: 146, supplyLines: 1_459 }],
    ['2020-02-03', { hospitalsRead: 160, supplyLines: 1_618 }],
    ['2020-02-20', { hospitalsRead: 227, supplyLines: 2_095 }],
  ])('%s: every listing, entry and piece is accounted for', (day, counts) => {
    const snapshot = read(day);
    expect(snapshot.tally).toMatchObject({ ...counts, hospitalsSetAside: 0, fieldsSetAside: 0 });
    expect(checkTally(snapshot)).toEqual({ ok: true, differences: [] });
  });

  test.each(['2020-02-01', '2020-02-03', '2020-02-20'])(
    '%s: no supply entry is set aside, and none of the 1s is an amount of one',
    (day) => {
      const { setAside, hospitals } = read(day);
      expect(setAside.filter((piece) => piece.path.startsWith('supplies'))).toEqual([]);
      const statements = hospitals.flatMap((hospital) =>
        hospital.lines.flatMap((line) => [line, ...line.also]),
      );
      expect(statements.filter(({ quantity }) => quantity.kind === 'exact' && quantity.amount === 1)).toEqual(
        [],
      );
      const ones = JSON.parse(filesOf(day)['hospital-needs.json'] ?? '[]').flatMap(
        (row: { supplies: { value?: unknown }[] }) => row.supplies.filter((supply) => supply.value === 1),
      ).length;
      expect(
        statements.filter(
          ({ original, quantity }) =>
            original.from === 'supplies' && original.value === '1' && quantity.kind === 'unknown',
        ),
      ).toHaveLength(ones);
    },
  );

  test('2020-02-20: what is set aside is what no catalogue of medical goods could hold, or what nobody could know', () => {
    expect(
      read('2020-02-20')
        .setAside.filter((piece) => piece.level === 'line')
        .map((piece) => `${piece.reason}: ${piece.original}`),
    ).toEqual([
      'item-ambiguous: 医用手套:10000',
      'unit-not-convertible: 消毒腾泡片100件',
      'unit-not-convertible: 消毒粉100件',
      'item-ambiguous: 含氯消毒剂',
      'item-ambiguous: 口罩需求量大',
      'item-ambiguous: 口罩需求量大',
      'item-unknown: 雨衣雨鞋2000套',
      'item-unknown: 冲锋衣500件',
      'item-unknown: 四层老楼需要电梯一部',
      'item-unknown: 洗漱用品(毛巾2、口杯1、牙刷1、面盆2)1000套',
      'item-unknown: 卫生纸7000卷',
      'item-unknown: 酒精棉球或棉布5万份',
      'item-unknown: 一次性碗筷5万套',
      'item-unknown: 一次性纸杯5万个',
      'item-unknown: 一次性泡沫保温箱1000个',
      'item-unknown: 桶装方便面1万盒',
      'item-unknown: 袋装方便面5000包',
      'item-unknown: 牛奶1万盒',
      'unit-not-convertible: 泡腾消毒片 2箱',
    ]);
  });

  test('2020-02-20: fifteen listings are second ones of a facility; the Red Crosses of 曾都 and 广水 stay apart', () => {
    const { tally, hospitals } = read('2020-02-20');
    expect(tally.hospitalsMerged).toBe(15);
    expect(hospitals.map((hospital) => hospital.sourceKey)).toEqual(
      expect.arrayContaining([
        '曾都区红十字会@421303',
        '广水市红十字会@421381',
        '协和医院@420103',
        '同济医院@420104',
      ]),
    );
    expect(hospitals.filter((hospital) => hospital.areaCode === null)).toEqual([]);
  });

  test('no text of the result holds personal data', () => {
    const visit = (content: unknown): void => {
      if (typeof content === 'string') expect(containsPersonalData(content), content).toBe(false);
      else if (typeof content === 'object' && content !== null)
        for (const part of Object.values(content)) visit(part);
    };
    visit(read('2020-02-20'));
  });

  test('rows changed at random: never throws, and the tally adds up', () => {
    const rows = JSON.parse(filesOf('2020-02-20')['hospital-needs.json'] ?? '[]') as Record<
      string,
      unknown
    >[];
    const change = fc.record({
      row: fc.nat(rows.length - 1),
      field: fc.constantFrom('name', 'city', 'district', 'supplies', 'remark', 'address', 'url', 'contacts'),
      value: fc.oneof(
        fc.jsonValue({ maxDepth: 2 }),
        fc.string(),
        fc.nat(rows.length - 1).map((other) => rows[other]?.remark),
      ),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const changed: Record<string, unknown>[] = rows.slice();
        for (const { row, field, value } of changes) changed[row] = { ...changed[row], [field]: value };
        const reading = readNeedSnapshot({ 'hospital-needs.json': JSON.stringify(changed) }, options);
        expect(reading.ok && checkTally(reading.snapshot)).toEqual({ ok: true, differences: [] });
      }),
      { numRuns: 25 },
    );
  });
});
