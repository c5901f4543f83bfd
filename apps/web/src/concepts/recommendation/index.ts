import { recommendationTexts } from './texts.ts';

/** What after-action reviews ask for. */
export const texts = { recommendations: recommendationTexts };
