import type { Section } from '#form/section.ts';
import { type IncidentPage, page } from '#page/page.ts';
import { taskSection } from './form.ts';
import { load } from './load.ts';
import Page from './page.svelte';
import { taskTexts } from './texts.ts';
import { load as volunteerLoad } from './volunteer-load.ts';
import VolunteerPage from './volunteer-page.svelte';
import { volunteeringSection } from './volunteering-form.ts';

/** What volunteers do, and when. */
export const texts = { tasks: taskTexts };

export const pages: readonly IncidentPage[] = [
  page({ path: 'tasks', title: taskTexts.title, tab: { order: 6 }, load, component: Page }),
  page({
    path: 'volunteers/[volunteer]',
    title: taskTexts.certificate,
    load: volunteerLoad,
    component: VolunteerPage,
  }),
];

export const sections: readonly Section[] = [taskSection, volunteeringSection];
