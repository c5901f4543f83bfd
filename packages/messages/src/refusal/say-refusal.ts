import {
  commands,
  domainFormRules,
  domainSentences,
  type FormRules,
  type Names,
  type Refusal,
  type Sayers,
  type Sentence,
  type Speech,
  wordIn,
} from '@tongzhou/domain';
import { labels, things } from '../label/labels.ts';
import type { Language } from '../language/language.ts';
import { doorSentences } from './door-refusals.ts';
import { doorFormRules } from './door-rules.ts';
import { sayRule } from './rule.ts';

/** Every way in which the system says no, in both languages. A code without its sentence does not compile. */
export const refusalSentences: Sayers<Refusal['code']> = { ...domainSentences, ...doorSentences };

/** A rule of a form without its words does not compile. */
const formRules: FormRules = { ...domainFormRules, ...doorFormRules };

const speech = (names: Names): Speech => ({
  name: (kind, id) => names[kind]?.(id) ?? { zh: id, en: id },
  thing: (kind) => things[kind].name,
  state: (kind, state) => wordIn(things[kind].states ?? {}, state),
  act: (name) => commands.get(name)?.summary ?? wordIn(labels.mandateFunction, name),
  formRules,
});

/** What is wrong; how exactly and by which rule, or empty; what to do about it. */
export type Said = { readonly title: string; readonly detail: string; readonly whatToDo: string };

/**
 * A refusal as a person reads it. Ids are said by their names where the caller gives a way to look them up. The field
 * is not in the words: a form shows them beside it, a problem document names it.
 */
export function sayRefusal(refusal: Refusal, language: Language, names: Names = {}): Said {
  const say = refusalSentences[refusal.code] as (parameters: object, speech: Speech) => Sentence;
  const sentence = say(refusal.parameters, speech(names));
  const rule = refusal.rule === null ? null : sayRule(refusal.rule);
  const source = rule === null ? '' : language === 'zh' ? `依据：${rule.zh}。` : `Rule: ${rule.en}.`;
  const parts = [sentence.detail[language], source].filter((part) => part !== '');
  return {
    title: sentence.title[language],
    detail: parts.join(language === 'zh' ? '' : ' '),
    whatToDo: sentence.whatToDo[language],
  };
}
