import { describe, expect, it } from 'vitest';
import { AREAS } from '../../../test/support/world.ts';
import { areaScale, prefectureOf } from '../../index.ts';
import { areasNamed } from './find.ts';
import { areasWithin } from './within.ts';

const codes = (said: string) => areasNamed(AREAS, said).map(({ code }) => code);

describe('a place that somebody names', () => {
  it.each([
    ['420100', ['420100']],
    ['武汉', ['420100']],
    ['武汉市', ['420100']],
    ['湖北省武汉市武昌区', ['420106']],
    ['湖北武昌', ['420106']],
    ['四川成都', ['510100']],
    ['成都市武侯区', ['510107']],
    [' Chengdu ', ['510100']],
    ['pudong new area', []],
    ['浦东新区', ['310115']],
    ['上海浦东', ['310115']],
    ['Shanghai', ['310000']],
    ['和平区', ['120101', '210102']],
    ['沈阳和平区', ['210102']],
    ['阿坝州', []],
    ['监利', ['421088']],
    ['不存在的地方', []],
    ['', []],
  ])('%s', (said, expected) => {
    expect(codes(said)).toEqual(expected);
  });

  it('by its own whole name is found, or among those that bear it', () => {
    for (const { code, name } of AREAS.values()) expect(codes(name.zh), name.zh).toContain(code);
  });
});

describe('the list of areas', () => {
  it('is the whole country: provinces, prefectures, counties, each in what its code says', () => {
    const all = [...AREAS.values()];
    const of = (scale: string) => all.filter(({ code }) => areaScale(code) === scale).length;
    expect(of('province')).toBe(34);
    expect(of('county')).toBeGreaterThan(2_800);
    for (const { code, parent } of all) if (parent !== null) expect(AREAS.has(parent), code).toBe(true);
  });

  it('knows no level between a municipality and its districts', () => {
    expect(AREAS.get('310115')?.parent).toBe('310000');
    expect(prefectureOf('310115')).toBe('310115');
    expect(prefectureOf('510107')).toBe('510100');
    expect(areasWithin(AREAS, '310000')).toHaveLength(17);
    // Looked up once.
    expect(areasWithin(AREAS, '310000')).toBe(areasWithin(AREAS, '310000'));
  });
});
