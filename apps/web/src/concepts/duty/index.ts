import { type IncidentPage, page } from '#page/page.ts';
import { load } from './load.ts';
import Page from './page.svelte';
import { dutyTexts } from './texts.ts';

/** Who owes what to whom, and by when. */
export const texts = { duties: dutyTexts };

export const pages: readonly IncidentPage[] = [
  page({ path: 'duties', title: dutyTexts.title, tab: { order: 3 }, load, component: Page }),
];
