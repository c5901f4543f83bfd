import { type Both, both, overlayFile, type ReaderLanguage, say as sayBoth } from '@tongzhou/messages';
import { isWritten, LANGUAGES } from './language.ts';

/** The same words in each language, in the order of `LANGUAGES`: `['舆情', 'Public concerns']`. */
export type Pair = InEach<typeof LANGUAGES>;
type InEach<List extends readonly unknown[]> = { readonly [Index in keyof List]: string };

/** The same as the domain and its data write it. */
export type { Both };

/** Pairs, pairs with something to be filled in, lists of pairs, and all of this by name. */
export type Words =
  | Pair
  | readonly Pair[]
  | ((...parts: never[]) => Pair)
  | { readonly [name: string]: Words };

/** Words as one language says them. */
export type Said<W> = W extends Pair
  ? string
  : W extends (...parts: infer Parts) => Pair
    ? (...parts: Parts) => string
    : W extends readonly Pair[]
      ? readonly string[]
      : { readonly [Name in keyof W]: Said<W[Name]> };

/** A name that is the same in every language, such as an id that nothing says more of. */
export const alike = (name: string): Both =>
  Object.fromEntries(LANGUAGES.map((language) => [language, name])) as Both;

/** What a folder's pages say. A missing half does not compile. */
export const words = <W extends { readonly [name: string]: Words }>(texts: W): W => texts;

/** The one place of the pages that picks words. A language that was laid over ours says in English what it lacks. */
export const say = (pair: Pair | Both, language: ReaderLanguage): string =>
  sayBoth(isPair(pair) ? both(...pair) : pair, language);

const isPair = (value: unknown): value is Pair => Array.isArray(value) && typeof value[0] === 'string';

const known = new WeakMap<object, Map<unknown, unknown>>();

/** All of a folder's words in one language; computed once, and again when a language is taken up anew. */
export function said<W extends { readonly [name: string]: Words }>(
  texts: W,
  language: ReaderLanguage,
): Said<W> {
  const ofTexts = known.get(texts) ?? new Map<unknown, unknown>();
  known.set(texts, ofTexts);
  const source = isWritten(language) ? language : overlayFile(language);
  if (!ofTexts.has(source)) ofTexts.set(source, inLanguage(texts, language));
  return ofTexts.get(source) as Said<W>;
}

function inLanguage(texts: Words, language: ReaderLanguage): unknown {
  if (isPair(texts)) return say(texts, language);
  if (typeof texts === 'function') {
    const fill = texts as (...parts: unknown[]) => Pair;
    return (...parts: unknown[]) => say(fill(...parts), language);
  }
  if (Array.isArray(texts)) return texts.map((each) => inLanguage(each, language));
  return Object.fromEntries(Object.entries(texts).map(([name, each]) => [name, inLanguage(each, language)]));
}
