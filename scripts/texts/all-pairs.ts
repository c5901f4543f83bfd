import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Pair, pairsInCode, pairsInFiles } from './pairs-in-code.ts';

const CODE = /^(packages|apps)\/[^/]+\/src\//;
const SCRIPT = /<script[^>]*>([\s\S]*?)<\/script>/g;
/** Two texts beside each other in the markup of a page. */
const IN_MARKUP = /\(\s*'([^'\\]*\p{Script=Han}[^'\\]*)',\s*'([^'\\]*)',?\s*\)/gu;

/** Every text of the system in both languages, by an id: the code's, the pages', and what the data say. */
export function allPairs(root: string): Map<string, Pair> {
  const all = new Map<string, Pair>();
  const take = (place: string, pairs: ReadonlyMap<string, Pair>) => {
    for (const [id, pair] of pairs) all.set(`${place}#${id}`, pair);
  };
  const files = [...walk(root, 'packages'), ...walk(root, 'apps'), ...walk(root, 'data')].sort();
  for (const path of files) {
    const read = () => readFileSync(join(root, path), 'utf8');
    const place = path
      .replace(/^(packages|apps)\//, '')
      .replace('/src/', '/')
      .replace(/\.\w+$/, '');
    if (/^data\/.*\.json$/.test(path)) take(place, pairsInData(JSON.parse(read())));
    if (!CODE.test(path)) continue;
    if (/(^|[./])zh\.ts$/.test(path)) {
      const other = path.replace(/zh\.ts$/, 'en.ts');
      if (files.includes(other))
        take(place.replace(/[./]zh$/, ''), pairsInFiles(read(), readFileSync(join(root, other), 'utf8')));
    } else if (path.endsWith('.ts')) take(place, pairsInCode(path, read()));
    else if (path.endsWith('.svelte')) take(place, pairsInPage(path, read()));
  }
  return all;
}

function* walk(root: string, folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    if (/^(node_modules|build|test|\.)/.test(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(root, path);
    else if (entry.isFile()) yield relative('.', path).split(sep).join('/');
  }
}

function pairsInPage(path: string, text: string): Map<string, Pair> {
  const found = new Map<string, Pair>();
  for (const [, script] of text.matchAll(SCRIPT))
    for (const [id, pair] of pairsInCode(path, script as string)) found.set(id, pair);
  let number = 0;
  for (const [, zh, en] of text.replace(SCRIPT, '').matchAll(IN_MARKUP)) {
    number += 1;
    found.set(`markup.${number}`, { zh: zh as string, en: en as string });
  }
  return found;
}

/** By the ids that the data themselves give to what they list. */
function pairsInData(value: unknown, path: readonly string[] = []): Map<string, Pair> {
  if (typeof value !== 'object' || value === null) return new Map();
  const { zh, en } = value as Partial<Pair>;
  if (typeof zh === 'string' && typeof en === 'string') return new Map([[path.join('.'), { zh, en }]]);
  return new Map(
    Object.entries(value).flatMap(([key, each]) => [...pairsInData(each, [...path, idOf(each) ?? key])]),
  );
}

function idOf(value: unknown): string | undefined {
  const { id, rule, kind, code, entry } = (value ?? {}) as Record<string, unknown>;
  const own = id ?? rule ?? code ?? entry ?? kind;
  return typeof own === 'string' ? own : undefined;
}
