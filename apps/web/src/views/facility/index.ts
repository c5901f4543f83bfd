import { type IncidentPage, page } from '#page/page.ts';
import { load } from './load.ts';
import Page from './page.svelte';
import { facilityTexts } from './texts.ts';

/** A facility: what it needs and what it was given. */
export const texts = { facility: facilityTexts };

export const pages: readonly IncidentPage[] = [
  page({ path: 'facilities/[facility]', title: facilityTexts.needs, load, component: Page }),
];
