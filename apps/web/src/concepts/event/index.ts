import type { Section } from '#form/section.ts';
import { type IncidentPage, page } from '#page/page.ts';
import { eventSection } from './form.ts';
import { load } from './load.ts';
import Page from './page.svelte';
import { eventTexts } from './texts.ts';

/** Reports of events: who noticed, who was told, who verified. */
export const texts = { events: eventTexts };

export const pages: readonly IncidentPage[] = [
  page({ path: 'events', title: eventTexts.title, tab: { order: 9 }, load, component: Page }),
];

export const sections: readonly Section[] = [eventSection];
