import { describe, expect, it } from 'vitest';
import { isSpelling } from './spelling.ts';

describe('two names', () => {
  it('are spellings of one where a letter is wrong or a word was left out', () => {
    for (const [one, other] of [
      ['某企', '某企业'],
      ['某企业', '某企业集团'],
      ['武汉协合医院', '武汉协和医院'],
      ['Wuhan Unoin Hospital', 'Wuhan Union Hospital'],
      ['某 企业', '某企业'],
    ] as const)
      expect(isSpelling(one, other), `${one} ${other}`).toBe(true);
  });

  it('are two givers where little of one is in the other', () => {
    for (const [one, other] of [
      ['错证厂', '阿里巴巴公益基金会'],
      ['湖北某公司', '北京某某基金会'],
      ['A maker of masks', 'Another foundation'],
    ] as const)
      expect(isSpelling(one, other), `${one} ${other}`).toBe(false);
  });
});
