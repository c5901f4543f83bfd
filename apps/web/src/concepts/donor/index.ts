import type { Section } from '#form/section.ts';
import { type IncidentPage, page } from '#page/page.ts';
import { donorSection } from './form.ts';
import { load } from './load.ts';
import Page from './page.svelte';
import { donorTexts } from './texts.ts';

/** Who gave, under which names. */
export const texts = { donor: donorTexts };

export const pages: readonly IncidentPage[] = [
  page({ path: 'donors/[donor]', title: donorTexts.title, load, component: Page }),
];

export const sections: readonly Section[] = [donorSection];
