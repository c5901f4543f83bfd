import type { ItemIndex } from './index-of-items.ts';
import type { Item } from './item.ts';

/** Words of the catalogue in a text: where they stand, and which items they may mean. */
export type ItemsFound = { readonly start: number; readonly end: number; readonly items: readonly string[] };

type Spotter = { readonly pattern: RegExp; readonly meanings: ReadonlyMap<string, readonly string[]> };
/** A catalogue never changes: the words of each are gathered once. */
const SPOTTERS = new WeakMap<ItemIndex, Spotter>();

/**
 * Where a text (of `plainNumbers`) speaks of goods of the catalogue: by name, by another word, by the standard, or by the word
 * that ends such names (口罩, masks); the longest first.
 */
export function itemsInText(items: ItemIndex, text: string): ItemsFound[] {
  const known = SPOTTERS.get(items);
  const { pattern, meanings } = known ?? spotterOf(items);
  if (!known) SPOTTERS.set(items, { pattern, meanings });
  return Array.from(text.toLowerCase().matchAll(pattern), ({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    items: [word, word.replace(/s$/, ''), word.replace(/es$/, '')].flatMap(
      (each) => meanings.get(each) ?? [],
    ),
  }));
}

function spotterOf(items: ItemIndex): Spotter {
  const meanings = new Map<string, string[]>();
  const mean = (word: string, id: string): void => {
    if (word.length < 2) return;
    const meant = meanings.get(word) ?? [];
    if (!meant.includes(id)) meanings.set(word, [...meant, id]);
  };
  const heads: [word: string, id: string][] = [];
  for (const item of items.byId.values())
    for (const word of wordsOf(item)) {
      mean(word, item.id);
      for (const head of headsOf(word)) heads.push([head, item.id]);
    }
  for (const { words, items: meant } of items.generalNames)
    for (const word of words) for (const id of meant) mean(plain(word), id);
  for (const [standard, proven] of items.byStandard) for (const { id } of proven) mean(plain(standard), id);
  for (const [head, id] of heads) mean(head, id);
  const longestFirst = [...meanings.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  // In Chinese no space parts words; an English one begins and ends where letters do, and may stand for several.
  const alternatives = longestFirst.map((word) => {
    const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, ' ?');
    return `${/^[a-z\d]/.test(word) ? '(?<![a-z\\d])' : ''}${escaped}${/[a-z]$/.test(word) ? '(?:e?s)?(?![a-z])' : / .*\d$/.test(word) ? '(?!\\d)' : ''}`;
  });
  return { pattern: new RegExp(alternatives.join('|'), 'g'), meanings };
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** What stands behind a name in brackets is its standard; of `甲|乙` and `甲/乙` each is a word. */
const wordsOf = ({ id, name, aliases }: Item): string[] => [
  id,
  ...[name.zh, name.en, ...aliases].flatMap((each) =>
    plain(each)
      .replace(/\(.*?\)/g, '')
      .split(/[|/]/)
      .map((word) => word.trim()),
  ),
];

/** They end names of goods, and any other sentence as well. */
const SAYS_NOTHING: ReadonlySet<string> = new Set([
  'unit',
  'standard',
  'cover',
  'piece',
  'machine',
  'instrument',
  'injection',
]);

/** 口罩 of 医用外科口罩, mask of "surgical mask", and N95, which is written for itself. */
function headsOf(word: string): string[] {
  const chinese = /\p{Script=Han}{2}$/u.exec(word)?.[0];
  const english = /^[a-z][a-z -]* ([a-z]{4,})$/.exec(word)?.[1];
  const marks = Array.from(word.matchAll(/(?<![a-z\d])[a-z]{1,4}\d{1,3}(?![a-z\d])/g), ([mark]) => mark);
  const one = english?.replace(/s$/, '');
  return [chinese, one && SAYS_NOTHING.has(one) ? undefined : one, ...marks].filter(
    (each) => each !== undefined,
  );
}
