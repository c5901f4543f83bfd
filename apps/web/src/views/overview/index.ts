import { type IncidentPage, page } from '#page/page.ts';
import { navTexts } from '#texts/site.ts';
import { load } from './load.ts';
import Page from './page.svelte';

/** An incident at a glance. */
export const pages: readonly IncidentPage[] = [
  page({
    path: '',
    title: navTexts.incident,
    main: { order: 1, title: navTexts.incident },
    load,
    component: Page,
  }),
];
