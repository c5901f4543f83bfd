import { type IncidentPage, page } from '#page/page.ts';
import { load } from './load.ts';
import Page from './page.svelte';
import { timelineTexts } from './texts.ts';

/** Every public fact, the latest first. */
export const texts = { timeline: timelineTexts };

export const pages: readonly IncidentPage[] = [
  page({ path: 'timeline', title: timelineTexts.title, tab: { order: 2 }, load, component: Page }),
];
