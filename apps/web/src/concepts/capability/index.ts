import { type IncidentPage, page } from '#page/page.ts';
import { load } from './load.ts';
import Page from './page.svelte';
import { capabilityTexts } from './texts.ts';

/** What organisations can send. */
export const texts = { capabilities: capabilityTexts };

export const pages: readonly IncidentPage[] = [
  page({
    path: 'capabilities',
    title: capabilityTexts.title,
    tab: { order: 8, title: capabilityTexts.tab },
    load,
    component: Page,
  }),
];
