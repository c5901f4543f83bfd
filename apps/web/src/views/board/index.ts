import { type IncidentPage, page } from '#page/page.ts';
import { load } from './load.ts';
import Page from './page.svelte';
import { boardTexts } from './texts.ts';

/** What those who lead look at. */
export const texts = { board: boardTexts };

export const pages: readonly IncidentPage[] = [
  page({ path: 'board', title: boardTexts.title, tab: { order: 1 }, load, component: Page }),
];
