import { containsPersonalData } from '@tongzhou/domain';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { checkTally, readNeedSnapshot } from '../src/index.ts';
import { options } from './fixtures.ts';

/** Two cores may be shared with other work. */
vi.setConfig({ testTimeout: 60_000 });

const FILES = [
  'hospital-needs.json',
  'manufacturers.json',
  'carriers.json',
  'clinics.json',
  'donation-recipients.json',
  'enterprise-pledges.json',
  'staff-lodging.json',
];

function check(files: Readonly<Record<string, string>>): void {
  const reading = readNeedSnapshot(files, options);
  if (!reading.ok) return;
  expect(checkTally(reading.snapshot)).toEqual({ ok: true, differences: [] });
  const keys = reading.snapshot.hospitals.map((hospital) => hospital.sourceKey);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { lines } of reading.snapshot.hospitals) {
    expect(new Set(lines.map((line) => line.itemId)).size).toBe(lines.length);
    for (const line of lines) if (line.original.value === '1') expect(line.quantity.kind).not.toBe('exact');
  }
}

const word = fc.constantFrom(
  '防护服',
  '口罩',
  '医用外科口罩',
  '红十字会',
  '武昌医院',
  '武汉市',
  '江岸区',
  '湖北',
  '500盒',
  '1',
  '另需',
  '、',
  '；',
  '\n',
  '账号：6200000000000001234',
  '13800000001',
  '<script>',
  '=1',
  'https://x.cn/1',
  '（',
  '）',
  '2020年1月25日',
  '__proto__',
  'constructor',
);
const text = fc.oneof(
  word,
  fc.array(word, { maxLength: 8 }).map((words) => words.join('')),
  fc.string({ maxLength: 10 }),
);
const value = fc.oneof(
  text,
  fc.integer(),
  fc.double(),
  fc.constantFrom(null, 0, 1, -1, -9, 500, true, [], {}),
);
const supply = fc.oneof(
  { weight: 5, arbitrary: fc.record({ key: text, value, specification: value }, { requiredKeys: [] }) },
  { weight: 1, arbitrary: value },
);
const row = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record(
      {
        province: text,
        city: text,
        district: text,
        name: text,
        supplies: fc.oneof(fc.array(supply, { maxLength: 6 }), value),
        address: value,
        url: value,
        remark: value,
        contacts: fc.oneof(fc.array(value, { maxLength: 3 }), value),
        date: value,
        extra: value,
      },
      { requiredKeys: [] },
    ),
  },
  { weight: 1, arbitrary: value },
);

test('any text in any file: never throws, and the tally adds up', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...FILES, 'other.json'), fc.oneof(fc.string(), fc.json())),
      (files) => check(files),
    ),
    { numRuns: 300 },
  );
});

test('rows like those of volunteers, in any mixture: never throws, and the tally adds up', () => {
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 8 }),
      fc.constantFrom(...FILES),
      fc.array(row, { maxLength: 4 }),
      (rows, file, others) =>
        check({
          'hospital-needs.json': JSON.stringify(rows),
          ...(file === FILES[0] ? {} : { [file]: JSON.stringify(others) }),
        }),
    ),
    { numRuns: 400 },
  );
});

test('whatever stands in the fields, no text of the result holds personal data', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 4 }), (rows) => {
      const reading = readNeedSnapshot(
        { 'hospital-needs.json': JSON.stringify(rows), 'carriers.json': JSON.stringify(rows) },
        options,
      );
      if (reading.ok)
        forEachText(reading.snapshot, (shown) => expect(containsPersonalData(shown), shown).toBe(false));
    }),
    { numRuns: 400 },
  );
});

function forEachText(content: unknown, visit: (text: string) => void): void {
  if (typeof content === 'string') visit(content);
  else if (typeof content === 'object' && content !== null)
    for (const part of Object.values(content)) forEachText(part, visit);
}
