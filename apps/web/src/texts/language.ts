import type { Language } from '@tongzhou/messages';

/** The languages of the pages, in the order in which pairs of words say them. A third is added here, and the compiler asks for its words. */
export const LANGUAGES = ['zh', 'en'] as const satisfies readonly Language[];

export const isLanguage = (value: unknown): value is Language =>
  LANGUAGES.some((language) => language === value);

/** What an address names, or Chinese. */
export const languageOr = (value: unknown): Language => (isLanguage(value) ? value : 'zh');

/** Of each language: its tag (BCP 47), its own name, and how it asks to be read in. */
export const languages: Readonly<
  Record<Language, { readonly tag: string; readonly name: string; readonly invitation: string }>
> = {
  zh: { tag: 'zh-CN', name: '中文', invitation: '用中文阅读本页' },
  en: { tag: 'en', name: 'English', invitation: 'Read this page in English' },
};

/** The other languages, each with the same page's address in it. */
export const otherLanguages = (language: Language, path: string) =>
  LANGUAGES.filter((each) => each !== language).map((each) => ({
    language: each,
    ...languages[each],
    href: path.replace(/^\/[^/?#]+/, `/${each}`),
  }));
