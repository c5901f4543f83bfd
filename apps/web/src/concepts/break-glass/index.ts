import type { Section } from '#form/section.ts';
import { type IncidentPage, page } from '#page/page.ts';
import { breakGlassSection } from './form.ts';
import { load } from './load.ts';
import Page from './page.svelte';
import { breakGlassTexts } from './texts.ts';

/** Goods that leave without an order. */
export const texts = { breakGlass: breakGlassTexts };

export const pages: readonly IncidentPage[] = [
  page({ path: 'break-glass', title: breakGlassTexts.title, load, component: Page }),
];

export const sections: readonly Section[] = [breakGlassSection];
