import type { Section } from '#form/section.ts';
import { type IncidentPage, page } from '#page/page.ts';
import { closingSection } from './form.ts';
import { load } from './load.ts';
import Page from './page.svelte';
import { closingTexts } from './texts.ts';

/** The way of a response to its end. */
export const texts = { closing: closingTexts };

export const pages: readonly IncidentPage[] = [
  page({ path: 'closing', title: closingTexts.title, tab: { order: 10.5 }, load, component: Page }),
];

export const sections: readonly Section[] = [closingSection];
