import type { Language } from '#server/language.ts';
import { en } from './en.ts';
import { type Texts, zh } from './zh.ts';

export type { Texts };
export const texts = (language: Language): Texts => (language === 'en' ? en : zh);
