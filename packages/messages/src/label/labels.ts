import * as actors from './actors.ts';
import * as allocation from './allocation.ts';
import * as event from './event.ts';
import * as facts from './facts.ts';
import * as filings from './filings.ts';
import * as goods from './goods.ts';
import * as imports from './imports.ts';
import * as incident from './incident.ts';
import * as ledger from './ledger.ts';
import * as persons from './persons.ts';
import * as standing from './standing.ts';
import * as work from './work.ts';

/** The words for the values of the domain's lists: `labels.setting.isolation.zh`. */
export const labels = {
  ...actors,
  ...goods,
  ...allocation,
  ...incident,
  ...ledger,
  ...work,
  ...event,
  ...facts,
  ...imports,
  ...persons,
  ...standing,
  ...filings,
} as const;

export type LabelList = keyof typeof labels;

/** The words for a value that came from outside, and the value itself where the list does not hold it. */
export function wordsFor(list: LabelList, value: string): { readonly zh: string; readonly en: string } {
  const words = labels[list] as Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
  return Object.hasOwn(words, value)
    ? (words[value] as { zh: string; en: string })
    : { zh: value, en: value };
}
