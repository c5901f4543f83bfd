import { readFileSync } from 'node:fs';
import { areaListSchema, areaSchema, prefectureOf } from '@tongzhou/domain';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const content: unknown = JSON.parse(readFileSync(new URL('./hubei.json', import.meta.url), 'utf8'));
const { areas } = z.strictObject({ version: z.string(), areas: z.array(areaSchema) }).parse(content);
const byCode = new Map(areas.map((area) => [area.code, area]));

test('codes are unique and every parent is in the list', () => {
  expect(byCode.size).toBe(areas.length);
  for (const area of areas) if (area.parent !== null) expect(byCode.has(area.parent), area.code).toBe(true);
  expect(areas.filter((area) => area.parent === null).map((area) => area.code)).toEqual(['420000']);
});

test('Hubei has 17 units below the province, four of them directly administered, and 99 below those', () => {
  const below = areas.filter((area) => area.parent === '420000');
  expect(below).toHaveLength(17);
  expect(below.filter((area) => area.code.startsWith('4290')).map((area) => area.name.zh)).toEqual([
    '仙桃市',
    '潜江市',
    '天门市',
    '神农架林区',
  ]);
  expect(areas.filter((area) => area.parent !== null && area.parent !== '420000')).toHaveLength(99);
});

test('a county lies in the prefecture that its code says', () => {
  for (const area of areas.filter((each) => each.code !== '420000'))
    expect(area.parent === '420000' ? area.code : area.parent).toBe(prefectureOf(area.code));
});

test('every unit below the province has a centre within Hubei', () => {
  for (const area of areas.filter((each) => each.parent === '420000')) {
    const [longitude, latitude] = area.centre ?? [0, 0];
    expect(longitude, area.name.zh).toBeGreaterThan(108.3);
    expect(longitude, area.name.zh).toBeLessThan(116.2);
    expect(latitude, area.name.zh).toBeGreaterThan(29);
    expect(latitude, area.name.zh).toBeLessThan(33.4);
  }
});

describe('the invented English county', () => {
  const read = (name: string) =>
    areaListSchema.parse(JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')));
  const wexmere = read('./wexmere.json');

  test('says that it is invented, and its districts and parishes nest by their codes', () => {
    const [county, ...within] = wexmere;
    expect([county?.parent, county?.name.en, county?.name.zh]).toEqual([
      null,
      expect.stringContaining('invented'),
      expect.stringContaining('虚构'),
    ]);
    for (const { code, parent } of within) {
      expect(
        wexmere.some((each) => each.code === parent),
        code,
      ).toBe(true);
      expect(parent).toBe(code.endsWith('00') ? '920000' : prefectureOf(code));
    }
  });

  test('has no code of China, nor any within one of its provinces', () => {
    const provinces = new Set([...areas, ...read('./china.json')].map(({ code }) => code.slice(0, 2)));
    expect(wexmere.filter(({ code }) => provinces.has(code.slice(0, 2)))).toEqual([]);
  });
});
