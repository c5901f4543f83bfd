import { both, type Words } from '../../kernel/words/words.ts';
import type { CorrectedField } from './state.ts';

const correctedField: Words<CorrectedField> = {
  amount: both('数量或金额', 'amount'),
  claimedItem: both('申报品名', 'declared item'),
  batch: both('批号', 'batch'),
  expiresOn: both('有效期', 'expiry'),
  bin: both('货位', 'bin'),
  currency: both('币种', 'currency'),
  donor: both('捐赠人编号', 'donor'),
  donorName: both('捐赠人名称', 'donor’s name'),
  earmarkedFor: both('定向接收机构', 'for which facility'),
  purpose: both('指定用途', 'purpose'),
  reference: both('银行流水号', 'the bank’s reference'),
};

/** The words of its lists. */
export const correctionWords = { correctedField };

/** What a refusal may be about, and in which states it can be. */
export const correctionThings = {
  correction: {
    name: both('更正', 'correction'),
    states: {
      open: both('待第二人确认', 'waits for a second person'),
      made: both('已更正', 'made'),
      declined: both('不予更正', 'declined'),
    },
  },
};

type CorrectionThings = typeof correctionThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends CorrectionThings {}
}
