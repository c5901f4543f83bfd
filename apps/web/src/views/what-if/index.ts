import { comparisonTexts } from '#concepts/allocation/texts.ts';
import { type IncidentPage, page } from '#page/page.ts';
import { act, load } from './load.ts';
import Page from './page.svelte';

/** Other terms of the charter, tried. */
export const pages: readonly IncidentPage[] = [
  page({ path: 'what-if', title: comparisonTexts.whatIf, load, act, component: Page }),
];
