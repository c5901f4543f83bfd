import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { sfntFromWoff } from './woff.ts';

/** Noto Sans SC (SIL Open Font License 1.1) as Fontsource packs it: about a hundred slices of the Unicode range. */
const FOLDER = dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json'));

export type Weight = 400 | 700;

/** A stretch of text that one font file can draw. */
export type Run = { readonly font: string; readonly text: string };

/** Stands for a character that no slice holds; the entry's exact bytes are in the attached file. */
const MISSING = '□';

type Slices = { readonly sliceOf: ReadonlyMap<number, string>; readonly fileOf: ReadonlyMap<string, string> };
const slices = new Map<Weight, Slices>();
const bytes = new Map<string, Buffer>();

/** Splits a text into runs by the font file that holds its characters; unprintable ones are left out. */
export function fontRuns(text: string, weight: Weight): Run[] {
  const { sliceOf } = slicesOf(weight);
  const missing = sliceOf.get(MISSING.codePointAt(0) as number) as string;
  const runs: { font: string; text: string }[] = [];
  // Control characters and those that turn the direction of writing could make a receipt read as what it is not.
  for (const character of text.replace(/[\p{Cc}\p{Cf}]/gu, '')) {
    const slice = sliceOf.get(character.codePointAt(0) as number);
    const [font, drawn] = slice === undefined ? [missing, MISSING] : [slice, character];
    const last = runs.at(-1);
    if (last && last.font === font) last.text += drawn;
    else runs.push({ font, text: drawn });
  }
  return runs;
}

/** The font file of a run, as bytes. */
export function fontBytes(font: string): Buffer {
  const known = bytes.get(font);
  if (known) return known;
  const weight = Number(/-(\d+)-normal$/.exec(font)?.[1]) as Weight;
  const file = slicesOf(weight).fileOf.get(font);
  if (file === undefined) throw new Error(`no font ${font}`);
  const read = sfntFromWoff(readFileSync(join(FOLDER, file)));
  bytes.set(font, read);
  return read;
}

/** Which slice holds which character, from the package's own stylesheet (`unicode-range`, CSS Fonts 4). */
function slicesOf(weight: Weight): Slices {
  const known = slices.get(weight);
  if (known) return known;
  const css = readFileSync(join(FOLDER, `${weight}.css`), 'utf8');
  const sliceOf = new Map<number, string>();
  const fileOf = new Map<string, string>();
  for (const [, file, ranges] of css.matchAll(
    /url\(\.\/(files\/[\w-]+\.woff)\)[^}]*?unicode-range:\s*([^;]+);/g,
  ) as IterableIterator<[string, string, string]>) {
    const font = file.slice('files/'.length, -'.woff'.length);
    fileOf.set(font, file);
    for (const range of ranges.split(',')) {
      const [from, to = from] = range.trim().slice(2).split('-') as [string, string?];
      for (let at = Number.parseInt(from, 16); at <= Number.parseInt(to, 16); at++) sliceOf.set(at, font);
    }
  }
  const made = { sliceOf, fileOf };
  slices.set(weight, made);
  return made;
}
