import { z } from 'zod';
import { areaCodeSchema } from '../../kernel/area/area.ts';
import { identifier, instant, shortText } from '../../kernel/fact/fields.ts';
import { RESPONSE_LEVELS } from '../incident/facts.ts';
import { planTerms } from './terms.ts';

const count = z.int().min(0).max(10_000_000);

/** How much of a plan's work there is, by its parts, in the order in which they are carried out. */
export const amountsSchema = z.strictObject({
  mandates: count,
  duties: count,
  needs: count,
  tasks: count,
  releases: count,
});
export type Amounts = z.infer<typeof amountsSchema>;

/** One batch: at most so many rows, so that the fact fits an entry of the log (65,535 bytes). */
export const ROWS_PER_FACT = 250;

const batch = {
  activation: identifier,
  plan: identifier,
  version: z.int().min(1),
  entry: identifier,
};
/** Of the first row; the others follow. Ids are made of it: `activation.m12`. */
const first = z.int().min(0);
const rows = <Row extends z.ZodType>(row: Row) => z.array(row).min(1).max(ROWS_PER_FACT);
const load = z.int().min(0).max(10_000_000).nullable();

export const planFacts = {
  'plan.proposed': z.strictObject({
    proposal: identifier,
    terms: planTerms,
    /** The version that it changes; 0: the first. */
    changesVersion: z.int().min(0),
    reason: shortText,
    /** Recommendations that it answers. */
    answers: z.array(identifier).max(50),
  }),
  'plan.adopted': z.strictObject({ proposal: identifier, plan: identifier, version: z.int().min(1) }),
  'plan.declined': z.strictObject({ proposal: identifier, reason: shortText }),
  'plan.activated': z.strictObject({
    activation: identifier,
    plan: identifier,
    version: z.int().min(1),
    level: z.enum(RESPONSE_LEVELS),
    /** What there was to do at that moment. */
    amounts: amountsSchema,
  }),
  /** The terms stand in the plan; a row says who and where. Id of row n: `<activation>.m<first + n>`. */
  'plan.mandates-granted': z.strictObject({
    ...batch,
    grantedUnder: identifier,
    from: instant,
    until: instant.nullable(),
    first,
    rows: rows(z.strictObject({ holder: identifier, area: areaCodeSchema })),
  }),
  'plan.duties-opened': z.strictObject({
    ...batch,
    duty: identifier,
    organisations: rows(identifier),
  }),
  /** Base units by the plan's rate; null: the facility has not said how many it cares for, and nobody guesses. */
  'plan.needs-stated': z.strictObject({
    ...batch,
    rows: rows(z.strictObject({ facility: identifier, patients: load, amount: load, usePerDay: load })),
  }),
  /** Id of row n: `<activation>.t<first + n>`. */
  'plan.tasks-opened': z.strictObject({
    ...batch,
    from: instant,
    until: instant,
    first,
    rows: rows(z.strictObject({ organisation: identifier, area: areaCodeSchema })),
  }),
  /** The draft itself is a fact of its own; a second pair of eyes publishes it. */
  'plan.release-drafted': z.strictObject({ ...batch, release: identifier }),
  'plan.carried-out': z.strictObject({
    activation: identifier,
    plan: identifier,
    version: z.int().min(1),
    /** What was done in all. */
    amounts: amountsSchema,
  }),
  /** Another organisation goes on where the one that began cannot. */
  'plan.taken-over': z.strictObject({ activation: identifier, plan: identifier, reason: shortText }),
};
