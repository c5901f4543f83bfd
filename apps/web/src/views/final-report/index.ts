import { type IncidentPage, page } from '#page/page.ts';
import { load } from './load.ts';
import Page from './page.svelte';
import { finalReportTexts } from './texts.ts';

/** What a response came to. */
export const texts = { finalReport: finalReportTexts };

export const pages: readonly IncidentPage[] = [
  page({ path: 'final-report', title: finalReportTexts.title, load, component: Page }),
];
