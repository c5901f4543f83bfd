import { z } from 'zod';
import { AMOUNT_MAX } from '../quantity/quantity.ts';

/** Ids are printable, short, and never hold `:` (the separator of account ids) or `/`. */
export const identifier = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/);
export const shortText = z.string().min(1).max(500);
export const longText = z.string().min(1).max(4000);
/** Whole base units, or minor units of a currency; more than nothing, less than absurd. */
export const amountSchema = z.int().min(1).max(AMOUNT_MAX);
export const instant = z.iso.datetime({ offset: true });
export const calendarDate = z.iso.date();
export const currencySchema = z.string().regex(/^[A-Z]{3}$/);
/** The same text in both languages. */
export const bilingual = <Text extends z.ZodType>(text: Text) => z.strictObject({ zh: text, en: text });
