import type { Quantity } from '@tongzhou/domain';
import type { Language } from '#server/language.ts';
import { texts } from '#texts/index.ts';

type Both = { readonly zh: string; readonly en: string };

/** Dates of a response in China are read in Chinese time, wherever the reader is. */
const TIME_ZONE = 'Asia/Shanghai';

export const say = (words: Both, language: Language): string => words[language];

export const number = (value: number): string => new Intl.NumberFormat('en').format(value);

export function moment(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: TIME_ZONE,
    year: 'numeric',
    month: language === 'zh' ? 'numeric' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(iso));
}

export function day(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: TIME_ZONE,
    year: 'numeric',
    month: language === 'zh' ? 'numeric' : 'short',
    day: 'numeric',
  }).format(new Date(iso));
}

/** `36,000 只` — English units take no plural where the word is a measure; `pieces` is the only one that would. */
export const amount = (value: number, unit: Both, language: Language): string =>
  `${number(value)} ${unit[language]}`;

export function quantity(value: Quantity, unit: Both, language: Language): string {
  const t = texts(language).quantity;
  switch (value.kind) {
    case 'exact':
      return amount(value.amount, unit, language);
    case 'range':
      return `${t.range(number(value.least), number(value.most))} ${unit[language]}`;
    case 'at-least':
      return `${t.atLeast(number(value.least))} ${unit[language]}`;
    case 'unknown':
      return t.unknown;
    case 'unlimited':
      return t.unlimited;
    case 'none':
      return t.none;
  }
}

/** Minor units (fen, cents) as a sum of money: `¥2,000.00`. */
export const money = (minor: number, currency: string, language: Language): string =>
  new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en', { style: 'currency', currency }).format(
    minor / 100,
  );
