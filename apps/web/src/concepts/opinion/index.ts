import { type IncidentPage, page } from '#page/page.ts';
import { load } from './load.ts';
import Page from './page.svelte';
import { opinionTexts } from './texts.ts';

/** Public concerns, their answers, and press conferences. */
export const texts = { opinions: opinionTexts };

export const pages: readonly IncidentPage[] = [
  page({ path: 'opinions', title: opinionTexts.title, tab: { order: 10 }, load, component: Page }),
];
