import type { ItemIndex } from './index-of-items.ts';
import type { Item } from './item.ts';

/** A word such as 口罩 is part of many names; more than so many say nothing to whoever has to choose. */
const FOUND_MAX = 12;
const WORDS_MAX = 100;

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s/|、，()]+/g, '');

/**
 * The items that words on a pack may mean: the one whose name or other word they are, else each that they are a part of.
 * Several: whoever asks has to say which; nothing is guessed.
 */
export function itemsNamed({ byId, generalNames }: ItemIndex, words: string): Item[] {
  const asked = plain(words.slice(0, WORDS_MAX));
  if (asked === '') return [];
  const all = [...byId.values()];
  const named = (item: Item) => [item.id, item.name.zh, item.name.en, ...item.aliases].map(plain);
  const exact = all.filter((item) => named(item).includes(asked));
  if (exact.length > 0) return exact;
  const general = generalNames.find((each) => each.words.map(plain).includes(asked));
  if (general) return general.items.flatMap((id) => byId.get(id) ?? []);
  return all.filter((item) => named(item).some((name) => name.includes(asked))).slice(0, FOUND_MAX);
}
