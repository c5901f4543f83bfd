import { describe, expect, it } from 'vitest';
import { areaContains, areaStem, prefectureOf, stemsAround } from './area.ts';
import { areaScale } from './scale.ts';
import { areaSteps } from './steps.ts';

describe('an administrative area (GB/T 2260)', () => {
  it('contains itself and what lies in it, and nothing beside it', () => {
    expect(areaContains('420100', '420106')).toBe(true);
    expect(areaContains('420106', '420106')).toBe(true);
    expect(areaContains('420000', '420106')).toBe(true);
    expect(areaContains('000000', '420106')).toBe(true);
    expect(areaContains('420106', '420100')).toBe(false);
    expect(areaContains('420200', '420106')).toBe(false);
    expect(areaContains('430000', '420106')).toBe(false);
  });

  it('begins with what all codes within it begin with', () => {
    expect(['420106', '420100', '420000', '000000'].map(areaStem)).toEqual(['420106', '4201', '42', '']);
    expect([...stemsAround('420106')]).toEqual(['', '42', '4201', '420106']);
  });

  it('has the width that its code says; a county directly under its province counts as a prefecture', () => {
    expect(['000000', '420000', '420100', '420106', '429004'].map(areaScale)).toEqual([
      'country',
      'province',
      'prefecture',
      'county',
      'prefecture',
    ]);
    expect(prefectureOf('420106')).toBe('420100');
    expect(prefectureOf('429004')).toBe('429004');
  });

  it('is as far from another as the levels that they do not share', () => {
    expect(areaSteps('420106', '420106')).toBe(0);
    expect(areaSteps('420106', '420103')).toBe(1);
    expect(areaSteps('420106', '420202')).toBe(2);
    expect(areaSteps('420106', '430102')).toBe(3);
  });
});
