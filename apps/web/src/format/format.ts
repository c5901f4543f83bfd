import type { Quantity } from '@tongzhou/domain';
import { minorDigits } from '@tongzhou/domain/kernel';
import type { Language, ReaderLanguage } from '@tongzhou/messages';
import { timeZone } from '#place/place.ts';
import { isWritten, localeOf } from '#texts/language.ts';
import { type Both, said, say } from '#texts/words.ts';
import { quantityTexts } from './texts.ts';

type Forms = {
  readonly dates: string;
  readonly month: 'numeric' | 'short';
  readonly money: string;
  readonly plural: (unit: string) => string;
};

/** `box of 100 gloves`: `boxes of 100 gloves`. */
const englishPlural = (unit: string): string =>
  unit.replace(/^[a-z]{2,}/, (word) => (/(x|s|ch|sh)$/.test(word) ? `${word}es` : `${word}s`));

/** How the two languages write dates and sums (BCP 47), and several of a unit. */
const FORMS: Readonly<Record<Language, Forms>> = {
  zh: { dates: 'zh-CN', month: 'numeric', money: 'zh-CN', plural: (unit) => unit },
  en: { dates: 'en-GB', month: 'short', money: 'en', plural: englishPlural },
};

/** Of a language that was laid over them nothing is known but what the platform knows by its tag. */
const formsOf = (language: ReaderLanguage): Forms =>
  isWritten(language)
    ? FORMS[language]
    : {
        dates: localeOf(language, FORMS.en.dates),
        month: 'short',
        money: localeOf(language, FORMS.en.money),
        plural: (unit) => unit,
      };

export const number = (value: number): string => new Intl.NumberFormat('en').format(value);

export function moment(iso: string, language: ReaderLanguage): string {
  return new Intl.DateTimeFormat(formsOf(language).dates, {
    timeZone: timeZone(),
    year: 'numeric',
    month: formsOf(language).month,
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(iso));
}

export function day(iso: string, language: ReaderLanguage): string {
  return new Intl.DateTimeFormat(formsOf(language).dates, {
    timeZone: timeZone(),
    year: 'numeric',
    month: formsOf(language).month,
    day: 'numeric',
  }).format(new Date(iso));
}

/** The end of an id, by which people tell things of one kind apart; its page has the whole. */
export const shortId = (id: string): string => `#${id.slice(-4).toUpperCase()}`;

/** The hour alone, where the day stands above it. */
export const hour = (iso: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: timeZone(),
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(iso));

/** From one moment to another; a day that both share is said once. */
export const period = (from: string, until: string, language: ReaderLanguage): string =>
  day(from, language) === day(until, language)
    ? `${moment(from, language)} – ${hour(until)}`
    : `${moment(from, language)} – ${moment(until, language)}`;

/** Words of a law given as `中文 / English` or `English / 中文`: those of the reader's language; others as they are. */
export function inLanguage(text: string, language: ReaderLanguage): string {
  const [, first, second] =
    /^(\P{Script=Han}*[A-Za-z]\P{Script=Han}*?)\s+\/\s+(.*\p{Script=Han}.*)$/su.exec(text) ?? [];
  if (first !== undefined && second !== undefined) return say([second, first], language);
  const [, zh, en] = /^(.*\p{Script=Han}.*?)\s*\/\s*([A-Za-z].*)$/su.exec(text) ?? [];
  return zh === undefined || en === undefined ? text : say([zh, en], language);
}

/** `36,000 只`, `36,000 pieces`. */
export const amount = (value: number, unit: Both, language: ReaderLanguage): string =>
  `${number(value)} ${unitFor(value, unit, language)}`;

/** Some languages count in the plural. */
export function unitFor(value: number, unit: Both, language: ReaderLanguage): string {
  const words = say(unit, language);
  return value === 1 ? words : formsOf(language).plural(words);
}

export function quantity(value: Quantity, unit: Both, language: ReaderLanguage): string {
  const t = said(quantityTexts, language);
  switch (value.kind) {
    case 'exact':
      return amount(value.amount, unit, language);
    case 'range':
      return `${t.range(number(value.least), number(value.most))} ${unitFor(value.most, unit, language)}`;
    case 'at-least':
      return `${t.atLeast(number(value.least))} ${unitFor(value.least, unit, language)}`;
    case 'unknown':
      return t.unknown;
    case 'unlimited':
      return t.unlimited;
    case 'none':
      return t.none;
  }
}

/** Platforms write some currencies with fewer digits than ISO 4217 gives them; the record keeps all. */
const majorUnits = (minor: number, currency: string): number => minor / 10 ** minorDigits(currency);

/** Minor units (fen, cents) as a sum of money: `¥2,000.00`. */
export const money = (minor: number, currency: string, language: ReaderLanguage): string =>
  new Intl.NumberFormat(formsOf(language).money, {
    style: 'currency',
    currency,
    minimumFractionDigits: minorDigits(currency),
    maximumFractionDigits: minorDigits(currency),
  }).format(majorUnits(minor, currency));

/** A sum as a headline figure: no `.00` behind whole units. */
export const roundMoney = (minor: number, currency: string, language: ReaderLanguage): string =>
  new Intl.NumberFormat(formsOf(language).money, {
    style: 'currency',
    currency,
    minimumFractionDigits: minorDigits(currency),
    maximumFractionDigits: minorDigits(currency),
    trailingZeroDisplay: 'stripIfInteger',
  }).format(majorUnits(minor, currency));
