import type { Language } from '#server/language.ts';
import { en } from './texts.en.ts';
import { type VerifyTexts, zh } from './texts.zh.ts';

export type { VerifyTexts };

/** What the verify page says once scripts run: apart from the site's texts, because the worker says it, too. */
export const TEXTS: { readonly [Each in Language]: VerifyTexts } = { zh, en };
