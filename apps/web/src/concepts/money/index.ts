import type { Section } from '#form/section.ts';
import { type IncidentPage, page } from '#page/page.ts';
import { moneySection } from './form.ts';
import { load } from './load.ts';
import Page from './page.svelte';
import { refundTexts } from './texts.ts';

/** Payments out of gifts of money, and what came back of them. */
export const texts = { refunds: refundTexts };

export const pages: readonly IncidentPage[] = [
  page({ path: 'refunds/[refund]', title: refundTexts.title, load, component: Page }),
];

export const sections: readonly Section[] = [moneySection];
