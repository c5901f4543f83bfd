import { type Piece, type Reading, replaced, rewritten } from './reading.ts';

/** Figures as words: in Chinese (with the big ones of accountants, and those that radio operators say), in English, in pinyin. */
const HAN: Readonly<Record<string, string>> = {
  ...row('〇零○洞', 0),
  ...row('一壹弌幺么妖', 1),
  ...row('二贰弍两', 2),
  ...row('三叁弎', 3),
  ...row('四肆', 4),
  ...row('五伍', 5),
  ...row('六陆', 6),
  ...row('七柒拐', 7),
  ...row('八捌', 8),
  ...row('九玖勾', 9),
};
/** Characters that sound like a figure: eleven of them in a row are no sentence. */
const SOUNDS: Readonly<Record<string, string>> = {
  ...row('零灵铃林另凌领洞〇泠玲龄岭伶临', 0),
  ...row('一壹幺要医衣伊易依邀妖腰亿意义宜', 1),
  ...row('二贰两儿尔而耳饿爱俩', 2),
  ...row('三叁伞散山珊衫闪', 3),
  ...row('四肆死寺是事司思似斯丝撕嗣饲时十', 4),
  ...row('五伍吴无舞吾我午屋雾勿物务武', 5),
  ...row('六陆溜流刘留绿榴柳路鹿', 6),
  ...row('七柒妻气起其奇期骑棋拐漆齐旗', 7),
  ...row('八捌爸吧巴拔发把芭扒疤', 8),
  ...row('九玖酒久就旧救舅勾韭揪', 9),
};
const SOUNDING = new RegExp(`[${Object.keys(SOUNDS).join('')}]{11,40}`, 'gu');

const UNITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const PINYIN = ['ling', 'yi', 'er', 'san', 'si', 'wu', 'liu', 'qi', 'ba', 'jiu'];
const WORDS = new Map<string, string>([
  ...UNITS.map((word, figure) => [word, String(figure)] as const),
  ...TEENS.map((word, index) => [word, String(index + 10)] as const),
  ...TENS.flatMap((word, index) => [
    [word, String((index + 2) * 10)] as const,
    ...UNITS.slice(1).flatMap((unit, figure) =>
      ['-', ' ', ''].map(
        (between) => [`${word}${between}${unit}`, String((index + 2) * 10 + figure + 1)] as const,
      ),
    ),
  ]),
  ...PINYIN.map((word, figure) => [word, String(figure)] as const),
  ...([
    ['oh', '0'],
    ['o', '0'],
    ['nought', '0'],
    ['nil', '0'],
    ['dong', '0'],
    ['yao', '1'],
    ['guai', '7'],
    ['gou', '9'],
  ] as const),
]);
const TIMES: Readonly<Record<string, number>> = { double: 2, triple: 3, treble: 3 };
/** With its tone too, where that is no figure of its own: yi1 san1 ba1. */
const TONED = `(?:${PINYIN.join('|')}|yao|dong|guai|gou)[1-5](?!\\d)`;
const WORD = `${TONED}|${[...WORDS.keys()].sort((a, b) => b.length - a.length).join('|')}`;
/** One after another, with figures between them where they come: fewer than four are words as people use them. */
const SPOKEN = new RegExp(
  `(?<![a-z])(?:(?:double|triple|treble)[ -]{0,2})?(?:(?:(?:double|triple|treble)[ -]{0,2})?(?:${WORD}|\\d{1,4})(?:[ ,.\\-/_、，]{0,3}|(?: and | then ))){4,}(?![a-z])`,
  'gu',
);
const PART = new RegExp(`double|triple|treble|${WORD}|\\d+`, 'g');
/** Words in which figures stand for letters: s3ven, 0ne. */
const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
};
const MIXED = /(?<![a-z0-9])[a-z0-9@$]{3,5}(?![a-z0-9])/g;

function row(signs: string, figure: number): Record<string, string> {
  return Object.fromEntries([...signs].map((sign) => [sign, String(figure)]));
}

/** 一百九十一 as 191, of less than ten thousand: as people read out a number in groups. Null: it is no such number. */
function hanNumber(words: string): string | null {
  let [sum, figure] = [0, -1];
  for (const sign of words) {
    const unit =
      sign === '千' || sign === '仟'
        ? 1000
        : sign === '百' || sign === '佰'
          ? 100
          : sign === '十' || sign === '拾'
            ? 10
            : 0;
    if (unit === 0) {
      const next = Number(HAN[sign]);
      if (figure > 0 && next !== 0) return null;
      figure = next;
      continue;
    }
    sum += (figure < 0 ? 1 : figure) * unit;
    figure = -1;
  }
  return String(sum + Math.max(0, figure));
}

/** 159四个九: four nines. */
const MANY = /(?<=\d ?)([二两三四五六2-6])个([〇零一二三四五六七八九\d])(?!\d)/gu;
const TIMES_WORD = new RegExp(
  `(?<![a-z])(two|three|four|[2-4]) times (${UNITS.join('|')}|\\d)(?![a-z\\d])`,
  'gu',
);
const figureOf = (word: string): string =>
  HAN[word] ?? (UNITS.includes(word) ? String(UNITS.indexOf(word)) : word);
const HAN_DIGIT = new RegExp(`[${Object.keys(HAN).join('')}]`, 'gu');
const HAN_GROUP = new RegExp(`[${Object.keys(HAN).join('')}十拾百佰千仟万亿]{3,24}`, 'gu');

/** The same with ten thousands and hundreds of millions. */
function wholeHanNumber(words: string): string | null {
  let sum = 0;
  for (const [, part = '', unit = ''] of words.matchAll(/([^万亿]*)([万亿]?)/gu)) {
    const value = part === '' ? (unit === '' ? 0 : 1) : Number(hanNumber(part) ?? Number.NaN);
    sum = unit === '亿' ? (sum + value) * 100_000_000 : sum + value * (unit === '万' ? 10_000 : 1);
  }
  return Number.isSafeInteger(sum) ? String(sum) : null;
}

/** Chinese figures as digits: a sign each, and numbers with hundreds and thousands by their value. */
export const withHanDigits = (reading: Reading): Reading => {
  const many = [MANY, TIMES_WORD].reduce(
    (each, pattern) =>
      rewritten(each, pattern, (found) => {
        const [, times = '', figure = ''] =
          new RegExp(pattern.source.replace(/^\(\?<[^)]*\)/, ''), 'u').exec(found) ?? [];
        return figureOf(figure).repeat(Number(figureOf(times)));
      }),
    reading,
  );
  const grouped = rewritten(many, HAN_GROUP, (words) =>
    /[十拾百佰千仟]/.test(words) ? (wholeHanNumber(words) ?? words) : words,
  );
  return { ...grouped, plain: grouped.plain.replace(HAN_DIGIT, (sign) => HAN[sign] as string) };
};

/** Eleven characters that sound like a mobile number, as that number; what sounds so before and after stays. */
export const withSounds = (reading: Reading): Reading =>
  rewritten(reading, SOUNDING, (signs) => {
    const digits = [...signs].map((sign) => SOUNDS[sign]).join('');
    const at = digits.search(/1[3-9]\d{9}/);
    return at < 0 ? signs : `${signs.slice(0, at)}${digits.slice(at, at + 11)}${signs.slice(at + 11)}`;
  });

/** Rows of spoken figures as digits. */
export function withSpokenDigits(before: Reading): Reading {
  const reading = rewritten(before, MIXED, (word) => {
    if (!/[a-z]/.test(word) || !/[\d@$]/.test(word)) return word;
    const plain = word.replace(/[\d@$]/g, (sign) => LEET[sign] ?? sign);
    return WORDS.has(plain) ? plain : word;
  });
  const pieces = [...reading.plain.matchAll(SPOKEN)].flatMap(({ 0: row, index }): Piece[] => {
    if (!/[a-z]/.test(row)) return [];
    let times = 1;
    return [...row.matchAll(PART)].flatMap(({ 0: word, index: at }) => {
      const from = index + at;
      const to = from + word.length;
      if (word in TIMES) {
        times = TIMES[word] as number;
        return [{ from, to, plain: '' }];
      }
      const plain = (WORDS.get(word) ?? WORDS.get(word.replace(/(?<=[a-z])\d$/, '')) ?? word).repeat(times);
      times = 1;
      return [{ from, to, plain }];
    });
  });
  return replaced(reading, pieces);
}
