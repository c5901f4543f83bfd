import type { ReaderLanguage } from '@tongzhou/messages';
import type { IncidentPage, Tab } from '#page/page.ts';
import { say } from '#texts/words.ts';
import * as concepts from '../concepts.ts';

/** Every page of an incident. */
export const pages: readonly IncidentPage[] = Object.values(concepts).flatMap((concept) =>
  'pages' in concept ? concept.pages : [],
);

const tabbed = pages
  .flatMap(({ path, title, tab }) => (tab ? [{ path, title: tab.title ?? title, order: tab.order }] : []))
  .sort((a, b) => a.order - b.order);

/** The page at an address below an incident's, and the id that the address names, or undefined. */
export function pageAt(address: string): { page: IncidentPage; id: string } | undefined {
  const said = address === '' ? [] : address.split('/');
  for (const page of pages) {
    const path = page.path === '' ? [] : page.path.split('/');
    if (path.length !== said.length) continue;
    if (path.every((part, index) => part.startsWith('[') || part === said[index])) {
      return { page, id: path.at(-1)?.startsWith('[') ? (said.at(-1) ?? '') : '' };
    }
  }
  return undefined;
}

export const tabsOf = (incident: string, current: IncidentPage, language: ReaderLanguage): readonly Tab[] =>
  tabbed.map(({ path, title }) => ({
    href: `/${language}/incidents/${incident}/${path}`,
    title: say(title, language),
    isCurrent: path === current.path,
  }));
