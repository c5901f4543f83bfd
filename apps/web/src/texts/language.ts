import { isTakenUp, type Language, type ReaderLanguage, takenUp } from '@tongzhou/messages';
import { place } from '#place/place.ts';

/** The languages in which everything is written, in the order in which pairs of words say them. Others are laid over them. */
export const LANGUAGES = ['zh', 'en'] as const satisfies readonly Language[];

export const isWritten = (value: unknown): value is Language =>
  LANGUAGES.some((language) => language === value);

export const isLanguage = (value: unknown): value is ReaderLanguage =>
  isWritten(value) || (typeof value === 'string' && isTakenUp(value));

/** What an address names, or what stands first in the country. */
export const languageOr = (value: unknown): ReaderLanguage => (isLanguage(value) ? value : place().language);

/** What only Chinese and English are written in (a receipt's PDF) is read in English by readers of any other language. */
export const writtenLanguage = (language: ReaderLanguage): Language =>
  isWritten(language) ? language : 'en';

/** Of each language: its tag (BCP 47), its own name, and how it asks to be read in. */
export const languages: Readonly<
  Record<Language, { readonly tag: string; readonly name: string; readonly invitation: string }>
> = {
  zh: { tag: 'zh-CN', name: '中文', invitation: '用中文阅读本页' },
  en: { tag: 'en', name: 'English', invitation: 'Read this page in English' },
};

export const tagOf = (language: ReaderLanguage): string =>
  isWritten(language) ? languages[language].tag : language;

/** Which way its script runs: `rtl` for Arabic. */
export function directionOf(language: ReaderLanguage): 'ltr' | 'rtl' {
  const locale = localeOf(language, 'en');
  const { direction } = new Intl.Locale(locale).getTextInfo();
  return direction === 'rtl' ? 'rtl' : 'ltr';
}

/** The tag as `Intl` knows it; of a tag that it takes for none, the other. */
export function localeOf(language: ReaderLanguage, otherwise: string): string {
  try {
    return Intl.getCanonicalLocales(tagOf(language))[0] ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** How much of a language that was laid over ours is done, in percent; null for ours. */
export const shareDone = (language: ReaderLanguage): number | null => {
  const found = takenUp().find((each) => each.language === language);
  return found ? Math.floor((100 * found.translated) / Math.max(1, found.total)) : null;
};

/** The other languages, each with the same page's address in it. */
export const otherLanguages = (language: ReaderLanguage, path: string) =>
  [
    ...LANGUAGES.map((each) => ({ language: each as ReaderLanguage, ...languages[each] })),
    ...takenUp().map(({ language: each, name }) => ({
      language: each as ReaderLanguage,
      tag: each as string,
      name,
      invitation: name,
    })),
  ]
    .filter((each) => each.language !== language)
    .map((each) => ({
      ...each,
      share: shareDone(each.language),
      href: path.replace(/^\/[^/?#]+/, `/${each.language}`),
    }));
