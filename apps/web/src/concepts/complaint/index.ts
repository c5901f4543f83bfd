import type { Section } from '#form/section.ts';
import { type IncidentPage, page } from '#page/page.ts';
import { complaintSection } from './form.ts';
import { load } from './load.ts';
import Page from './page.svelte';
import { complaintTexts } from './texts.ts';

/** What a facility finds wrong in what was decided about it, and the answer. */
export const texts = { complaints: complaintTexts };

export const pages: readonly IncidentPage[] = [
  page({ path: 'complaints', title: complaintTexts.title, tab: { order: 7.8 }, load, component: Page }),
];

export const sections: readonly Section[] = [complaintSection];
