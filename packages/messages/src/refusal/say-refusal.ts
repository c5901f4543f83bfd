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
import { both, type ReaderLanguage } from '../language/language.ts';
import { inOneLine, say } from '../language/say.ts';
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
export function sayRefusal(refusal: Refusal, language: ReaderLanguage, names: Names = {}): Said {
  const sayer = refusalSentences[refusal.code] as (parameters: object, speech: Speech) => Sentence;
  const sentence = sayer(refusal.parameters, speech(names));
  const source = refusal.rule === null ? null : sayRule(refusal.rule);
  const cited = source && both(`依据：${source.zh}。`, `Rule: ${source.en}.`);
  const parts = [sentence.detail, ...(cited ? [cited] : [])].map((part) => say(part, language));
  return {
    title: say(sentence.title, language),
    detail: inOneLine(parts, language),
    whatToDo: say(sentence.whatToDo, language),
  };
}
