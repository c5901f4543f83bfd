import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Pair } from './pairs-in-code.ts';

export type Entry = Pair & {
  /** In the other language; empty: not translated yet. */
  readonly to: string;
  /** What it was before its English changed, for whoever translates it anew. */
  readonly was?: string;
};

export type TextsFile = {
  readonly language: string;
  readonly name: string;
  readonly texts: Readonly<Record<string, Entry>>;
};

export const readTexts = (path: string): TextsFile | null =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as TextsFile) : null;

/** What is translated stays; what has other English now is asked again, with what it was; what is gone is left out. */
export function merged(
  pairs: ReadonlyMap<string, Pair>,
  before: TextsFile | null,
  language: string,
  name: string,
): TextsFile {
  const texts: Record<string, Entry> = {};
  for (const [id, pair] of pairs) {
    const known = before?.texts[id];
    const was = known?.to || known?.was;
    if (known && known.en === pair.en) texts[id] = { ...known, ...pair };
    else texts[id] = { ...pair, to: '', ...(was ? { was } : {}) };
  }
  return { language, name: before?.name ?? name, texts };
}

export function writeTexts(path: string, file: TextsFile): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`);
}

export const done = ({ texts }: TextsFile): { translated: number; total: number } => {
  const rows = Object.values(texts);
  return { translated: rows.filter(({ to }) => to !== '').length, total: rows.length };
};
