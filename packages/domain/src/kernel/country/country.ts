import { z } from 'zod';
import { calendarDate, currencySchema, shortText } from '../fact/fields.ts';
import { writtenAs } from '../form/forms.ts';
import { CHINA, clockSchema } from '../time/clock.ts';
import { bilingualSchema } from '../words/words.ts';

/** ISO 3166-1 alpha-2. */
export const countryCodeSchema = writtenAs('country-code', /^[A-Z]{2}$/);

/** What the first fact of a journal says of the country in which it is kept: all that state and pages go by. */
export const countrySchema = z.strictObject({
  code: countryCodeSchema,
  /** By which its days begin and end. */
  clock: clockSchema,
  /** In which sums are asked where nobody names another. */
  currency: currencySchema,
  /** Which language stands first. */
  language: z.enum(['zh', 'en']),
});
export type Country = z.infer<typeof countrySchema>;

/** Of a record in which no fact has said a country yet. */
export const COUNTRY_UNSAID: Country = {
  code: 'CN',
  clock: CHINA,
  currency: 'CNY',
  language: 'zh',
};

/** `data/countries/*.json`: the country, and what a reader has to know of its pack. */
export const countryPackSchema = z.strictObject({
  country: countrySchema,
  name: bilingualSchema,
  /** Its whole area, 000000. */
  whole: bilingualSchema,
  /** Files of `data/areas`, the later over the earlier. */
  areas: z.array(shortText).min(1),
  asOf: calendarDate,
});
