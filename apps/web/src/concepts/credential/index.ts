import { credentialTexts } from './texts.ts';

/** Papers of organisations, and who checked them. */
export const texts = { credentials: credentialTexts };
