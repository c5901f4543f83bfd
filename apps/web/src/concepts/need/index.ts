import type { Section } from '#form/section.ts';
import { type IncidentPage, page } from '#page/page.ts';
import { navTexts } from '#texts/site.ts';
import { callBackSection } from './call-back-form.ts';
import { needSection } from './form.ts';
import { load } from './load.ts';
import Page from './page.svelte';
import { coverageTexts, needTexts } from './texts.ts';

/** What is needed, and how soon it runs out. */
export const texts = { needs: needTexts, coverage: coverageTexts };

export const pages: readonly IncidentPage[] = [
  page({
    path: 'needs',
    title: needTexts.title,
    main: { order: 2, title: navTexts.needs },
    load,
    component: Page,
  }),
];

export const sections: readonly Section[] = [needSection, callBackSection];
