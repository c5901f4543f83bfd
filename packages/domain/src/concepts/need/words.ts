import { both, type Words } from '../../kernel/words/words.ts';
import type { CONFIRMATIONS, EVIDENCE_LEVELS, JumpingFigure } from './facts.ts';

const evidenceLevel: Words<(typeof EVIDENCE_LEVELS)[number]> = {
  'public-source': both('公开来源', 'public source'),
  'self-declared': both('自行申报', 'self-declared'),
  'sealed-letter': both('盖章函件', 'sealed letter'),
  'called-back': both('电话核实', 'called back'),
  inspected: both('现场核查', 'inspected'),
};

const confirmation: Words<(typeof CONFIRMATIONS)[number]> = {
  'called-back': both('已电话核对', 'called back'),
  inspected: both('已到现场看过', 'looked on the spot'),
};

/** A figure that waits for another organisation's confirmation. */
export const jumpingFigure: Words<JumpingFigure> = {
  quantity: both('数量', 'the amount'),
  onHand: both('现有库存', 'the stock on hand'),
  usePerDay: both('每日用量', 'the use a day'),
};

/** The words of its lists. */
export const needWords = { evidenceLevel, confirmation, jumpingFigure };

/** What a refusal may be about, and in which states it can be. */
export const needThings = {
  need: {
    name: both('需求', 'need'),
    states: { stated: both('已提出', 'stated'), withdrawn: both('已撤回', 'withdrawn') },
  },
};

type NeedThings = typeof needThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends NeedThings {}
}
