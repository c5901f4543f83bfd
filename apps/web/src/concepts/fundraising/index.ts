import { type IncidentPage, page } from '#page/page.ts';
import { load } from './load.ts';
import Page from './page.svelte';
import { fundraisingTexts } from './texts.ts';

/** Public fundraisings, with their plans and clocks. */
export const texts = { fundraisings: fundraisingTexts };

export const pages: readonly IncidentPage[] = [
  page({ path: 'fundraisings', title: fundraisingTexts.title, tab: { order: 7 }, load, component: Page }),
];
