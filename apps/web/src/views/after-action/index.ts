import { type IncidentPage, page } from '#page/page.ts';
import { act, load } from './load.ts';
import Page from './page.svelte';
import { afterActionTexts } from './texts.ts';

/** How the response went. */
export const texts = { afterAction: afterActionTexts };

export const pages: readonly IncidentPage[] = [
  page({
    path: 'after-action',
    title: afterActionTexts.title,
    tab: { order: 11 },
    load,
    act,
    component: Page,
  }),
];
