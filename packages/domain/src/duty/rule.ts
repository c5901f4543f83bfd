import { z } from 'zod';
import { SUBMISSION_KINDS } from '../concepts/submission/kinds.ts';
import { areaCodeSchema } from '../kernel/area/area.ts';
import { MANDATE_FUNCTIONS } from '../kernel/command/functions.ts';
import { countryCodeSchema } from '../kernel/country/country.ts';
import { calendarDate, identifier } from '../kernel/fact/fields.ts';
import { writtenAs } from '../kernel/form/forms.ts';
import { clockSchema } from '../kernel/time/clock.ts';
import { bilingualSchema } from '../kernel/words/words.ts';

/** The collections of an incident's state in which a fact's subject may be looked up. */
export const LOOKED_UP = [
  'lots',
  'orders',
  'shipments',
  'runs',
  'donations',
  'releases',
  'payments',
] as const;

const path = writtenAs('field-path', /^[a-zA-Z]+(\.[a-zA-Z]+)*$/);
const primitive = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/**
 * What must hold of a fact for a rule to speak of it: a field is one of some values, or none of them. Of a list: one of its
 * values is. Of who would owe, `holds` are the credentials that are confirmed and not expired.
 */
export const conditionSchema = z
  .strictObject({
    /**
     * The fact's data, the incident as it is then, the event that the fact names, or the organisation that would owe, of
     * which `areaScale` is how wide its area is (country, province, prefecture, county).
     */
    of: z.enum(['fact', 'incident', 'event', 'owed-by']).default('fact'),
    field: path,
    in: z.array(primitive).min(1).optional(),
    notIn: z.array(primitive).min(1).optional(),
    /** The day in the field is more than so many months after the day in another; a day that is not named never comes. */
    beyond: z.strictObject({ field: path, months: z.int().min(1).max(1_200) }).optional(),
  })
  .refine(
    (each) => [each.in, each.notIn, each.beyond].filter((said) => said !== undefined).length === 1,
    'says one of in, notIn and beyond',
  );
export type Condition = z.infer<typeof conditionSchema>;

/** Where a fact names what a duty is about: a field, one in each row of a list, or rows of a record that it names. */
export const subjectSchema = z.strictObject({
  record: z.strictObject({ in: z.enum(LOOKED_UP), by: path }).optional(),
  each: path.optional(),
  field: path,
});
export type SubjectPath = z.infer<typeof subjectSchema>;

const happening = {
  fact: z.string().min(1).max(80),
  where: z.array(conditionSchema).max(8).default([]),
  /** Absent: about the incident as a whole. */
  subject: subjectSchema.optional(),
};

/** A fact that fulfils a duty or ends it. Without a subject it speaks of all duties of the kind in the incident. */
const outcomeSchema = z.strictObject({
  ...happening,
  /** True: only the one who owes can do it. */
  byOwer: z.boolean().default(false),
});

/** What is owed, apart from who owes it by when: rules of several laws about one kind compose. */
export const dutyKindSchema = z.strictObject({
  kind: identifier,
  title: bilingualSchema,
  /** Empty: no fact of the record can show it yet, so no number may run against anybody. */
  met: z.array(outcomeSchema).max(8),
  /** What ends the response ends it only where this says so: what a law asks of a gift or a report outlives the response. */
  ends: z.array(outcomeSchema).max(8),
  /** After the response it begins anew only while whoever owes it still has goods of the incident. */
  whileGoodsRemain: z.boolean().default(false),
  /** About a lot: of one of which nothing is left where it was received, nothing is owed any more. */
  endsWithLot: z.boolean().default(false),
});
export type DutyKind = z.infer<typeof dutyKindSchema>;

const whole = z.int().min(1).max(10_000);
/** As the law says it; `promptly` where it gives no number, and then there is none. */
export const withinSchema = z.union([
  z.literal('promptly'),
  z.strictObject({ hours: whole }),
  z.strictObject({ days: whole }),
  z.strictObject({ months: whole }),
  z.strictObject({ workingDays: whole }),
  /** The end of that day in the year after the one in which it begins: annual reports. */
  z.strictObject({ nextYearBy: z.enum(['05-31']) }),
  /** The end of the day that the fact names there: what was expected to be over by then. */
  z.strictObject({ dayIn: path }),
  /** A term of the charter that its concept declares as a `clock`. */
  z.strictObject({ charter: z.string().min(1).max(80) }),
]);
export type Within = z.infer<typeof withinSchema>;

export const owedBySchema = z.union([
  /** The organisation that the fact names in this field. */
  z.strictObject({ field: path }),
  /** Each of the organisations that the fact lists there. */
  z.strictObject({ each: path }),
  z.strictObject({ actor: z.literal(true) }),
  z.strictObject({ authority: z.literal(true) }),
  /** Whoever holds the function over the incident's area at the moment of asking. */
  z.strictObject({ function: z.enum(MANDATE_FUNCTIONS) }),
  /** An office that the register does not know. */
  z.strictObject({ office: bilingualSchema }),
]);

const ruleFields = z.strictObject({
  id: identifier,
  duty: identifier,
  title: bilingualSchema,
  /** Where the rule holds; absent: in the whole area of its pack. */
  area: areaCodeSchema.optional(),
  /** Whose place counts: the incident's, or that of the organisation which owes. */
  place: z.enum(['incident', 'owed-by']).default('incident'),
  /** First day in force, by the pack's own clock. */
  from: calendarDate,
  /** First day no longer in force. */
  until: calendarDate.nullable(),
  trigger: z.strictObject(happening),
  /**
   * It has to be filed before what triggers it, so many days at least: then the rule begins no duty, it holds the act back. `leave`:
   * the article under which it may follow, if it could not come first; null: none does, and the act is refused.
   */
  before: z
    .strictObject({
      filings: z.array(z.enum(SUBMISSION_KINDS)).min(1).max(4),
      days: z.int().min(0).max(366),
      leave: bilingualSchema.nullable(),
    })
    .optional(),
  owedBy: owedBySchema,
  owedTo: bilingualSchema,
  within: withinSchema,
  /**
   * The moment in the fact from which the time counts, and by which the rule is in force or not; absent, or later than the fact:
   * the fact's own. All rules that a fact begins name the same.
   */
  since: path.optional(),
  /** Fulfilled, it begins anew at that moment. */
  recurs: z.boolean().default(false),
  /** Its clock ends with the response, as five days of 慈善法 72 do; what other rules say of the same duty goes on. */
  whileResponding: z.boolean().default(false),
  evidence: bilingualSchema,
  law: bilingualSchema,
  article: z.string().min(1).max(40),
  source: z.string().min(1).max(300),
  /** Read in a text of the law; false: from memory or in part, to be checked before anybody relies on it. */
  checked: z.boolean(),
  /** Why it is not checked, and what is to be read; said of every rule that is not, and of no other. */
  uncheckedBecause: bilingualSchema.optional(),
  /** Why the rule sleeps, where no fact of the record can begin or show it yet. */
  dormant: bilingualSchema.optional(),
});

export const dutyRuleSchema = ruleFields
  .refine((rule) => rule.until === null || rule.from < rule.until, 'ends after it begins')
  .refine((rule) => rule.checked === (rule.uncheckedBecause === undefined), 'says why it is not checked');
export type DutyRule = z.infer<typeof dutyRuleSchema>;

/** Rules of one jurisdiction. */
export const dutyPackSchema = z.strictObject({
  pack: identifier,
  name: bilingualSchema,
  /** ISO 3166-1 alpha-2; null: everywhere. */
  country: countryCodeSchema.nullable(),
  area: areaCodeSchema,
  /** Days begin and end by this clock. */
  utcOffset: clockSchema,
  rules: z.array(dutyRuleSchema).max(2_000),
});
export type DutyPack = z.infer<typeof dutyPackSchema>;

export const dutyKindsSchema = z.strictObject({ kinds: z.array(dutyKindSchema).max(1_000) });
