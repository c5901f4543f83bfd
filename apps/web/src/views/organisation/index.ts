import { organisationTexts } from '#concepts/organisation/texts.ts';
import { type IncidentPage, page } from '#page/page.ts';
import { load } from './load.ts';
import Page from './page.svelte';

/** An organisation: its mandates, papers, stock and duties. */
export const pages: readonly IncidentPage[] = [
  page({ path: 'organisations/[organisation]', title: organisationTexts.mandates, load, component: Page }),
];
