import type { Catalogue, Item } from '@tongzhou/domain';
import { matchKey, normaliseText } from '../text/index.ts';

/** One word for an item, prepared for comparing. */
export type ItemWord = {
  readonly word: string;
  readonly key: string;
  /** For words in Latin letters: the pattern with word boundaries; `null` for others. */
  readonly latin: RegExp | null;
  readonly item: Item;
};

export type ItemIndex = {
  readonly items: readonly Item[];
  readonly byId: ReadonlyMap<string, Item>;
  readonly byKey: ReadonlyMap<string, readonly Item[]>;
  /** Longest first. */
  readonly words: readonly ItemWord[];
};

export function buildItemIndex(catalogue: Omit<Catalogue, 'editions'>): ItemIndex {
  const words: ItemWord[] = [];
  const byKey = new Map<string, Item[]>();
  const claim = (word: string, item: Item) => {
    const key = matchKey(word);
    if (key === '') return;
    const claimants = byKey.get(key) ?? [];
    if (!claimants.includes(item)) byKey.set(key, [...claimants, item]);
    words.push({ word, key, latin: latinPattern(word), item });
  };
  for (const item of catalogue.items)
    for (const word of new Set([item.name.zh, item.name.en, ...item.aliases])) claim(word, item);
  const byId = new Map(catalogue.items.map((item) => [item.id, item]));
  for (const general of catalogue.generalNames)
    for (const item of general.items.flatMap((id) => byId.get(id) ?? []))
      for (const word of general.words) claim(word, item);
  words.sort((a, b) => b.key.length - a.key.length);
  return {
    items: catalogue.items,
    byId,
    byKey,
    words,
  };
}

function latinPattern(word: string): RegExp | null {
  const text = normaliseText(word).toLowerCase();
  if (/\p{Script=Han}/u.test(text)) return null;
  const body = text.replace(/[^a-z0-9%]+/g, ' ').trim();
  if (body === '') return null;
  return new RegExp(
    `(?<![a-z0-9])${body.replace(/ /g, '[^a-z0-9\\p{Script=Han}]{0,3}')}(?:s|es)?(?![a-z0-9])`,
    'u',
  );
}
