import { z } from 'zod';
import { otherwise } from '../form/form-rule.ts';
import { writtenAs } from '../form/forms.ts';
import { CURRENCIES } from '../money/currency.ts';
import { AMOUNT_MAX } from '../quantity/quantity.ts';
import { isOrganisationCode } from '../text/check-characters.ts';

/** Ids are printable, short, and never hold `:` (the separator of account ids) or `/`. */
export const identifier = writtenAs('identifier', /^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/);
export const shortText = z.string().min(1).max(500);

/** Where something stands or was said: words, or an address that a browser opens as a page and as nothing else. */
export const sourceText = shortText.refine(isNoOtherAddress, otherwise('source-http'));

/** What no eye sees and browsers leave out of an address: controls, blanks, marks of no width. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Z}]/gu;
/** Names before a colon that are no words for where something is from, but orders to a browser. */
const ORDERS = /^(?:javascript|vbscript|data|blob|file|filesystem|about|view-source|ms-[a-z-]+):/i;

function isNoOtherAddress(text: string): boolean {
  const seen = text.normalize('NFKC').replace(UNSEEN, '');
  if (ORDERS.test(seen)) return false;
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(seen)?.[1]?.toLowerCase();
  return scheme === undefined || scheme === 'http' || scheme === 'https';
}
/** A law, an order, an agreement, by words or a number that others can look for: “abc” is none. */
const namesPaper = (text: string): boolean =>
  /\p{Script=Han}/u.test(text) ||
  (/\p{L}{2,}/u.test(text) && (/\p{N}/u.test(text) || /\p{L}{2,}\P{L}+\p{L}{2,}/u.test(text)));
export const basisSchema = shortText.refine(namesPaper, otherwise('basis-names-paper'));
export const longText = z.string().min(1).max(4000);
/** Whole base units, or minor units of a currency; more than nothing, less than absurd. */
export const amountSchema = z.int().min(1).max(AMOUNT_MAX);
/** Moments are kept in UTC and compared as text: there a year of more digits, or a negative one, would come before all others. */
function hasFourDigitsInUtc(text: string): boolean {
  const time = Date.parse(text);
  return Number.isNaN(time) || /^\d{4}-/.test(new Date(time).toISOString());
}

/** To nanoseconds and no finer: a longer row of digits could be any number of a person. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine((text) => !/\.\d{10}/.test(text), otherwise('no-finer-moment'))
  .refine(hasFourDigitsInUtc, otherwise('moment-of-our-time'));
export const calendarDate = z.iso.date();
/** A currency in use, by its code (ISO 4217). */
export const currencySchema = writtenAs('currency', new RegExp(`^(${CURRENCIES.join('|')})$`));
/** SHA-256 as hexadecimal digits. */
export const sha256Schema = writtenAs('sha256', /^[0-9a-f]{64}$/);
/** A file of the store, by the fingerprint of what is kept: it lies apart from the log, and this is all that the log has of it. */
export const fileSchema = writtenAs('file', /^[0-9a-f]{64}$/);
/** The same text in both languages. */
export const bilingual = <Text extends z.ZodType>(text: Text) => z.strictObject({ zh: text, en: text });

const CREDIT_CODE = /^[0-9A-Z]{18}$/;
/** Elsewhere: country, register and number, as org-id.guide writes them: `GB-CHC-1234567`, `GB-COH-01234567`. */
const REGISTERED_AS = /^(?:[0-9A-Z]{18}|(?!CN-)[A-Z]{2}-[A-Z]{2,6}-[0-9A-Z]{4,12})$/;
/** By which a register knows an organisation: 统一社会信用代码 (GB 32100-2015), its check character included, or another country's. */
export const creditCodeSchema = writtenAs('credit-code', REGISTERED_AS).refine(
  (code) => !CREDIT_CODE.test(code) || isOrganisationCode(code),
  otherwise('organisation-code'),
);
