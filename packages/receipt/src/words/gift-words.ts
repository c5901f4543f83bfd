import { CHINA, moneyFigure } from '@tongzhou/domain/kernel';
import { type Both, both as b, type Language, labels, say } from '@tongzhou/messages';
import type { GiftEntry } from '../content/gift-entry.ts';
import type { Names } from './names.ts';

/** A line of a receipt: what it is about, and what the entry says. */
export type GiftLine = { readonly label: string; readonly text: string };

export const GIFT_LABELS = {
  code: b('收据编号', 'Receipt code'),
  given: b('捐赠内容', 'Given'),
  at: b('接收时间', 'Received at'),
  entered: b('登记时间', 'Entered at'),
  donor: b('捐赠人', 'Donor'),
  receiver: b('接收单位', 'Handed to'),
  place: b('接收地点', 'At'),
  mode: b('捐赠方式', 'Mode'),
  earmark: b('定向给', 'For'),
  purpose: b('用途', 'Purpose'),
  purposeWords: b('捐赠人原话', 'In the donor’s words'),
  reference: b('银行流水号', 'The bank’s reference'),
  incident: b('突发事件', 'Incident'),
} satisfies Record<string, Both>;

/** Dates of a response are read by the clock of its place, wherever the reader is; where nobody has said it, China's. */
export function giftMoment(iso: string, language: Language, clock: string = CHINA): string {
  const text = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: clock === CHINA ? 'Asia/Shanghai' : clock,
    year: 'numeric',
    month: language === 'zh' ? 'numeric' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(iso));
  const [zh, en] =
    clock === CHINA
      ? ['北京时间', 'Beijing time']
      : clock === 'Europe/London'
        ? ['英国时间', 'UK time']
        : ['当地时间', 'local time'];
  return language === 'zh' ? `${text}（${zh}）` : `${text} (${en})`;
}

/** Each thing given, such as `医用防护口罩 × 36,000 只`; money as `¥2,000.00`. */
export function thingsGiven(gift: GiftEntry, names: Names, language: Language): string[] {
  const things = gift.lots.map((lot) => {
    const item = names.item(lot.claimedItem);
    const unit = item ? say(item.unit, language) : '';
    const amount = `${new Intl.NumberFormat('en').format(lot.amount)} ${unit}`.trim();
    const more = [
      lot.batch && `${say(b('批号', 'batch'), language)} ${lot.batch}`,
      lot.expiresOn && `${say(b('有效期至', 'expires'), language)} ${lot.expiresOn}`,
      lot.item !== lot.claimedItem && countsAs(names, lot.item, language),
      lot.quarantined && say(labels.quarantineReason[lot.quarantined], language),
    ].filter((each): each is string => Boolean(each));
    const whole = `${item ? say(item.name, language) : lot.claimedItem} × ${amount}`;
    if (more.length === 0) return whole;
    return language === 'zh' ? `${whole}（${more.join('，')}）` : `${whole} (${more.join(', ')})`;
  });
  if (gift.money) things.push(moneyFigure(gift.money.amount, gift.money.currency));
  return things;
}

/** By its papers goods may be less than their donor hopes. */
const countsAs = (names: Names, id: string, language: Language): string => {
  const item = names.item(id);
  return `${say(b('按凭证计为', 'by its papers it counts as'), language)} ${item ? say(item.name, language) : id}`;
};

/** All that the entry says of a gift, line by line; a person who gave stands as a person, as in the entry. */
export function giftLines(gift: GiftEntry, names: Names, language: Language): GiftLine[] {
  // With the id, as the entry holds it: a receipt on paper can be compared where names are not at hand.
  const withId = (words: Both | null, id: string) =>
    words === null ? id : say(b(`${words.zh}（${id}）`, `${words.en} (${id})`), language);
  const lines: [Both, string | null][] = [
    [GIFT_LABELS.code, gift.receiptCode],
    ...thingsGiven(gift, names, language).map((text): [Both, string] => [GIFT_LABELS.given, text]),
    [GIFT_LABELS.at, giftMoment(gift.happenedAt ?? gift.at, language, names.clock)],
    [GIFT_LABELS.entered, gift.happenedAt === undefined ? null : giftMoment(gift.at, language, names.clock)],
    [GIFT_LABELS.donor, say(donorWords(gift), language)],
    [GIFT_LABELS.receiver, withId(names.organisation(gift.receiver), gift.receiver)],
    [GIFT_LABELS.place, gift.place && withId(names.place(gift.place), gift.place)],
    [GIFT_LABELS.mode, say(labels.giftMode[gift.mode], language)],
    [
      GIFT_LABELS.earmark,
      gift.earmarkedFor && withId(names.organisation(gift.earmarkedFor), gift.earmarkedFor),
    ],
    [GIFT_LABELS.purpose, gift.purpose && withId(names.purpose(gift.incident, gift.purpose), gift.purpose)],
    [GIFT_LABELS.purposeWords, gift.purposeWords],
    [GIFT_LABELS.reference, gift.reference],
    [GIFT_LABELS.incident, withId(names.incident(gift.incident), gift.incident)],
  ];
  return lines.flatMap(([label, text]) => (text === null ? [] : [{ label: say(label, language), text }]));
}

function donorWords({ donor }: GiftEntry): Both {
  if (donor.kind === 'organisation') return b(donor.name, donor.name);
  return donor.kind === 'person'
    ? b('个人捐赠者（姓名不公开）', 'A person (the name is not public)')
    : b('匿名', 'Anonymous');
}
