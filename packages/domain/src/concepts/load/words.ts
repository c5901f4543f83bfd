import { both } from '../../kernel/words/words.ts';

/** What a refusal may be about. */
export const loadThings = {
  load: { name: both('在院病人与床位报告', 'report of patients and beds') },
};

type LoadThings = typeof loadThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends LoadThings {}
}
