import { load as loadDesk } from '#concepts/personal-data/desk-load.ts';
import { openSections } from '#site/sections.ts';

export { actions } from '#concepts/personal-data/desk-load.ts';

export const load = (event) => loadDesk(event, openSections);
