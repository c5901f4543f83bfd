import type { Refusal } from '@tongzhou/domain';
import { labels } from './labels.ts';
import { refusalSentences, type Sentence } from './refusals.ts';

export type Language = 'zh' | 'en';

/** A refusal as a person reads it. `detail` may be empty. */
export function sayRefusal(
  refusal: Refusal,
  language: Language,
): { title: string; detail: string; whatToDo: string } {
  const parameters = Object.fromEntries(
    Object.entries(refusal.parameters).map(([name, value]) => [
      name,
      typeof value === 'string' ? word(value, language) : value,
    ]),
  );
  const sentence = (refusalSentences[refusal.code] as (parameters: object) => Sentence)(parameters);
  return {
    title: sentence.title[language],
    detail: sentence.detail[language],
    whatToDo: sentence.whatToDo[language],
  };
}

/** A parameter that is one of the domain's words is said in the reader's language. */
function word(value: string, language: Language): string {
  for (const list of Object.values(labels) as Record<string, { zh: string; en: string }>[]) {
    const known = list[value];
    if (known) return known[language];
  }
  return value;
}

/** Chinese unless English is asked for first. */
export function languageOf(acceptLanguage: string | null | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
    .find((each) => each === 'zh' || each === 'en');
  return wanted === 'en' ? 'en' : 'zh';
}
