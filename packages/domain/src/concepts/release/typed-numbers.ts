import type { ItemIndex } from '../../kernel/item/index-of-items.ts';
import { type ItemsFound, itemsInText } from '../../kernel/item/items-in-text.ts';
import { unitsOfGoods } from '../../kernel/item/units-in-text.ts';
import { amountsIn, keyOfNumber, type NumberFound, plainNumbers } from '../../kernel/number/numbers-in.ts';
import { type Refusal, refusal } from '../../kernel/refusal/refusal.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import type { DraftedNotice, NoticeField } from './facts.ts';
import { FIGURE_NAMES, FIGURES, type FigureName, figureNow } from './figures.ts';
import { type NoticeWords, referencesIn, textOf, whyNotRendered } from './notice-text.ts';

/** An amount that somebody typed; `items`: goods of the catalogue that its sentence speaks of beside it. */
type TypedNumber = {
  readonly text: string;
  readonly key: string;
  readonly value: number | null;
  readonly start: number;
  readonly beside: ItemsFound | null;
  readonly besideWords: string;
  readonly context: string;
};

/** So far from a word of the catalogue an amount may still be of those goods: a row of a table, a line break between. */
const NEAR = 60;
/** A small word ("two") only directly before it. */
const NEXT = 20;
const SENTENCE_ENDS = /[。!?]+|\.(?=\s)/g;
/** In so many characters a unit is found behind its number, or the word for an amount before it. */
const UNIT_WITHIN = 40;
const COUNTED_BEFORE =
  /(?:数量|件数|只数|箱数|盒数|套数|quantity|pieces|boxes)(?: ?(?:为|是|共|约|of|is|was))? ?[:=]? ?$/i;
const MONEY_AFTER = /^ ?(?:元|块|圆|美元|港元|欧元|日元|yuan|rmb|dollars?|euros?|cny|usd|eur|hkd)/i;
const MONEY_BEFORE = /(?:[¥￥$€£]|\b(?:rmb|cny|usd|eur|hkd)) ?$/i;
/** People, houses, shares and times are counted beside goods, and are none. */
const OTHERS_AFTER =
  /^ ?[余多]?(?:名|位|人(?!份)|户|家|所|次|%|％|(?:more |new )?(?:volunteers?|people|persons?|patients?|hospitals?|facilities|staff|households?|families|drivers?|nurses?|doctors?|teams?|times|per ?cent)\b)/i;
/** What goods do: a number that only says so is of those that the sentence before it speaks of. */
const OF_THEM_AFTER =
  /^ ?(?:(?:(?:have|has|had|were|was|are|is) )?(?:already |now )?(?:been )?(?:delivered|sent|received|distributed|handed out|given out|shipped|given|used up|issued|donated|in transit|in store|on the way)\b|(?:of (?:them|these|those|which)\b)|(?:都|已经?|均|全部|现)?(?:送达|交付|发放|收到|在途|入库|发出|发往|送到|分发|到货|运抵))/i;
const OF_THEM_BEFORE =
  /(?:其中|共计|总计|合计|累计|of (?:them|these|which),?|in all,?|altogether,?|a total of)[:：]? ?(?:约|about|some)? ?$/i;
/** Who else it may be of, where such words stand between. */
const OTHERS_BETWEEN =
  /[名位人户]|志愿者|医生|护士|医疗队|患者|病例|病人|医院|机构|单位|企业|家|司机|笔|元|\b(?:volunteers?|people|persons?|patients?|cases|hospitals?|facilities|staff|households?|families|drivers?|nurses?|doctors?|teams?|donors?|gifts?|companies|yuan|calls?|messages?|lorries|trucks)\b/i;
/** Or counted in the sentence of the goods: 500 volunteers packed masks. 36 of them stayed. */
const OTHERS_COUNTED = new RegExp(
  `(?:\\d|[一二三四五六七八九十百千万两]|hundred|thousand) ?[余多]?(?:${OTHERS_BETWEEN.source})`,
  'i',
);
/** As many as one answer names. */
const SAID_MAX = 20;

/** The amounts that a text says in its own words, not by reference. */
function typedNumbers(items: ItemIndex, plain: string): TypedNumber[] {
  const found = itemsInText(items, plain);
  return amountsIn(plain, found).flatMap((number) => {
    const [before, after] = [plain.slice(0, number.start), plain.slice(number.end)];
    const isOfOthers = MONEY_AFTER.test(after) || MONEY_BEFORE.test(before) || OTHERS_AFTER.test(after);
    const beside = isOfOthers ? null : besideOf(items, plain, number, found);
    if ((number.isSmallWord || number.isPaper || number.isLetters) && beside === null) return [];
    return [
      {
        ...{ text: number.text, key: keyOfNumber(number), value: number.value, start: number.start },
        // The number of a paper beside goods is not theirs, and needs a reason as other numbers do.
        beside: number.isPaper ? null : beside,
        besideWords: beside ? plain.slice(beside.start, beside.end) : '',
        context: plain.slice(Math.max(0, number.start - NEXT), number.end + NEXT),
      },
    ];
  });
}

/**
 * The goods that a number is of: near it in its sentence; of a number of boxes or pieces those that the text speaks of
 * anywhere, and of what other things are counted by too (件, 个, sets) those of its sentence or the next to it.
 */
function besideOf(
  items: ItemIndex,
  plain: string,
  number: NumberFound,
  found: readonly ItemsFound[],
): ItemsFound | null {
  const { always, also } = unitsOfGoods(items);
  const after = plain.slice(number.end, number.end + UNIT_WITHIN);
  const isGoods = !number.isPaper && always.test(after);
  const isMaybeGoods =
    !number.isPaper &&
    (also.test(after) ||
      COUNTED_BEFORE.test(plain.slice(Math.max(0, number.start - UNIT_WITHIN), number.start)));
  const ofThem = number.isPaper || number.isSmallWord ? false : isOfThem(plain, number);
  let nearest: ItemsFound | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const each of nextTo(number, found)) {
    const [from, to] = each.end <= number.start ? [each.end, number.start] : [number.end, each.start];
    const gap = to - from;
    if (gap >= least) continue;
    const between = plain.slice(from, to);
    const ends = between.replace(/\bnos?\. ?$/i, '').match(SENTENCE_ENDS)?.length ?? 0;
    const isNear = gap <= NEAR && ends === 0;
    const isSmallAway =
      number.isSmallWord && (each.start < number.end || gap > NEXT || /[,;:，：；、]/.test(between));
    if (!(isNear && !isSmallAway) && !isGoods && !(isMaybeGoods && ends <= 1)) {
      // Of the goods before it, where nothing else that is counted stands between.
      const isSaidOf =
        ofThem &&
        each.end <= number.start &&
        ends <= 1 &&
        !OTHERS_BETWEEN.test(between) &&
        !OTHERS_COUNTED.test(sentenceBefore(plain, each.start));
      if (!isSaidOf) continue;
    }
    nearest = each;
    least = gap;
  }
  return nearest;
}

/** What of a sentence stands before a place in it. */
function sentenceBefore(plain: string, at: number): string {
  const text = plain.slice(Math.max(0, at - 2 * NEAR), at);
  const end = [...text.matchAll(SENTENCE_ENDS)].at(-1);
  return end ? text.slice(end.index + end[0].length) : text;
}

/** 36,000 of them; 36,000 were delivered; 其中 36000 已送达: and nothing else that is counted directly behind it. */
function isOfThem(plain: string, { start, end }: NumberFound): boolean {
  const [before, after] = [
    plain.slice(Math.max(0, start - UNIT_WITHIN), start),
    plain.slice(end, end + UNIT_WITHIN),
  ];
  // Letters alone (Masks came. XXXVI thousand.) are an amount where one follows.
  return (
    OF_THEM_AFTER.test(after.replace(/^ ?(?:thousand|million|hundred|[千万亿])/i, '')) ||
    OF_THEM_BEFORE.test(before)
  );
}

/** The last goods before a number and the first behind it. */
function nextTo({ start, end }: NumberFound, found: readonly ItemsFound[]): ItemsFound[] {
  const behind = found.findIndex((each) => each.start >= end);
  const before = found.slice(0, behind < 0 ? undefined : behind).findLast((each) => each.end <= start);
  const after = behind < 0 ? undefined : found[behind];
  return [before, after].filter((each) => each !== undefined);
}

/** As a reader reads it. A reference is no number, and neither is the name of the response. */
const readable = (text: string, { name }: IncidentState): string => {
  const cut = referencesIn(text).reduceRight(
    (left, { start, end }) => `${left.slice(0, start)}◆${left.slice(end)}`,
    text,
  );
  return plainNumbers(cut.replaceAll(name.zh, '◆').replaceAll(name.en, '◆'));
};

/** Amounts beside words of the catalogue, each refused with the reference that says it. */
export function whyTyped(
  items: ItemIndex,
  incident: IncidentState,
  texts: Readonly<Record<string, string | null>>,
): Refusal[] {
  return Object.entries(texts).flatMap(([field, text]) =>
    text === null
      ? []
      : typedNumbers(items, readable(text, incident)).flatMap((number) =>
          figureTyped(incident, number, field),
        ),
  );
}

/** Why a notice may not be published as it is written. */
export const whyNotNotice = (
  items: ItemIndex,
  incident: IncidentState,
  { numbers, ...words }: Omit<DraftedNotice, 'kind'>,
): Refusal[] => [...whyNotRendered(items, words), ...whyNotStated(items, incident, words, numbers)];

/**
 * A notice says no amount of goods but by reference; and of other numbers that the record does not know only those that its
 * writer gives a reason for.
 */
function whyNotStated(
  items: ItemIndex,
  incident: IncidentState,
  words: NoticeWords,
  numbers: DraftedNotice['numbers'],
): Refusal[] {
  const refusals: Refusal[] = [];
  const stated = new Map(numbers.map(({ text }, index) => [keysIn(text), index] as const));
  const reasons = new Set([...stated.keys()].flat());
  const others = new Set<string>();
  const asked = new Set<string>();
  // As a reader reads it: the title before the text.
  for (const [head, text] of [
    ['title.zh', 'body.zh'],
    ['title.en', 'body.en'],
  ] as const) {
    const title = readable(textOf(words, head), incident);
    for (const number of typedNumbers(items, `${title}\n${readable(textOf(words, text), incident)}`)) {
      const field: NoticeField = number.start < title.length ? head : text;
      if (number.beside !== null) refusals.push(...figureTyped(incident, number, field));
      else {
        others.add(number.key);
        if (reasons.has(number.key) || asked.has(number.key)) continue;
        asked.add(number.key);
        refusals.push(refusal('number-unproven', { number: number.text }, { field, rule: 'F2' }));
      }
    }
  }
  for (const [keys, index] of stated)
    if (keys.length === 0 || !keys.every((key) => others.has(key)))
      refusals.push(
        refusal(
          'number-not-in-text',
          { number: numbers[index]?.text ?? '' },
          { field: `numbers.${index}.text` },
        ),
      );
  const about = Object.fromEntries(numbers.map(({ reason }, index) => [`numbers.${index}.reason`, reason]));
  return [...refusals, ...whyTyped(items, incident, about)].slice(0, SAID_MAX);
}

const keysIn = (text: string): string[] => amountsIn(plainNumbers(text)).map(keyOfNumber);

function figureTyped(incident: IncidentState, number: TypedNumber, field: string): Refusal[] {
  if (number.beside === null) return [];
  const offered = offeredFor(incident, number, number.beside.items);
  const parameters = { number: number.text, words: number.besideWords, ...offered };
  return [refusal('figure-typed', parameters, { field, rule: 'F2' })];
}

/** Words that say which figure is meant; what comes first is taken. */
const MEANT: readonly (readonly [FigureName, RegExp])[] = [
  ['needs.missing', /缺|急需|需要|\b(?:need|short|missing|lack)/i],
  ['goods.in-transit', /在途|运输中|on the way|in transit/i],
  ['goods.consumed', /使用|消耗|\bused\b/i],
  ['goods.stock', /库存|仓|in stock|in store/i],
  ['goods.received', /收到|接收|接受|捐赠|receiv|donat/i],
  ['goods.delivered', /送达|交付|发|deliver|distribut|\bsent\b|handed out/i],
];

/** The reference that says the number where there is one, else the one that its words speak of; and what it says now. */
function offeredFor(
  incident: IncidentState,
  { value, context, beside }: TypedNumber,
  items: readonly string[],
): { reference: string; now: number } {
  const worded = MEANT.find(([, words]) => words.test(context))?.[0] ?? 'goods.received';
  const given = [...items].sort(
    (a, b) => (incident.given.get(b)?.amount ?? 0) - (incident.given.get(a)?.amount ?? 0),
  );
  const argument = given[0] ?? beside?.items[0] ?? '';
  const names = [worded, ...FIGURE_NAMES.filter((name) => name !== worded && FIGURES[name].of === 'item')];
  const all = names.flatMap((name) => given.map((item) => ({ name, argument: item })));
  const same =
    value === null || value === 0 ? undefined : all.find((each) => figureNow(incident, each) === value);
  const known = same ?? { name: worded, argument };
  return { reference: `${known.name}:${known.argument}`, now: figureNow(incident, known) };
}
