import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What is shipped: every source of the packages and the apps, without its tests. */
export const sources: ReadonlyMap<string, string> = new Map(
  ['packages', 'apps'].flatMap((each) =>
    readdirSync(join(ROOT, each)).flatMap((name) => below(`${each}/${name}/src`)),
  ),
);

function below(folder: string): [string, string][] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry): [string, string][] => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return below(path);
    if (!/\.(ts|js|svelte)$/.test(entry.name) || entry.name.endsWith('.test.ts')) return [];
    return [[path, readFileSync(join(ROOT, path), 'utf8')]];
  });
}

/** The files in which a pattern is found, and how often. */
export const whereIs = (pattern: RegExp): Record<string, number> =>
  Object.fromEntries(
    [...sources].flatMap(([path, text]) => {
      const count = [...text.matchAll(pattern)].length;
      return count > 0 ? [[path, count]] : [];
    }),
  );
