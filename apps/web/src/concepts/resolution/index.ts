import type { Section } from '#form/section.ts';
import { type IncidentPage, page } from '#page/page.ts';
import { resolutionSection } from './form.ts';
import { load } from './load.ts';
import Page from './page.svelte';
import { resolutionTexts } from './texts.ts';

/** What leading groups decided, and who says so. */
export const texts = { decisions: resolutionTexts };

export const pages: readonly IncidentPage[] = [
  page({ path: 'decisions', title: resolutionTexts.title, tab: { order: 4.5 }, load, component: Page }),
];

export const sections: readonly Section[] = [resolutionSection];
