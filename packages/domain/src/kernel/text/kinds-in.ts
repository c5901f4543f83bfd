import { findPersonalData } from './find.ts';
import type { PersonalDataKind } from './kinds.ts';

/** Longer words are hardly ever said twice. */
const LENGTH_MOST = 200;
/** Of two generations of texts, the younger holds so many at most: a few megabytes in all. */
const TEXTS_MOST = 8_192;

let young = new Map<string, readonly PersonalDataKind[]>();
let old: ReadonlyMap<string, readonly PersonalDataKind[]> = new Map();

/**
 * Which kinds of personal data a text holds, each once. One word is asked about several times in a decision (as it was sent, and as it stands in
 * each fact), and names and reasons come again and again: what was found in a text is remembered for a while, as it follows from the text alone.
 */
export function kindsIn(text: string): readonly PersonalDataKind[] {
  if (text.length > LENGTH_MOST) return look(text);
  const known = young.get(text);
  if (known) return known;
  const kinds = old.get(text) ?? look(text);
  if (young.size >= TEXTS_MOST) {
    old = young;
    young = new Map();
  }
  young.set(text, kinds);
  return kinds;
}

const look = (text: string): readonly PersonalDataKind[] => [
  ...new Set(findPersonalData(text).map(({ kind }) => kind)),
];
