import { registerTexts } from './texts.ts';

/** What becomes of those on the register. */
export const texts = { register: registerTexts };
