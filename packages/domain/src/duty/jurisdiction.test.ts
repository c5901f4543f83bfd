import { describe, expect, it } from 'vitest';
import { on } from '../../test/support/filings.ts';
import { jurisdictionOf } from './jurisdiction.ts';

describe('by whose laws duties are computed in a place', () => {
  const of = (area: string, country = 'CN') => {
    const { packs, without } = jurisdictionOf(on('2026-03-02T03:00:00.000Z', country).view, area);
    return [packs.map(({ pack }) => pack).sort(), without?.name.zh ?? null];
  };

  it('names the nation’s and the city’s packs where there are some', () => {
    expect(of('310101')).toEqual([['cn', 'cn-31'], null]);
    expect(of('110105')).toEqual([['cn', 'cn-11'], null]);
    expect(of('000000')).toEqual([['cn'], null]);
  });

  it('says of which province there is none: Hubei, and each other one', () => {
    expect(of('420106')).toEqual([['cn'], '湖北省']);
    expect(of('440300')).toEqual([['cn'], '广东省']);
    expect(of('650000')).toEqual([['cn'], '新疆维吾尔自治区']);
  });
});
