import type { Item } from '@tongzhou/domain';
import { matchKey, normaliseText } from '../text/index.ts';
import type { ItemIndex, ItemWord } from './item-index.ts';
import { provesItem, standardsNamed } from './standards.ts';

export type ItemMatch =
  | {
      readonly kind: 'matched';
      readonly item: Item;
      readonly how: 'exact' | 'contained';
      readonly word: string;
    }
  | { readonly kind: 'ambiguous'; readonly items: readonly Item[] }
  | { readonly kind: 'unknown' };

/** What may follow an item's name in Chinese without making it another thing: "口罩等物资", "防护服若干". */
const HARMLESS_TAIL = /^(?:等.{0,8}|若干|类|物资|用品|大量|不限|急需|急缺|紧缺|产品)$/u;
/** No item has a longer name; a whole paragraph is not searched for one. */
const WORDS_CHARACTERS_MAX = 200;
const LOOSE_HEAD = /^(?:其[他它]|各类|各种|所有)+/u;

/**
 * Words → item of the catalogue. Exact names first; then the longest name that the words end in, because Chinese puts
 * the head noun last (防护服消毒柜 is no suit) and 非医用口罩 is not 医用口罩. A word that is part of several items' names (口罩,
 * N95) is ambiguous, unless the context names a standard or a name of one of them. Nothing is guessed.
 */
export function matchItem(words: string, index: ItemIndex, context = ''): ItemMatch {
  const text = normaliseText(words).toLowerCase();
  if (text.length > WORDS_CHARACTERS_MAX) return { kind: 'unknown' };
  const bare = text.replace(/\([^()]*\)|\[[^[\]]*\]|【[^】]*】/g, ' ').trim();
  for (const form of [text, bare]) {
    const claimants = index.byKey.get(matchKey(form));
    if (claimants) return decide(claimants, context, index, 'exact', form);
  }
  for (const form of bare === text ? [text] : [bare, text]) {
    const compact = matchKey(form);
    const hits = index.words.filter((word) => contains(form, compact, word));
    const longest = hits[0]?.key.length;
    const best = hits.filter((word) => word.key.length === longest);
    if (best[0]) return decide(distinct(best), context, index, 'contained', best[0].word);
  }
  const shortened = distinct(index.words.filter(({ key }) => shortens(matchKey(bare), key)));
  if (shortened.length > 1) return decide(shortened, context, index, 'contained', bare);
  for (const fragment of fragments(bare)) {
    const partOf = distinct(index.words.filter((word) => word.key.includes(fragment)));
    if (partOf.length > 1) return decide(partOf, context, index, 'contained', fragment);
  }
  return { kind: 'unknown' };
}

/** 一次性手套 leaves out what kind of glove it is: the same signs in the same order, the same head, and something between. */
function shortens(short: string, name: string): boolean {
  if (short.length < 4 || short.length >= name.length || !/^\p{Script=Han}+$/u.test(short)) return false;
  if (!name.endsWith(short.slice(-2))) return false;
  let at = 0;
  for (const sign of name) if (sign === short[at]) at += 1;
  return at === short.length;
}

/** The words as a part of longer names: as they stand, and without the general noun ("N95 masks" → n95). */
function fragments(text: string): string[] {
  const whole = matchKey(text.replace(LOOSE_HEAD, '').replace(/(?<=[a-z]{3})s$/, ''));
  return [whole, whole.replace(/(?:masks?|口罩)$/, '')].filter(
    (part) => part.length > 1 && !/^[\d%]+$/.test(part),
  );
}

function contains(text: string, compact: string, { key, latin }: ItemWord): boolean {
  if (!compact.includes(key)) return false;
  if (latin) {
    const match = latin.exec(text);
    return match !== null && endsWell(matchKey(text.slice(match.index + match[0].length)));
  }
  for (let at = compact.indexOf(key); at >= 0; at = compact.indexOf(key, at + 1)) {
    const before = compact.slice(0, at);
    // 30%过氧化氢 is not the 3% that the catalogue means by 过氧化氢.
    const joined = /%$/.test(before) || (/[a-z0-9]$/.test(before) && /^[a-z0-9]/.test(key));
    const rest = compact.slice(at + key.length);
    const continued = /[a-z0-9]$/.test(key) && /^[a-z0-9]/.test(rest);
    if (!joined && !continued && !/[非无不]$/.test(before) && endsWell(rest)) return true;
  }
  return false;
}

const endsWell = (rest: string): boolean =>
  rest === '' || !/^\p{Script=Han}/u.test(rest) || HARMLESS_TAIL.test(rest);

function decide(
  candidates: readonly Item[],
  context: string,
  index: ItemIndex,
  how: 'exact' | 'contained',
  word: string,
): ItemMatch {
  const [only, second] = candidates;
  if (only && !second) return { kind: 'matched', item: only, how, word };
  const named = standardsNamed(context);
  const text = normaliseText(context).toLowerCase();
  const meant = candidates.filter(
    (item) =>
      named.some((standard) => provesItem(standard, item)) ||
      index.words.some((candidate) => candidate.item === item && candidate.latin?.test(text)),
  );
  const [one, another] = meant;
  if (one && !another) return { kind: 'matched', item: one, how: 'contained', word };
  return { kind: 'ambiguous', items: candidates };
}

const distinct = (words: readonly ItemWord[]): Item[] => [...new Set(words.map((word) => word.item))];
