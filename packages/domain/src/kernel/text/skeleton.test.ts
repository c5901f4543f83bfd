import { describe, expect, it } from 'vitest';
import { nearKeys, partsWithin, skeleton, tellingPart } from './skeleton.ts';

const near = (one: string, other: string) => {
  const keys = new Set(nearKeys(skeleton(one)));
  return nearKeys(skeleton(other)).some((key) => keys.has(key));
};

describe('two names look alike', () => {
  it.each([
    ['湖北省红十字会', '湖北省红十宇会'],
    ['湖北省红十字会', '湖北省红士宇会', false],
    ['武汉协和医院', '武漢協和醫院'],
    ['武汉协和医院', '武汉（协和）医院'],
    ['红十字会', '红+字会'],
    ['Hubei Red Cross', 'Hub\u0435i R\u0435d Cr\u043ess'],
    ['Hubei Red Cross', 'Hube1 Red Cr0ss'],
    ['Hubei Red Cross', 'HUBEI RED CROSS'],
    ['Hubei Red Cross', 'Hubéi Red Cross'],
    ['Hubei Red Cross', 'Hubei\u200b Red\u00a0Cross'],
    ['Modern Hospital', 'Modem Hospital'],
    ['Modern Hospital', '\u041codern H\u043espital'],
  ])('%s and %s', (one, other, same = true) => {
    expect(skeleton(one) === skeleton(other)).toBe(same);
  });

  it('and others do not', () => {
    for (const [one, other] of [
      ['湖北省红十字会', '湖南省红十字会'],
      ['武汉市第一医院', '武汉市第二医院'],
      ['Hubei Red Cross', 'Hunan Red Cross'],
    ] as const)
      expect(skeleton(one), `${one} ${other}`).not.toBe(skeleton(other));
  });
});

describe('two names meet under a key', () => {
  it.each([
    ['湖北省红十字会', '湖北红十字会'],
    ['湖北省红十字会', '湖北省红士宇会'],
    ['湖北省红十字会', '湖北省红十子会'],
    ['湖北省红十字会', '湖北省十红字会'],
    ['湖北省慈善总会', '湖北省慈善总會'],
    ['Hubei Red Cross', 'Hubei Red Crass'],
    ['Hubei Red Cross', 'Hubei Red Crosss'],
  ])('where one character was changed: %s and %s', (one, other) => {
    expect(near(one, other)).toBe(true);
  });

  it('not where figures tell two of a series apart, where more differs, or where a name is too short to say', () => {
    for (const [one, other] of [
      ['武汉市第一医院', '武汉市第二医院'],
      ['武汉市第一医院', '武汉市第三医院'],
      ['Hospital No. 1', 'Hospital No. 2'],
      ['武汉协和医院', '武汉同济医院'],
      ['车队', '商队'],
      ['union', 'onion'],
    ] as const)
      expect(near(one, other), `${one} ${other}`).toBe(false);
  });
});

it('the name of one in a series does not stand in that of another', () => {
  const first = tellingPart('Organisation 1') as string;
  expect(partsWithin('Organisation 10')).not.toContain(first);
  expect(partsWithin('Organisation 1（专户）')).toContain(first);
});
