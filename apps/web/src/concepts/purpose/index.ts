import type { Section } from '#form/section.ts';
import { type IncidentPage, page } from '#page/page.ts';
import { purposeSection } from './form.ts';
import { load } from './load.ts';
import Page from './page.svelte';
import { purposeTexts } from './texts.ts';

/** What money may be given for. */
export const texts = { purposes: purposeTexts };

export const pages: readonly IncidentPage[] = [
  page({ path: 'purposes', title: purposeTexts.title, load, component: Page }),
];

export const sections: readonly Section[] = [purposeSection];
