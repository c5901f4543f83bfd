import { both, type Words } from '../../kernel/words/words.ts';
import type { PLEDGE_OUTCOMES } from './facts.ts';
import type { PledgeState } from './rules.ts';

const state: Words<PledgeState> = {
  open: both('待答复', 'waits for an answer'),
  accepted: both('已接受', 'accepted'),
  declined: both('已谢绝', 'declined'),
  redirected: both('已转荐', 'sent elsewhere'),
  withdrawn: both('已撤回', 'withdrawn'),
};

const outcome: Words<(typeof PLEDGE_OUTCOMES)[number]> = {
  accepted: both('接受', 'accept'),
  declined: both('谢绝', 'decline'),
  redirected: both('转荐其他单位', 'send elsewhere'),
};

/** The words of its lists. */
export const pledgeWords = { pledgeState: state, pledgeOutcome: outcome };

/** What a refusal may be about, and in which states it can be. */
export const pledgeThings = {
  pledge: { name: both('认捐', 'pledge'), states: state },
};

type PledgeThings = typeof pledgeThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends PledgeThings {}
}
