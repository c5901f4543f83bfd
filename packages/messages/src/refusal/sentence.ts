import type { RefusalCode, RefusalParameters } from '@tongzhou/domain';
import type { Both } from '../language/language.ts';

/** What is wrong; how exactly, or empty; what to do about it. */
export type Sentence = { readonly title: Both; readonly detail: Both; readonly whatToDo: Both };

/** The words for ids that only the caller can look up; where it knows none, the id itself is said. */
export type Names = {
  readonly item?: (id: string) => Both | undefined;
  readonly area?: (code: string) => Both | undefined;
  readonly organisation?: (id: string) => Both | undefined;
};

export type Sayers<Codes extends RefusalCode> = {
  readonly [Code in Codes]: (
    parameters: RefusalParameters[Code],
    name: (kind: keyof Names, id: string) => Both,
  ) => Sentence;
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
