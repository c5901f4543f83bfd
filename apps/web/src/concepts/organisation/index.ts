import { organisationTexts } from './texts.ts';

/** Whoever takes part. */
export const texts = { organisation: organisationTexts };
