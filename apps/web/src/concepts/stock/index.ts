import type { Section } from '#form/section.ts';
import { type IncidentPage, page } from '#page/page.ts';
import { load } from './find-load.ts';
import FindPage from './find-page.svelte';
import { stockSection } from './form.ts';
import { lossSection } from './loss-form.ts';
import { stockTexts } from './texts.ts';

/** Goods in store: counted, held, moved, used, lost. */
export const texts = { stock: stockTexts };

export const pages: readonly IncidentPage[] = [
  page({ path: 'stock', title: stockTexts.findTitle, tab: { order: 7.7 }, load, component: FindPage }),
];

export const sections: readonly Section[] = [stockSection, lossSection];
