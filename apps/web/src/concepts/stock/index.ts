import type { Section } from '#form/section.ts';
import { type IncidentPage, page } from '#page/page.ts';
import ClosePage from './close-page.svelte';
import { closeTexts } from './close-texts.ts';
import { loadClose, loadCloses } from './closes-load.ts';
import ClosesPage from './closes-page.svelte';
import { load } from './find-load.ts';
import FindPage from './find-page.svelte';
import { stockSection } from './form.ts';
import { lossSection } from './loss-form.ts';
import { stockTexts } from './texts.ts';

/** Goods in store: counted, held, moved, used, lost; and each site's day closed. */
export const texts = { stock: stockTexts, closes: closeTexts };

export const pages: readonly IncidentPage[] = [
  page({ path: 'stock', title: stockTexts.findTitle, tab: { order: 7.7 }, load, component: FindPage }),
  page({
    path: 'closes',
    title: closeTexts.title,
    tab: { order: 9.5 },
    load: loadCloses,
    component: ClosesPage,
  }),
  page({ path: 'closes/[close]', title: closeTexts.title, load: loadClose, component: ClosePage }),
];

export const sections: readonly Section[] = [stockSection, lossSection];
