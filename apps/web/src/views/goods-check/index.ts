import { type IncidentPage, page } from '#page/page.ts';
import { load } from './load.ts';
import Page from './page.svelte';
import { goodsCheckTexts } from './texts.ts';

/** What a donor or carrier asks before anything is sent. */
export const texts = { goodsCheck: goodsCheckTexts };

export const pages: readonly IncidentPage[] = [
  page({ path: 'goods-check', title: goodsCheckTexts.title, load, component: Page }),
];
