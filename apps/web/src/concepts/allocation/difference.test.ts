import type { CoverAhead } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { said } from '#texts/words.ts';
import { differenceSaid, needDays } from './difference.ts';
import { comparisonTexts } from './texts.ts';

const ahead = (covered: number, coveredHours: number): CoverAhead => ({
  ...{ horizonDays: 7, needs: 60, covered, unknownUse: 0, coveredHours, dryHours: 0, longestDryHours: 0 },
});
const en = (joint: CoverAhead, other: CoverAhead, name: 'siloed' | 'firstCome' = 'siloed') =>
  differenceSaid(said(comparisonTexts, 'en'), name, joint, other);
const zh = (joint: CoverAhead, other: CoverAhead, name: 'siloed' | 'firstCome' = 'siloed') =>
  differenceSaid(said(comparisonTexts, 'zh'), name, joint, other);

describe('what the joint plan covers beyond another, in a sentence', () => {
  it('more of both', () => {
    const [joint, other] = [ahead(13, 1_984), ahead(10, 1_000)];
    expect(en(joint, other)).toBe('In one boat covers 3 needs and 41.0 need-days more than in silos.');
    expect(zh(joint, other)).toBe('同舟统筹比各自为战多 3 项不断货的需求、41.0 个有货日。');
    expect(en(ahead(11, 1_240), other, 'firstCome')).toBe(
      'In one boat covers 1 need and 10.0 need-days more than first come.',
    );
  });

  it('more of one and as much of the other', () => {
    expect(en(ahead(10, 1_240), ahead(10, 1_000))).toBe(
      'In one boat covers 10.0 need-days more than in silos, and as many needs.',
    );
    expect(zh(ahead(12, 1_000), ahead(10, 1_000))).toBe(
      '同舟统筹比各自为战多 2 项不断货的需求，有货日一样多。',
    );
  });

  it('hardly any, and none at all', () => {
    expect(en(ahead(10, 24_024), ahead(10, 24_000))).toBe(
      'In one boat or in silos, hardly any difference: as many needs are covered, and 0.1 % more need-days.',
    );
    expect(zh(ahead(10, 23_976), ahead(10, 24_000))).toBe(
      '与各自为战几乎没有差别：不断货的需求一样多，有货日只少 0.1 %。',
    );
    expect(en(ahead(10, 240_024), ahead(10, 240_000))).toContain('<0.1 % more');
    expect(zh(ahead(10, 1_000), ahead(10, 1_000), 'firstCome')).toContain('与先到先得没有差别');
    // What is printed alike is not called a difference.
    expect(en(ahead(10, 1_000), ahead(10, 1_001))).toContain('no difference');
  });

  it('less, and more of one with less of the other, as plainly', () => {
    expect(en(ahead(10, 1_000), ahead(13, 1_984))).toBe(
      'In silos would cover more by these figures: 3 needs and 41.0 need-days more than in one boat.',
    );
    expect(zh(ahead(0, 3), ahead(2, 336), 'firstCome')).toBe(
      '按这两个数，先到先得反而更好：比同舟统筹多 2 项不断货的需求、13.9 个有货日。',
    );
    expect(en(ahead(12, 1_000), ahead(10, 1_240))).toBe(
      'In one boat covers 2 needs more than in silos, but 10.0 need-days fewer.',
    );
    expect(zh(ahead(10, 1_240), ahead(12, 1_000))).toBe(
      '同舟统筹比各自为战多 10.0 个有货日，但少 2 项不断货的需求。',
    );
  });

  it('by the figures that stand in the table', () => {
    expect(needDays(ahead(0, 3))).toBe('0.1');
    expect(needDays(ahead(0, 28_908))).toBe('1,204.5');
  });
});
