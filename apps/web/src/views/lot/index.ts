import { type IncidentPage, page } from '#page/page.ts';
import { ledgerTexts } from '#views/ledger/texts.ts';
import { load } from './load.ts';
import Page from './page.svelte';

/** A lot, from where it came to where it went. */
export const pages: readonly IncidentPage[] = [
  page({ path: 'lots/[lot]', title: ledgerTexts.ofLot, load, component: Page }),
];
