import type { Section } from '#form/section.ts';
import { type IncidentPage, page } from '#page/page.ts';
import { mandateSection } from './form.ts';
import { load } from './load.ts';
import Page from './page.svelte';
import { mandateTexts } from './texts.ts';

/** Who may do what, where, until when. */
export const texts = { mandates: mandateTexts };

export const pages: readonly IncidentPage[] = [
  page({ path: 'mandates', title: mandateTexts.title, tab: { order: 4 }, load, component: Page }),
];

export const sections: readonly Section[] = [mandateSection];
