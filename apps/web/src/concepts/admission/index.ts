import { joinTexts } from './texts.ts';

/** Newcomers, and the rule that lets them in. */
export const texts = { join: joinTexts };
