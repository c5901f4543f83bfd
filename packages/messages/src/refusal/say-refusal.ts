import type { Refusal } from '@tongzhou/domain';
import type { Language } from '../language/language.ts';
import { allocation } from './allocation.ts';
import { event } from './event.ts';
import { form } from './form.ts';
import { goods } from './goods.ts';
import { mandate } from './mandate.ts';
import { person } from './person.ts';
import { plan } from './plan.ts';
import { reference } from './reference.ts';
import { sayRule } from './rule.ts';
import type { Names, Sayers, Sentence } from './sentence.ts';
import { standing } from './standing.ts';
import { transfer } from './transfer.ts';
import { volunteer } from './volunteer.ts';

/** Every way in which the system says no, in both languages. A code without its sentence does not compile. */
export const refusalSentences: Sayers<Refusal['code']> = {
  ...form,
  ...mandate,
  ...standing,
  ...reference,
  ...goods,
  ...allocation,
  ...transfer,
  ...person,
  ...volunteer,
  ...event,
  ...plan,
};

/** What is wrong; how exactly and by which rule, or empty; what to do about it. */
export type Said = { readonly title: string; readonly detail: string; readonly whatToDo: string };

/**
 * A refusal as a person reads it. Ids are said by their names where the caller gives a way to look them up. The field
 * is not in the words: a form shows them beside it, a problem document names it.
 */
export function sayRefusal(refusal: Refusal, language: Language, names: Names = {}): Said {
  const name = (kind: keyof Names, id: string) => names[kind]?.(id) ?? { zh: id, en: id };
  const say = refusalSentences[refusal.code] as (parameters: object, nameOf: typeof name) => Sentence;
  const sentence = say(refusal.parameters, name);
  const rule = refusal.rule === null ? null : sayRule(refusal.rule);
  const source = rule === null ? '' : language === 'zh' ? `依据：${rule.zh}。` : `Rule: ${rule.en}.`;
  const parts = [sentence.detail[language], source].filter((part) => part !== '');
  return {
    title: sentence.title[language],
    detail: parts.join(language === 'zh' ? '' : ' '),
    whatToDo: sentence.whatToDo[language],
  };
}
