import type { Section } from '#form/section.ts';
import { type IncidentPage, page } from '#page/page.ts';
import { moneySection } from './form.ts';
import { load } from './load.ts';
import Page from './page.svelte';
import { act, load as loadStatement } from './statement/load.ts';
import StatementPage from './statement/page.svelte';
import { statementTexts } from './statement/texts.ts';
import { refundTexts } from './texts.ts';

/** Payments out of gifts of money, and what came back of them. */
export const texts = { refunds: refundTexts, statement: statementTexts };

export const pages: readonly IncidentPage[] = [
  page({
    path: 'statement',
    title: statementTexts.title,
    load: loadStatement,
    act,
    component: StatementPage,
  }),
  page({ path: 'refunds/[refund]', title: refundTexts.title, load, component: Page }),
];

export const sections: readonly Section[] = [moneySection];
