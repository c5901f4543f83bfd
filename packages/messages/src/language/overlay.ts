import type { Bilingual } from '@tongzhou/domain';
import { type Template, templateOf } from './template.ts';

declare const overlay: unique symbol;
/** A language that was laid over the two that everything is written in, by its tag (BCP 47, two to eight letters). */
export type Overlay = string & { readonly [overlay]: true };

/** A file of one more language, as `npm run texts -- export` writes it. `to` is empty where nobody has translated yet. */
export type OverlayFile = {
  readonly language: string;
  /** By its own name, such as `Français`. */
  readonly name: string;
  readonly texts: Readonly<Record<string, { readonly zh: string; readonly en: string; readonly to: string }>>;
};

export type TakenUp = {
  readonly language: Overlay;
  readonly name: string;
  readonly translated: number;
  readonly total: number;
};

type Words = {
  readonly status: TakenUp;
  readonly file: OverlayFile;
  /** By both halves, and by the English alone. */
  readonly exact: ReadonlyMap<string, string>;
  /** Sentences with slots, the most telling first. */
  readonly templates: readonly Template[];
  readonly known: Map<string, string>;
};

/** One for the whole process: what is built apart (the pages) brings its own copy of this module, and must know the same. */
const TAKEN = Symbol.for('tongzhou.languages-taken-up');
const everywhere = globalThis as { [TAKEN]?: Map<string, Words> };
everywhere[TAKEN] ??= new Map();
const taken = everywhere[TAKEN];

/** Rendered sentences that are remembered, so that none is matched twice. */
const KNOWN_MAX = 5_000;
/** A sentence in a slot of a sentence, and no deeper. */
const DEPTH_MAX = 4;

export const isTakenUp = (tag: string): tag is Overlay => taken.has(tag);

/** Every language that was laid over ours, with how much of it is done. */
export const takenUp = (): readonly TakenUp[] => [...taken.values()].map(({ status }) => status);

/** The file of a language, for whoever lays it over again elsewhere (a browser). */
export const overlayFile = (language: Overlay): OverlayFile | undefined => taken.get(language)?.file;

/** Throws a TypeError for what is no such file. Taking a language up again replaces it. */
export function takeUp(file: unknown): TakenUp {
  const read = readOverlay(file);
  const rows = Object.values(read.texts);
  const exact = new Map<string, string>();
  const templates: Template[] = [];
  for (const { zh, en, to } of rows) {
    const template = templateOf(en, to === '' ? en : to);
    if (template) templates.push(template);
    else if (to !== '') {
      if (!exact.has(en)) exact.set(en, to);
      exact.set(pairKey({ zh, en }), to);
    }
  }
  templates.sort((one, other) => other.telling - one.telling);
  const language = read.language as Overlay;
  const translated = rows.filter(({ to }) => to !== '').length;
  const status = { language, name: read.name, translated, total: rows.length };
  taken.set(language, { status, file: read, exact, templates, known: new Map() });
  return status;
}

export const layDown = (language: Overlay): void => {
  taken.delete(language);
};

/** In the words of that language, as far as it has them; English otherwise. */
export function inOverlay(pair: Bilingual, language: Overlay): string {
  const words = taken.get(language);
  if (!words || pair.en === '') return pair.en;
  return words.exact.get(pairKey(pair)) ?? sentence(words, pair.en, 0);
}

function sentence(words: Words, en: string, depth: number): string {
  const known = words.exact.get(en) ?? words.known.get(en);
  if (known !== undefined) return known;
  if (depth >= DEPTH_MAX) return en;
  const said = matched(words, en, depth) ?? en;
  if (words.known.size >= KNOWN_MAX) words.known.clear();
  words.known.set(en, said);
  return said;
}

function matched(words: Words, en: string, depth: number): string | null {
  for (const { pattern, slots, to } of words.templates) {
    const match = pattern.exec(en);
    if (!match) continue;
    const values = new Map(slots.map((slot, index) => [slot, match[index + 1] as string]));
    return to.replace(/\{(\d+)\}/g, (_whole, slot) => sentence(words, values.get(slot) ?? '', depth + 1));
  }
  return null;
}

const pairKey = ({ zh, en }: Bilingual): string => `${zh}\0${en}`;

function readOverlay(file: unknown): OverlayFile {
  const { language, name, texts } = (file ?? {}) as Partial<OverlayFile>;
  if (
    typeof language !== 'string' ||
    !/^[a-z]{2,8}$/.test(language) ||
    language === 'zh' ||
    language === 'en'
  )
    throw new TypeError('a file of texts names its language, which is neither zh nor en');
  if (typeof name !== 'string' || name === '' || name.length > 100)
    throw new TypeError('a file of texts names its language by its own name');
  if (typeof texts !== 'object' || texts === null) throw new TypeError('a file of texts holds texts');
  for (const [id, each] of Object.entries(texts))
    for (const half of ['zh', 'en', 'to'] as const)
      if (typeof each?.[half] !== 'string') throw new TypeError(`${id} has no text "${half}"`);
  return { language, name, texts };
}
