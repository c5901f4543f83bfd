import type { Bilingual } from '@tongzhou/domain';
import type { ReaderLanguage } from './language.ts';
import { inOverlay, type Overlay } from './overlay.ts';

const isOverlay = (language: ReaderLanguage): language is Overlay => language !== 'zh' && language !== 'en';

/** The one place that picks a half of a pair: everything that a person reads goes through here. */
export const say = (pair: Bilingual, language: ReaderLanguage): string =>
  isOverlay(language) ? inOverlay(pair, language) : pair[language];

/** Sentences one after the other, without those that are empty; only Chinese has no space between them. */
export const inOneLine = (sentences: readonly string[], language: ReaderLanguage): string =>
  sentences.filter((sentence) => sentence !== '').join(language === 'zh' ? '' : ' ');
