import type { Section } from '#form/section.ts';
import { type IncidentPage, page } from '#page/page.ts';
import { pledgeSection } from './form.ts';
import { load } from './load.ts';
import Page from './page.svelte';
import { pledgeTexts } from './texts.ts';

/** What somebody offers to give before it is sent. */
export const texts = { pledges: pledgeTexts };

export const pages: readonly IncidentPage[] = [
  page({ path: 'pledges', title: pledgeTexts.title, tab: { order: 7.5 }, load, component: Page }),
];

export const sections: readonly Section[] = [pledgeSection];
