import type { FormRules } from '../form/form-rule.ts';
import type { Stateful, Thing } from '../words/things.ts';
import type { Bilingual } from '../words/words.ts';
import type { RefusalCode, RefusalParameters } from './codes.ts';

/** What is wrong; how exactly, or empty; what to do about it. */
export type Sentence = {
  readonly title: Bilingual;
  readonly detail: Bilingual;
  readonly whatToDo: Bilingual;
};

/** The words for ids that only the caller can look up; where it knows none, the id itself is said. */
export type Names = {
  readonly item?: (id: string) => Bilingual | undefined;
  readonly area?: (code: string) => Bilingual | undefined;
  readonly organisation?: (id: string) => Bilingual | undefined;
};

/** What a sentence may ask: names of this installation, and words that other concepts hold. */
export type Speech = {
  readonly name: (kind: keyof Names, id: string) => Bilingual;
  readonly thing: (kind: Thing) => Bilingual;
  readonly state: (kind: Stateful, state: string) => Bilingual;
  /** A function of a mandate, or a command, by name. */
  readonly act: (name: string) => Bilingual;
  readonly formRules: FormRules;
};

/** How each of some refusals is said. */
export type Sayers<Codes extends RefusalCode> = {
  readonly [Code in Codes]: (parameters: RefusalParameters[Code], speech: Speech) => Sentence;
};

type Pair = readonly [zh: string, en: string];

export const said = (title: Pair, detail: Pair, whatToDo: Pair): Sentence => ({
  title: { zh: title[0], en: title[1] },
  detail: { zh: detail[0], en: detail[1] },
  whatToDo: { zh: whatToDo[0], en: whatToDo[1] },
});

/** The same in both languages: an id, a code. */
export const same = (text: string): Pair => [text, text];

export const NOTHING: Pair = ['', ''];

/** Grouped by thousands, as both languages write figures in tables. */
export const figure = (value: number): string => new Intl.NumberFormat('en').format(value);

export const listed = (names: readonly Bilingual[]): Bilingual => ({
  zh: names.map(({ zh }) => zh).join('、'),
  en: names.map(({ en }) => en).join(', '),
});

/** Who could do what was refused, so that nobody is sent from door to door. */
export const whoCould = (names: readonly Bilingual[]): [zh: string, en: string] => [
  `可以办理的机构：${listed(names).zh}。`,
  `Who could do it: ${listed(names).en}.`,
];
