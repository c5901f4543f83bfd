import { both, type Words } from '../../kernel/words/words.ts';
import type { CORRECTION_CAUSES } from './facts.ts';
import type { Release } from './state.ts';

const releaseStatus: Words<Release['status']> = {
  drafted: both('草稿', 'drafted'),
  published: both('已公布', 'published'),
  declined: both('已退回', 'declined'),
};

const correctionCause: Words<(typeof CORRECTION_CAUSES)[number]> = {
  typing: both('录入错误', 'typing'),
  category: both('类别错误', 'category'),
  unit: both('单位错误', 'unit'),
  rule: both('规则错误', 'rule'),
  'late-fact': both('事后得知', 'a fact learnt late'),
  fraud: both('造假', 'fraud'),
};

/** The words of its lists. */
export const releaseWords = { releaseStatus, correctionCause };

/** What a refusal may be about, and in which states it can be. */
export const releaseThings = {
  release: { name: both('公示', 'release'), states: releaseStatus },
};

type ReleaseThings = typeof releaseThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends ReleaseThings {}
}
