import type { MainPage } from '#page/page.ts';
import { navTexts } from '#texts/site.ts';
import { verifyTexts } from './texts.ts';

/** How anybody checks all of it. */
export const texts = { verify: verifyTexts };

export const mainPages: readonly MainPage[] = [
  { path: 'verify', order: 7, title: navTexts.verify, needsNoIncident: true },
];
