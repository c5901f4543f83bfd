import { type Amount, readAmount, UNIT_ONLY, UNIT_WORDS } from '../amount/index.ts';
import { withoutStandards } from '../item-match/index.ts';

/** A part of a remark taken apart: what is asked for, how much, and the words around. */
export type Part = {
  readonly words: string;
  readonly amount: Amount | null;
  readonly specification: string | null;
  /** The part says in so many words that something is needed (另需, 急缺 …). */
  readonly asks: boolean;
};

const AMOUNT_CHARACTERS_MAX = 60;
const LEAD =
  /^(?:另外|另|还|目前|现在?|我院|本院|急|特别|尤其|主要|以及|及)*(?:急需|急缺|紧缺|短缺|需求|需要|需|缺少|缺|增加了|增加|新增)(?:的)?/;
const HEADING =
  /^(?:药品|物资|设备|医疗设备|医疗器械|医疗物资|医用物资|防护物资|防护用品|消毒用品|耗材|以下物资|清单)[:]/;
const TAIL_AMOUNT =
  /(?:需求(?:量|缺口)?(?:很|较)?大|(?:数量)?不限量?|多多益善|越多越好|若干|大量|急需|急缺|紧缺)$/;
const RUNNING_OUT =
  /(?:库存)?(?:已|仍然?|还|尚|严重|极度|非常|比较|较|均|都)*(?:不足|告急|紧缺|短缺|不够|紧张|用完|耗尽)$/;
const LEADING_AMOUNT = new RegExp(
  `^([\\d][\\d.,百千万亿]*|[一二两三四五六七八九十百千万]+)\\s*(${UNIT_WORDS})\\s*(?:的|of )?\\s*(?=\\S{2})`,
  'i',
);

export function readPart(text: string): Part {
  const asked = text.replace(LEAD, '');
  const asks = asked !== text && asked !== '';
  const body = (asks ? asked : text).replace(HEADING, '').trim();
  const colon = body.indexOf(':');
  if (colon > 0) {
    const words = body.slice(0, colon).trim();
    const right = body.slice(colon + 1).trim();
    const amount = numberIn(right);
    if (amount) return finish(words, amount, null, asks);
    const inner = readPart(right);
    // "医用防护口罩:符合GB 19083": a name and what is asked of it. "呼吸机:有创3台" keeps both sides.
    return inner.amount
      ? finish(`${words} ${inner.words}`, inner.amount, inner.specification, asks)
      : finish(words, null, right, asks);
  }
  const short = RUNNING_OUT.exec(body);
  if (short && short.index > 0)
    return finish(body.slice(0, short.index).replace(/^现有/, ''), null, null, true);
  const tail = TAIL_AMOUNT.exec(body);
  if (tail && tail.index > 0) {
    const reading = readAmount(tail[0].replace(/^数量/, ''));
    if (reading.ok) return finish(body.slice(0, tail.index), reading.amount, null, true);
  }
  return trailing(body, asks) ?? leading(body, asks) ?? finish(body, null, null, asks);
}

/** `…胶囊(盒) *5000`, `呼吸机3台(感染患者急用)`, `3%过氧化氢消毒液(500ml) 2000`: the longest end that is an amount. */
function trailing(body: string, asks: boolean): Part | null {
  const aside = /\(([^()]*)\)$/.exec(body);
  const text = withoutStandards(aside ? body.slice(0, aside.index).trim() : body);
  for (let at = Math.max(1, text.length - AMOUNT_CHARACTERS_MAX); at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (!/[\d零一二两三四五六七八九十百千万*×x≥>不至约共]/i.test(sign)) continue;
    // Inside a code, a percentage or a longer number nothing begins: KN95, BK-2719, 3.6万.
    if (/[a-z\d.,%\-/]$/i.test(text.slice(0, at)) && !/[*×]/.test(sign)) continue;
    const amount = numberIn(text.slice(at));
    if (amount) return finish(text.slice(0, at).replace(/[*×\s]+$/, ''), amount, aside?.[1] ?? null, asks);
  }
  return null;
}

/** `2000瓶乙醇`, `50 boxes of gloves`: needs its unit, or 84消毒液 would be 84 of something. */
function leading(body: string, asks: boolean): Part | null {
  const match = LEADING_AMOUNT.exec(body);
  const amount = match ? numberIn(`${match[1]}${match[2]}`) : null;
  return match && amount ? finish(body.slice(match[0].length), amount, null, asks) : null;
}

function numberIn(text: string): Amount | null {
  const reading = readAmount(text);
  return reading.ok && reading.amount.quantity.kind !== 'unknown' ? reading.amount : null;
}

/** A unit in brackets belongs to the amount (奥司他韦胶囊(盒) *5000); other brackets specify. */
function finish(words: string, amount: Amount | null, specification: string | null, asks: boolean): Part {
  const [named = '', ...more] = words.split(',');
  const brackets = [...named.matchAll(/\(([^()]*)\)/g)].map((match) => match[1]?.trim() ?? '');
  const unit = brackets.find((content) => UNIT_ONLY.test(content));
  const said = [
    ...brackets.filter((content) => content !== unit),
    more.join(',').trim(),
    specification?.trim(),
  ]
    .filter(Boolean)
    .join('; ');
  return {
    words: named.trim(),
    amount: amount && unit && amount.unit === null ? { ...amount, unit, bareOne: false } : amount,
    specification: said || null,
    asks,
  };
}
