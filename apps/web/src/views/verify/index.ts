import { verifyTexts } from './texts.ts';

/** How anybody checks all of it. */
export const texts = { verify: verifyTexts };
