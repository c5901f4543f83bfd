import { type Piece, type Reading, readingOf, replaced, rewritten } from './reading.ts';

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
  ...row('零灵铃林另凌领洞〇泠玲龄岭伶临陵菱聆羚翎令琳淋磷', 0),
  ...row('一壹幺要医衣伊易依邀妖腰亿意义宜摇谣遥药耀移疑翼忆益', 1),
  ...row('二贰两儿尔而耳饿爱俩洱饵迩恶', 2),
  ...row('三叁伞散山珊衫闪删善扇', 3),
  ...row('四肆死寺是事司思似斯丝撕嗣饲时十石式试史', 4),
  ...row('五伍吴无舞吾我午屋雾勿物务武捂芜梧悟误捂乌', 5),
  ...row('六陆溜流刘留绿榴柳路鹿遛瘤硫牛妞', 6),
  ...row('七柒妻气起其奇期骑棋拐漆齐旗琦祺企欺戚', 7),
  ...row('八捌爸吧巴拔发把芭扒疤叭跋罢霸', 8),
  ...row('九玖酒久就旧救舅勾韭揪究纠狗', 9),
};
const SOUNDING = new RegExp(
  `[${Object.keys(SOUNDS).join('')}](?:[ ,.、\\-]?[${Object.keys(SOUNDS).join('')}]){10,40}`,
  'gu',
);

const UNITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const PINYIN = ['ling', 'yi', 'er', 'san', 'si', 'wu', 'liu', 'qi', 'ba', 'jiu'];
/** As helpers from elsewhere say them, nought to nine: Spanish, French, German, Russian, Japanese twice, Cantonese, Vietnamese. */
const TONGUES = [
  'cero uno dos tres cuatro cinco seis siete ocho nueve',
  'zéro un deux trois quatre cinq six sept huit neuf',
  'null eins zwei drei vier fünf sechs sieben acht neun',
  'ноль один два три четыре пять шесть семь восемь девять',
  'zero ichi ni san yon go roku nana hachi kyuu',
  'rei hitotsu futatsu mittsu shi itsutsu muttsu shichi yattsu kyu',
  'ぜろ いち に さん よん ご ろく なな はち きゅう',
  'ゼロ イチ ニ サン ヨン ゴ ロク ナナ ハチ キュウ',
  'レイ ワン ツー スリー フォー ファイブ シックス セブン エイト ナイン',
  'れい ひと ふた みっつ し いつ むっつ しち やっつ く',
  'ling jat yi saam sei ng luk cat baat gau',
  'khong mot hai ba bon nam sau bay tam chin',
];
const WORDS = new Map<string, string>([
  // What several tongues share goes by the later: English and pinyin come last.
  ...TONGUES.flatMap((tongue) =>
    tongue.split(' ').map((word, figure) => [readingOf(word).plain, String(figure)] as const),
  ),
  ...['нуль', 'zwo', 'maru', 'まる'].map(
    (word, index) => [readingOf(word).plain, String(index === 1 ? 2 : 0)] as const,
  ),
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
    ['naught', '0'],
    ['aught', '0'],
    ['nil', '0'],
    ['niner', '9'],
    ['wun', '1'],
    ['won', '1'],
    ['too', '2'],
    ['ait', '8'],
    ['ate', '8'],
    ['sicks', '6'],
    ['fife', '5'],
    ['tree', '3'],
    ['fower', '4'],
    ['dong', '0'],
    ['yao', '1'],
    ['liang', '2'],
    ['guai', '7'],
    ['gou', '9'],
  ] as const),
]);
const TIMES: Readonly<Record<string, number>> = { double: 2, triple: 3, treble: 3, quadruple: 4 };
/** With its tone too, where that is no figure of its own: yi1 san1 ba1. */
const TONED = `(?:${PINYIN.join('|')}|yao|dong|guai|gou)[1-5](?!\\d)`;
const WORD = `${TONED}|${[...WORDS.keys()].sort((a, b) => b.length - a.length).join('|')}`;
/** A figure that is said, how often, and what stands before the next. Taken one by one, the longest first: nothing is read twice. */
const said = (word: string) =>
  new RegExp(
    `(?:(?<times>${Object.keys(TIMES).join('|')})[ -]{0,2})?(?<word>${word}|\\d{1,4})(?:[ ,.;]{0,2}(?: and| then| next| und| et| y)[ ,]{1,2}(?:an? )?|[ ,.\\-/_、，~*+]{0,3})`,
    'uy',
  );
const SAID = said(WORD);
/** Where figures stand among the syllables that are no tones, none is: yi5 jiu7. */
const SAID_TONELESS = said([...WORDS.keys()].sort((a, b) => b.length - a.length).join('|'));
const NO_TONES = new RegExp(`(?:${PINYIN.join('|')}|yao|dong|guai|gou)[06-9]`, 'u');
/** Fewer are words as people use them. */
const ROW_LEAST = 4;
const IS_LETTER = /\p{L}/u;
/** One hundred and thirty-eight, eight thousand. */
const HUNDREDS = new RegExp(
  `(?<![a-z])(?:${UNITS.slice(1).join('|')}) (?:hundred|thousand)(?:(?: and)? (?:${[...WORDS.keys()]
    .filter(
      (word) => TENS.some((ten) => word.startsWith(ten)) || UNITS.includes(word) || TEENS.includes(word),
    )
    .sort((a, b) => b.length - a.length)
    .join('|')}))?(?![a-z])`,
  'gu',
);
/** Roman figures, each by itself. */
const ROMAN =
  /(?<![a-z\d])(?:(?:viii|iii|vii|iv|vi|ix|ii|i|v|o|0)[ ,.\-/、]{1,3}){6,24}(?:viii|iii|vii|iv|vi|ix|ii|i|v|o|0)(?![a-z\d])/gu;
/** Morse: each figure is five signs. */
const MORSE = /(?<![.·\-–—_])(?:[.·\-–—_]{5}[ /|,]{1,3}){6,24}[.·\-–—_]{5}(?![.·\-–—_])/gu;
const morseFigure = (signs: string): string => {
  const plain = signs.replace(/[–—_]/g, '-').replaceAll('·', '.');
  const dots = /^(\.*)(-*)$/.exec(plain);
  if (dots) return String((dots[1] as string).length);
  const dashes = /^(-+)\.+$/.exec(plain);
  return dashes ? String(5 + (dashes[1] as string).length) : signs;
};
const ROMANS = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];
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

/** The first is 1, the second is 3: what tells of which figure one speaks is none of them. */
const ORDINAL =
  /第[0-9〇零一二三四五六七八九十]{1,3}(?:位|个|组|段|部分|节|串)(?:数字|数|号码)?(?:是|为)?[:：]?|(?<![a-z])(?:digit|block|part|group|figure) ?(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven)(?:[=:] ?| )|(?<![a-z])(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|last)(?: (?:one|digit|figure|number|group|part|block))?(?: is| are)?[:：]? /gu;
const ORDINALS_LEAST = 3;
const ordinals = (reading: Reading): Reading =>
  (reading.plain.match(ORDINAL)?.length ?? 0) < ORDINALS_LEAST
    ? reading
    : rewritten(reading, ORDINAL, () => '');

/** Chinese figures as digits: a sign each, and numbers with hundreds and thousands by their value. */
export const withHanDigits = (reading: Reading): Reading => {
  const told = ordinals(reading);
  const many = [MANY, TIMES_WORD].reduce(
    (each, pattern) =>
      rewritten(each, pattern, (found) => {
        const [, times = '', figure = ''] =
          new RegExp(pattern.source.replace(/^\(\?<[^)]*\)/, ''), 'u').exec(found) ?? [];
        return figureOf(figure).repeat(Number(figureOf(times)));
      }),
    told,
  );
  const grouped = rewritten(many, HAN_GROUP, (words) =>
    /[十拾百佰千仟]/.test(words) ? (wholeHanNumber(words) ?? words) : words,
  );
  return { ...grouped, plain: grouped.plain.replace(HAN_DIGIT, (sign) => HAN[sign] as string) };
};

/** Eleven characters that sound like a mobile number, as that number; what sounds so before and after stays. */
export const withSounds = (reading: Reading): Reading =>
  rewritten(reading, SOUNDING, (signs) => {
    const digits = [...signs].map((sign) => SOUNDS[sign] ?? sign).join('');
    const [number = ''] = /1[^\d]?[3-9](?:[^\d]?\d){9}/.exec(digits) ?? [];
    const at = digits.indexOf(number);
    return number === '' ? signs : `${signs.slice(0, at)}${number}${signs.slice(at + number.length)}`;
  });

/** Rows of spoken figures as digits. */
export function withSpokenDigits(before: Reading): Reading {
  const mixed = rewritten(before, MIXED, (word) => {
    if (!/[a-z]/.test(word) || !/[\d@$]/.test(word)) return word;
    const plain = word.replace(/[\d@$]/g, (sign) => LEET[sign] ?? sign);
    return WORDS.has(plain) ? plain : word;
  });
  const hundreds = rewritten(mixed, HUNDREDS, (number) => {
    const [many = '', unit, ...rest] = number.replace(' and ', ' ').split(' ');
    const more = Number(WORDS.get(rest.join(' ')) ?? 0);
    return String(Number(WORDS.get(many)) * (unit === 'hundred' ? 100 : 1_000) + more);
  });
  const roman = rewritten(hundreds, ROMAN, (row) =>
    row.replace(/[iv]+x?/g, (word) => String(ROMANS.indexOf(word) + 1)),
  );
  const reading = rewritten(roman, MORSE, (row) => row.replace(/[.·\-–—_]{5}/g, morseFigure));
  return replaced(reading, [...saidIn(reading.plain)]);
}

function* saidIn(plain: string): Generator<Piece> {
  const pattern = NO_TONES.test(plain) ? SAID_TONELESS : SAID;
  for (let at = 0; at < plain.length; ) {
    const [row, end] = rowAt(plain, at, pattern);
    if (row.length >= ROW_LEAST && IS_LETTER.test(plain.slice(at, end))) yield* row;
    at = Math.max(end, at + 1);
  }
}

/** The figures that are said from a place on, and where their row ends; a word that goes on as another is none of them. */
function rowAt(plain: string, from: number, said: RegExp): readonly [Piece[], number] {
  const row: Piece[] = [];
  let at = from;
  if (/[a-z]/.test(plain[from - 1] ?? '')) return [row, at];
  for (;;) {
    said.lastIndex = at;
    const { 0: all, groups } = said.exec(plain) ?? {};
    if (all === undefined || groups === undefined) break;
    const { times, word = '' } = groups;
    const figure = WORDS.get(word) ?? WORDS.get(word.replace(/(?<=[a-z])\d$/, '')) ?? word;
    const to = at + all.indexOf(word, (times ?? '').length) + word.length;
    row.push({ from: at, to, plain: figure.repeat(TIMES[times ?? ''] ?? 1) });
    at += all.length;
  }
  // What stands between the figures stays; the last must not be the beginning of another word.
  const last = row.at(-1);
  if (last && /[a-z]/.test(plain[at] ?? '') && /[a-z]/.test(plain[at - 1] ?? '')) row.pop();
  return [row, at];
}
