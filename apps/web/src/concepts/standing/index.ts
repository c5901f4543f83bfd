import type { Section } from '#form/section.ts';
import { type IncidentPage, page } from '#page/page.ts';
import { standingSection } from './form.ts';
import { load } from './load.ts';
import Page from './page.svelte';
import { capabilityTexts, credentialTexts } from './texts.ts';

/** Papers of organisations, and what they can send. */
export const texts = { credentials: credentialTexts, capabilities: capabilityTexts };

export const pages: readonly IncidentPage[] = [
  page({
    path: 'capabilities',
    title: capabilityTexts.title,
    tab: { order: 8, title: capabilityTexts.tab },
    load,
    component: Page,
  }),
];

export const sections: readonly Section[] = [standingSection];
