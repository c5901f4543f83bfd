import { both } from '../../kernel/words/words.ts';

const signatureCodeState = {
  open: both('可用', 'open'),
  used: both('已使用', 'used'),
  cancelled: both('已作废', 'cancelled'),
  lapsed: both('已过期', 'lapsed'),
};

/** The words of its lists. */
export const signatureCodeWords = { signatureCodeState };

/** What a refusal may be about, and in which states it can be. */
export const signatureCodeThings = {
  'signature-code': { name: both('签收码', 'signature code'), states: signatureCodeState },
};

type SignatureCodeThings = typeof signatureCodeThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends SignatureCodeThings {}
}
