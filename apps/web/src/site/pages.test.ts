import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '#texts/language.ts';
import { pageAt, pages, tabsOf } from './pages.ts';
import { sections } from './sections.ts';

const unique = (list: readonly unknown[]) => expect(new Set(list).size).toBe(list.length);

describe('the list of what there is', () => {
  test('every page is reached by its address, and by no other page’s', () => {
    expect(pages.length).toBeGreaterThan(20);
    unique(pages.map(({ path }) => path));
    for (const page of pages) {
      const found = pageAt(page.path.replace(/\[\w+\]/, 'thing-7'));
      expect(found?.page.path).toBe(page.path);
      expect(found?.id).toBe(page.path.includes('[') ? 'thing-7' : '');
    }
  });

  test('an address that no page declares is none', () => {
    for (const address of ['nothing', 'needs/need-1', 'lots', 'lots/lot-1/more', 'board/', '/']) {
      expect(pageAt(address)).toBeUndefined();
    }
  });

  test('tabs stand in one order, each under words of its own', () => {
    const tabbed = pages.flatMap(({ tab }) => (tab ? [tab.order] : []));
    unique(tabbed);
    for (const language of LANGUAGES) {
      const board = pages.find(({ path }) => path === 'board');
      if (!board) throw new Error('there is no board');
      const tabs = tabsOf('incident-1', board, language);
      unique(tabs.map(({ title }) => title));
      expect(tabs[0]).toEqual({
        href: `/${language}/incidents/incident-1/board`,
        title: tabs[0]?.title,
        isCurrent: true,
      });
      expect(tabs.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
    }
  });

  test('rooms of the workspace have an id, a place and a title of their own', () => {
    unique(sections.map(({ id }) => id));
    unique(sections.map(({ order }) => order));
    unique(sections.map(({ title }) => title.join()));
  });
});
