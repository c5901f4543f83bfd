import { type IncidentPage, page } from '#page/page.ts';
import { load } from './load.ts';
import Page from './page.svelte';
import { charterTexts } from './texts.ts';

/** What the participants have agreed on. */
export const texts = { charter: charterTexts };

export const pages: readonly IncidentPage[] = [
  page({ path: 'charter', title: charterTexts.title, tab: { order: 12 }, load, component: Page }),
];
