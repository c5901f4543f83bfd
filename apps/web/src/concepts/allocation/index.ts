import type { Section } from '#form/section.ts';
import { type IncidentPage, page } from '#page/page.ts';
import { navTexts } from '#texts/site.ts';
import { allocationSection } from './form.ts';
import { load } from './load.ts';
import Page from './page.svelte';
import { load as runLoad } from './run-load.ts';
import RunPage from './run-page.svelte';
import { allocationTexts, comparisonTexts } from './texts.ts';

/** Who gets what, and why not more. */
export const texts = { allocations: allocationTexts, comparison: comparisonTexts };

export const pages: readonly IncidentPage[] = [
  page({
    path: 'allocations',
    title: allocationTexts.title,
    main: { order: 4, title: navTexts.allocations },
    load,
    component: Page,
  }),
  page({ path: 'allocations/[run]', title: allocationTexts.title, load: runLoad, component: RunPage }),
];

export const sections: readonly Section[] = [allocationSection];
