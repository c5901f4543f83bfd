import type { Quantity } from '@tongzhou/domain';
import { AMOUNT_MAX } from '@tongzhou/domain/kernel';
import { normaliseText, readNumeral } from '@tongzhou/domain/kernel/number';
import { type AmountReading, readAs, refused } from './amount.ts';
import { UNIT_WORDS } from './unit.ts';

const UNKNOWN_WORDS =
  /^(?:若干|大量|少量|一批|急需|急缺|紧缺|需要|需求(?:量|缺口)?(?:很|较)?大|数量(?:不详|待定|不明)|待定|未知|不详|不明|needed|unknown|tbd|\?+|-+)$/i;
const UNLIMITED_WORDS = /^(?:不限量?|数量不限|多多益善|越多越好|无上限|unlimited|as many as possible)$/i;
const NONE_WORDS =
  /^(?:(?:暂时?|目前)?(?:不需要?|不缺|无需求?)|已(?:经)?(?:自行)?(?:购买|采购|购置|到货|收到|解决|备齐|满足)|充足|足够|not needed|none needed)$/i;

const NUMERAL = '\\d[\\d,.百千万亿kw]*|[零〇一二两三四五六七八九十百千万亿]+';
const EXPRESSION = new RegExp(
  '^(?:[*×x:]|共计?|合计|总计|约|大约|数量[:]?)?\\s*' +
    '(?<floor>≥|>=|不少于|至少|不低于|不小于|最少|at least )?\\s*' +
    `(?<least>${NUMERAL})\\s*(?<leastUnit>${UNIT_WORDS})?` +
    `(?:\\s*(?:[-~–—―]|至|到)\\s*(?<most>${NUMERAL}))?\\s*` +
    `(?<floorBefore>以上|起|\\+|余|多)?\\s*\\(?(?<unit>${UNIT_WORDS})?\\)?\\s*(?<floorAfter>以上|起|\\+)?(?:左右)?$`,
  'i',
);

/**
 * An amount as people write it, in Chinese or English. Nothing written is "unknown"; 0 is "none"; -1 is "unknown" and
 * -9 "unlimited" (wuhan2020/WebApp#46). Never throws.
 */
export function readAmount(written: unknown): AmountReading {
  if (written === null || written === undefined) return readAs({ kind: 'unknown' });
  if (typeof written === 'number') return readNumber(written);
  if (typeof written !== 'string' || written.length > 200) return refused('amount-not-read');
  const text = normaliseText(written).replace(/\n/g, ' ');
  if (text === '' || UNKNOWN_WORDS.test(text)) return readAs({ kind: 'unknown' });
  if (UNLIMITED_WORDS.test(text)) return readAs({ kind: 'unlimited' });
  if (NONE_WORDS.test(text)) return readAs({ kind: 'none' });
  if (/^-\d+(?:\.\d+)?$/.test(text)) return readNumber(Number(text));
  // Eleven digits that begin like a mobile number are one that slipped into the wrong column.
  if (/^1[3-9]\d{9}$/.test(text)) return refused('amount-not-read');
  return readExpression(text);
}

function readNumber(value: number): AmountReading {
  if (Number.isNaN(value)) return refused('amount-not-read');
  if (value === 0) return readAs({ kind: 'none' });
  if (value === -1) return readAs({ kind: 'unknown' });
  if (value === -9) return readAs({ kind: 'unlimited' });
  if (value < 0) return refused('amount-negative');
  if (value > AMOUNT_MAX) return refused('amount-absurd');
  if (!Number.isInteger(value)) return refused('amount-not-whole');
  return readAs({ kind: 'exact', amount: value });
}

function readExpression(text: string): AmountReading {
  const parts = EXPRESSION.exec(text)?.groups;
  if (!parts?.least) return refused('amount-not-read');
  const { least: leastText, most: mostText, leastUnit, unit: lastUnit } = parts;
  if (leastUnit && lastUnit && leastUnit !== lastUnit) return refused('amount-not-read');
  const unit = lastUnit ?? leastUnit ?? null;
  const atLeast = Boolean(parts.floor ?? parts.floorBefore ?? parts.floorAfter);
  let least = readNumeral(leastText ?? '');
  const most = mostText === undefined ? null : readNumeral(mostText);
  if (least === null || (mostText !== undefined && most === null)) return refused('amount-not-read');
  if (least === 'not-whole' || most === 'not-whole') return refused('amount-not-whole');
  if (most === null)
    return bounded(atLeast && least > 0 ? { kind: 'at-least', least } : exactly(least), unit);
  // "1-2万" means 1万 to 2万; "5000-1万" means what it says.
  const shared = /[百千万亿kw]+$/i.exec(mostText ?? '')?.[0];
  if (shared && /^\d+(?:\.\d+)?$/.test(leastText ?? '') && least < Number.parseFloat(mostText ?? '')) {
    const scaled = readNumeral(leastText + shared);
    if (typeof scaled === 'number') least = scaled;
  }
  if (atLeast || least < 1 || least > most) return refused('amount-not-read');
  return bounded(least === most ? exactly(least) : { kind: 'range', least, most }, unit);
}

const exactly = (amount: number): Quantity => (amount === 0 ? { kind: 'none' } : { kind: 'exact', amount });

function bounded(quantity: Quantity, unit: string | null): AmountReading {
  const largest =
    quantity.kind === 'exact'
      ? quantity.amount
      : quantity.kind === 'range'
        ? quantity.most
        : quantity.kind === 'at-least'
          ? quantity.least
          : 0;
  return largest > AMOUNT_MAX ? refused('amount-absurd') : readAs(quantity, unit);
}
