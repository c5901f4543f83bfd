import type { Section } from '#form/section.ts';
import { type IncidentPage, page } from '#page/page.ts';
import { navTexts } from '#texts/site.ts';
import { releaseSection } from './form.ts';
import { load } from './load.ts';
import Page from './page.svelte';
import { load as releaseLoad } from './release-load.ts';
import ReleasePage from './release-page.svelte';
import { releaseTexts } from './texts.ts';

/** What is published, with its number for ever. */
export const texts = { releases: releaseTexts };

export const pages: readonly IncidentPage[] = [
  page({
    path: 'releases',
    title: releaseTexts.title,
    main: { order: 5, title: navTexts.releases },
    load,
    component: Page,
  }),
  page({ path: 'releases/[number]', title: releaseTexts.title, load: releaseLoad, component: ReleasePage }),
];

export const sections: readonly Section[] = [releaseSection];
