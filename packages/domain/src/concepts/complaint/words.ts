import { both, type Words } from '../../kernel/words/words.ts';
import type { COMPLAINT_OUTCOMES } from './facts.ts';
import type { ComplaintState } from './rules.ts';

const outcome: Words<(typeof COMPLAINT_OUTCOMES)[number]> = {
  upheld: both('申诉成立', 'upheld'),
  'partly-upheld': both('部分成立', 'partly upheld'),
  'not-upheld': both('申诉不成立', 'not upheld'),
};

const state: Words<ComplaintState> = {
  ...outcome,
  open: both('待答复', 'waits for an answer'),
  withdrawn: both('已撤回', 'withdrawn'),
};

/** The words of its lists. */
export const complaintWords = { complaintState: state, complaintOutcome: outcome };

/** What a refusal may be about, and in which states it can be. */
export const complaintThings = {
  complaint: { name: both('申诉', 'complaint'), states: state },
};

type ComplaintThings = typeof complaintThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends ComplaintThings {}
}
