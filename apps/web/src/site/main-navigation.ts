import type { ReaderLanguage } from '@tongzhou/messages';
import { say } from '#texts/words.ts';
import * as concepts from '../concepts.ts';
import { pages } from './pages.ts';

/** A link of the main navigation. `exact`: only that very address is it, not what lies below. */
export type MainLink = { readonly href: string; readonly title: string; readonly exact: boolean };

const ofIncident = pages.flatMap(({ path, main }) =>
  main ? [{ ...main, path, inIncident: true, needsNoIncident: false }] : [],
);
const ofSite = Object.values(concepts)
  .flatMap((concept) => ('mainPages' in concept ? concept.mainPages : []))
  .map((page) => ({ needsNoIncident: false, ...page, inIncident: false }));
const named = [...ofIncident, ...ofSite].sort((a, b) => a.order - b.order);

/** What the site's head names, in order; before there is an incident only what needs none. */
export const mainNavigation = (incident: string | null, language: ReaderLanguage): readonly MainLink[] =>
  named
    .filter(({ needsNoIncident }) => incident !== null || needsNoIncident)
    .map(({ path, title, inIncident }) => {
      const below = inIncident ? `incidents/${incident}${path === '' ? '' : `/${path}`}` : path;
      return { href: `/${language}/${below}`, title: say(title, language), exact: path === '' };
    });
