import { LIKE_HAN, LIKE_LATIN } from './look-alikes.ts';
import { SIMPLIFIED, TRADITIONAL } from './traditional.ts';

const LATIN = new Map(
  Object.entries(LIKE_LATIN).flatMap(([latin, letters]) =>
    [...letters].map((each) => [each, latin] as const),
  ),
);
const HAN = new Map(LIKE_HAN.flatMap(([first = '', ...rest]) => rest.map((each) => [each, first] as const)));
const simple = [...SIMPLIFIED];
const SIMPLE = new Map([...TRADITIONAL].map((each, place) => [each, simple[place] as string]));

/** Characters of one name in its other writing; what has no other stays. */
const simplified = (text: string): string => [...text].map((each) => SIMPLE.get(each) ?? each).join('');

/** A character in two halves, as 红 in ⺯ and 工: side by side they read as one. */
const HALVES: readonly (readonly [RegExp, string])[] = [
  [/[⺯纟糹糸]工/gu, '红'],
  [/[讠訁言]正/gu, '证'],
  [/[亻⺅]言/gu, '信'],
  [/[氵⺡]又/gu, '汉'],
  [/[氵⺡]胡/gu, '湖'],
  [/[阝⻖]完/gu, '院'],
];
const inOne = (text: string): string =>
  HALVES.reduce((written, [halves, whole]) => written.replace(halves, whole), text);

/**
 * What is left of a name when all that a reader may take for the same is the same (UTS 39, "skeleton"): invisible characters,
 * marks over letters, letters of other scripts, I and l, 0 and o within a word, traditional and simplified characters, Chinese
 * characters that differ by a stroke. Two names with one skeleton look alike; nothing else follows from it, and it is shown to nobody.
 */
export function skeleton(name: string): string {
  const letters = name
    .normalize('NFKD')
    .replace(/[\s\p{M}\p{Cc}\p{Cf}\p{P}\p{Default_Ignorable_Code_Point}]+/gu, '')
    .normalize('NFKC');
  const latin = [...inOne(letters)].map((each) => LATIN.get(each) ?? each).join('');
  return [...simplified(latin.toLowerCase())]
    .map((each) => HAN.get(each) ?? each)
    .join('')
    .replace(/(?<=[a-z])[0|](?=[a-z])/g, (sign) => (sign === '0' ? 'o' : 'l'))
    .replace(/(?<=[a-z])1(?=[a-z])/g, 'l')
    .replace(/i/g, 'l')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/(?<=\p{Script=Han})[+†](?=\p{Script=Han})/gu, '十');
}

/** A shorter part of a name is in too many others. */
const PART = { han: 5, other: 12, most: 60 };
const isPart = (of: string): boolean =>
  [...of].length >= (/\p{Script=Han}/u.test(of) ? PART.han : PART.other) && [...of].length <= PART.most;
const RANKS = /[省市]/gu;

/** What tells a name from others, also where 省 or 市 is left out; null: too short to tell, or too long to be looked for. */
export function tellingPart(name: string): string | null {
  const part = skeleton(name).replace(RANKS, '');
  return isPart(part) ? part : null;
}

/** All that could be the telling part of another's name within this one: at most some thousands, whatever is written. */
export function partsWithin(name: string): string[] {
  const signs = [...skeleton(name).replace(RANKS, '')].slice(0, PARTED_MOST);
  const parts = new Set<string>();
  for (let from = 0; from < signs.length; from += 1)
    for (let to = from + PART.han; to <= Math.min(signs.length, from + PART.most); to += 1)
      if (!isWithinNumber(signs, from) && !isWithinNumber(signs, to))
        parts.add(signs.slice(from, to).join(''));
  return [...parts].filter(isPart);
}
const PARTED_MOST = 120;
/** Shelter 1 does not stand in Shelter 10. */
const isWithinNumber = (signs: readonly string[], at: number): boolean =>
  /^\d\d$/.test(`${signs[at - 1] ?? ''}${signs[at] ?? ''}`);

/** A figure is what tells two of a series apart: 第一医院 and 第二医院 are not spellings of each other. */
const FIGURE = /^[\p{N}零一二三四五六七八九]$/u;
/** Shorter names differ by one character from too many others. */
const LEAST = { han: 4, other: 8 };

/**
 * The keys under which a skeleton and all that differ from it by one character meet: itself, and itself without any one of its
 * characters (the symmetric deletes of SymSpell). Two names share a key if one character was changed, left out, put in, or moved.
 */
export function nearKeys(of: string): string[] {
  const signs = [...of];
  const least = /\p{Script=Han}/u.test(of) ? LEAST.han : LEAST.other;
  if (signs.length < least) return [of];
  const without = signs.flatMap((sign, place) =>
    FIGURE.test(sign) ? [] : [[...signs.slice(0, place), ...signs.slice(place + 1)].join('')],
  );
  return [...new Set([of, ...without])];
}
