import type { Bilingual } from '@tongzhou/domain';

/** Which kind of file it is: ISO 20022 camt.053, a bank's table, or what a payment platform writes out. */
export type StatementKind = 'camt.053' | 'bank-csv' | 'alipay' | 'wechat';

/** One movement on an account, as the bank writes it. Who stands behind it may be a person: none of it enters a public record. */
export type StatementLine = {
  /** Where it stands in the file, from 1. */
  readonly line: number;
  /** What the bank calls the transfer; null where it names none that can be one. */
  readonly reference: string | null;
  /** The day on which it was booked, there. */
  readonly bookedOn: string;
  /** Whole minor units, more than nothing. */
  readonly amount: number;
  readonly currency: string;
  readonly direction: 'credit' | 'debit';
  readonly counterparty: string | null;
  readonly text: string | null;
};

/** What cannot be read of a file or a line; what was written there is not repeated: it may be of a person. */
export type StatementFault = {
  readonly fault: keyof typeof FAULTS;
  /** From 1; null: the file as a whole. */
  readonly line: number | null;
  readonly column: number | null;
  /** The heading of that column, where it has one. */
  readonly heading: string | null;
};

export type Statement = {
  readonly kind: StatementKind;
  readonly lines: readonly StatementLine[];
  readonly faults: readonly StatementFault[];
};

export type StatementRead =
  | { readonly ok: true; readonly statement: Statement }
  | { readonly ok: false; readonly fault: StatementFault };

const FAULTS = {
  'too-large': { zh: '文件太大', en: 'the file is too large' },
  'no-text': { zh: '不是可识别的文字编码', en: 'it is in no encoding of text that is known' },
  garbled: {
    zh: '文件曾以错误编码保存，文字已损坏',
    en: 'it was saved in a wrong encoding before, and its words are lost',
  },
  'unknown-kind': {
    zh: '认不出是哪种对账单：可读 camt.053、银行 CSV、支付宝和微信账单',
    en: 'it is no statement that is known: camt.053, a bank’s CSV, Alipay’s or WeChat’s',
  },
  'not-xml': { zh: '不是完整的 XML', en: 'this is not well-formed XML' },
  'too-many-lines': { zh: '行数太多', en: 'it has too many lines' },
  'no-day': { zh: '日期读不出', en: 'its day cannot be read' },
  'no-amount': { zh: '金额读不出', en: 'its sum cannot be read' },
  'two-amounts': { zh: '收入和支出都有金额', en: 'it has a sum both in and out' },
  'no-direction': { zh: '看不出是收入还是支出', en: 'it says neither in nor out' },
  'no-currency': { zh: '币种读不出', en: 'its currency cannot be read' },
} as const;

export const fault = (
  code: StatementFault['fault'],
  line: number | null = null,
  column: number | null = null,
  heading: string | null = null,
): StatementFault => ({ fault: code, line, column, heading });

/** What is wrong and where, for whoever holds the file. */
export function sayStatementFault({ fault: code, line, column, heading }: StatementFault): Bilingual {
  const { zh, en } = FAULTS[code];
  if (line === null) return { zh: `${zh}。`, en: `${en[0]?.toUpperCase()}${en.slice(1)}.` };
  const [atZh, atEn] = column === null ? ['', ''] : [`第 ${column} 列`, `, column ${column}`];
  const [ofZh, ofEn] = heading === null ? ['', ''] : [`“${heading}”`, ` (“${heading}”)`];
  return { zh: `第 ${line} 行${atZh}${ofZh}：${zh}。`, en: `Line ${line}${atEn}${ofEn}: ${en}.` };
}

/** Larger ones are asked for by the month. */
export const STATEMENT_BYTES_MAX = 10 * 1024 * 1024;
export const STATEMENT_LINES_MAX = 20_000;

/** As a reference stands in the books: letters, digits and dashes; null where what is written there is none. */
export function referenceIn(written: string): string | null {
  const text = written
    .normalize('NFKC')
    .replace(/^['"`\s]+|['"\s]+$/g, '')
    .replace(/[\s/._]+/g, '-');
  return /^[A-Za-z0-9][A-Za-z0-9-]{5,63}$/.test(text) && !/^(?:NOTPROVIDED|-+)$/i.test(text) ? text : null;
}

/** `2020-01-31`, `2020/1/31`, `20200131`, `2020年1月31日`, with or without a time behind it. */
export function dayIn(written: string): string | null {
  const text = written.normalize('NFKC').trim();
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})(?!\d)/.exec(text);
  if (!match) return null;
  const [, year, month = '', day = ''] = match;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) ? iso : null;
}

/** `1,234.5`, `¥1234.50`, `-20.00`: minor units with their sign. Null where it is no sum; empty is `undefined`. */
export function sumIn(written: string, digits: number): number | null | undefined {
  const text = written
    .normalize('NFKC')
    .replace(/[\s,¥￥]/g, '')
    .replace(/元$/, '');
  if (text === '' || text === '-' || text === '/') return undefined;
  const match = /^([+-]?)(\d{1,13})(?:\.(\d+))?$/.exec(text);
  if (!match) return null;
  const [, sign, whole = '', fraction = ''] = match;
  // Banks write more digits than there are, of noughts.
  if (!/^0*$/.test(fraction.slice(digits))) return null;
  const value = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  return sign === '-' && value !== 0 ? -value : value;
}
