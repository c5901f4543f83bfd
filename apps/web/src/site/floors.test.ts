import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const SOURCE = new URL('..', import.meta.url).pathname;

/** From the ground up: values come from a floor below, or from the same room. Types may come from anywhere. */
const FLOORS = [
  'texts',
  'format',
  'server',
  'components',
  'form',
  'page',
  'concepts',
  'views',
  'concepts.ts',
  'site',
  'routes',
] as const;

type Edge = { readonly from: string; readonly to: string };

/** Who imports whose values, by the paths below `src`. */
const edges: readonly Edge[] = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|svelte)$/.test(name) && !name.endsWith('.test.ts'))
  .flatMap((from) =>
    [
      ...readFileSync(`${SOURCE}/${from}`, 'utf8').matchAll(/^import (?!type )[^;]*?from '([^']+)'/gms),
    ].flatMap(([, name = '']) => {
      if (name.startsWith('#')) return [{ from, to: name.slice(1) }];
      if (!name.startsWith('.')) return [];
      const to = new URL(name, `file:///${from}`).pathname.slice(1);
      return [{ from, to }];
    }),
  );

const roomOf = (path: string): string => path.split('/')[0] as string;
const folderOf = (path: string): string => path.split('/')[1] as string;

describe('the floors of the pages', () => {
  test('values come from below', () => {
    expect(edges.length).toBeGreaterThan(500);
    const up = edges.filter(({ from, to }) => {
      const [a, b] = [from, to].map((path) => (FLOORS as readonly string[]).indexOf(roomOf(path)));
      return a !== -1 && b !== -1 && (a as number) < (b as number);
    });
    expect(up).toEqual([]);
  });

  test('a concept takes only from those above it in the list', () => {
    const list = [
      ...readFileSync(`${SOURCE}/concepts.ts`, 'utf8').matchAll(/'\.\/(concepts|views)\/([\w-]+)\//g),
    ];
    for (const floor of ['concepts', 'views']) {
      const order = list.filter(([, room]) => room === floor).map(([, , folder = '']) => folder);
      const wrong = edges.filter(
        ({ from, to }) =>
          roomOf(from) === floor &&
          roomOf(to) === floor &&
          order.includes(folderOf(from)) &&
          order.indexOf(folderOf(from)) < order.indexOf(folderOf(to)),
      );
      expect(wrong).toEqual([]);
    }
  });

  test('every folder of a concept or a view that has pages, rooms or words stands in the list', () => {
    const listed = readFileSync(`${SOURCE}/concepts.ts`, 'utf8');
    const folders = ['concepts', 'views'].flatMap((floor) =>
      readdirSync(`${SOURCE}/${floor}`).map((name) => `${floor}/${name}`),
    );
    const silent = folders.filter(
      (folder) => !readdirSync(`${SOURCE}/${folder}`).some((name) => name === 'index.ts'),
    );
    // These give forms to rooms of others, and have no page, room or words of their own.
    expect(silent).toEqual(['concepts/load', 'concepts/matter', 'concepts/submission']);
    expect(folders.filter((each) => !silent.includes(each) && !listed.includes(`./${each}/`))).toEqual([]);
  });
});
