import type { Section } from '#form/section.ts';
import { type IncidentPage, page } from '#page/page.ts';
import { planSection } from './form.ts';
import { load } from './load.ts';
import Page from './page.svelte';
import { planTexts } from './texts.ts';

/** What happens in the first hour, said beforehand. */
export const texts = { plans: planTexts };

export const pages: readonly IncidentPage[] = [
  page({ path: 'plan', title: planTexts.inUse, tab: { order: 5 }, load, component: Page }),
];

export const sections: readonly Section[] = [planSection];
