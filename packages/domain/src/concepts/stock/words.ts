import { both, type Words } from '../../kernel/words/words.ts';
import type { LOSS_REASONS } from './facts.ts';

const lossReason: Words<(typeof LOSS_REASONS)[number]> = {
  damaged: both('损坏', 'damaged'),
  expired: both('过期', 'expired'),
  missing: both('丢失', 'missing'),
  stolen: both('被盗', 'stolen'),
  'count-difference': both('盘点差异', 'count difference'),
  unfit: both('不合用', 'unfit'),
  other: both('其他', 'other'),
};

/** The words of its lists. */
export const stockWords = { lossReason };

/** What a refusal may be about, and in which states it can be. */
export const stockThings = {
  count: {
    name: both('盘点', 'count'),
    states: {
      agrees: both('账实相符', 'agrees with the book'),
      open: both('待处理', 'open'),
      settled: both('已处理', 'settled'),
      superseded: both('已被新的盘点取代', 'superseded by a newer count'),
      retracted: both('已撤回', 'retracted'),
    },
  },
};

type StockThings = typeof stockThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends StockThings {}
}
