import { z } from 'zod';
import { areaCodeSchema } from '../../kernel/area/area.ts';
import { MANDATE_FUNCTIONS } from '../../kernel/command/functions.ts';
import { fact } from '../../kernel/fact/fact.ts';
import {
  amountSchema,
  basisSchema,
  currencySchema,
  identifier,
  instant,
  shortText,
} from '../../kernel/fact/fields.ts';
import { ITEM_CATEGORIES } from '../../kernel/item/item.ts';
import { RESPONSE_LEVELS } from '../../kernel/response-level/response-level.ts';
import { both } from '../../kernel/words/words.ts';
import { CREDENTIAL_KINDS } from '../credential/kinds.ts';

/** What all acts of one function add up to. Absent or null: it is not limited. */
const sums = z.strictObject({
  /** Base units, of whatever goods. */
  goods: amountSchema.nullable().optional(),
  /** Minor units; other currencies not at all. */
  money: z.strictObject({ currency: currencySchema, amount: amountSchema }).nullable().optional(),
});

/** How far one act goes under a mandate, and all of them together. Null: this much is not limited. */
export const mandateLimits = z.strictObject({
  /** Within a calendar day of the place (China's), by function; what was passed on counts here as well. */
  aDay: sums.optional(),
  /** As long as the mandate stands. */
  inAll: sums.optional(),
  /** Base units that one command moves or reserves, all its lots together. */
  goods: amountSchema.nullable(),
  /** Minor units that one command moves or reserves; other currencies not at all. */
  money: z.strictObject({ currency: currencySchema, amount: amountSchema }).nullable(),
  /** In force only while the incident's response stands at this level or a higher one; I is the highest. */
  level: z.enum(RESPONSE_LEVELS).nullable(),
});
export type MandateLimits = z.infer<typeof mandateLimits>;

/** An owner answers for the function; a deputy does it where the owner cannot. Both may act. */
export const MANDATE_ROLES = ['owner', 'deputy'] as const;

/** What later versions added: absent in older facts, which mean what they meant. */
const laterTerms = {
  /** Absent: owner. */
  role: z.enum(MANDATE_ROLES).optional(),
  /** May the holder give narrower ones of it? Absent: no. */
  delegable: z.boolean().optional(),
  limits: mandateLimits.optional(),
  /** Credentials without which it stands still, each confirmed and not expired. */
  requires: z.array(z.enum(CREDENTIAL_KINDS)).min(1).max(CREDENTIAL_KINDS.length).optional(),
  /** With reach `own`: whose matters. Absent: the holder's. */
  subject: identifier.optional(),
  /** Not in force until its holder has accepted it. Absent: in force at once. */
  needsAcceptance: z.boolean().optional(),
  /** Counted from when it was given: an offer that its holder has not accepted by then lapses. */
  answerWithinHours: z.int().min(1).max(720).optional(),
};

export const mandateTerms = {
  mandate: identifier,
  holder: identifier,
  functions: z.array(z.enum(MANDATE_FUNCTIONS)).min(1),
  /** own: only the holder's own matters (its needs, its stock). area: everybody's within the area. */
  reach: z.enum(['own', 'area']),
  area: areaCodeSchema,
  /** Null: every incident. */
  incident: identifier.nullable(),
  /** Null: every category of item. */
  itemCategories: z.array(z.enum(ITEM_CATEGORIES)).min(1).nullable(),
  from: instant,
  until: instant.nullable(),
  legalBasis: basisSchema,
  /** The mandate that it descends from: no giver gives more than it has. */
  grantedUnder: identifier.nullable(),
  ...laterTerms,
};

const why = { mandate: identifier, reason: shortText };

export const mandateFacts = {
  'mandate.granted': fact({
    title: both('授予职责', 'Mandate granted'),
    under: null,
    schema: z.strictObject({
      ...mandateTerms,
      /** Given by a rule of admission and the clock, not by anybody's decision. */
      underRule: z.strictObject({ incident: identifier, version: z.int().min(1) }).optional(),
    }),
  }),
  /** The holder's own signature under it. */
  'mandate.accepted': fact({
    title: both('接受职责', 'Mandate accepted'),
    under: null,
    schema: z.strictObject({ mandate: identifier }),
  }),
  /** Refused, or laid down later, by its holder. */
  'mandate.declined': fact({
    title: both('谢绝或交回职责', 'Mandate declined or laid down'),
    under: null,
    schema: z.strictObject(why),
  }),
  'mandate.suspended': fact({
    title: both('暂停职责', 'Mandate suspended'),
    under: null,
    /** Until when one person's word holds. Null: a second one stands by the suspension. */
    schema: z.strictObject({ ...why, until: instant.nullable() }),
  }),
  'mandate.resumed': fact({
    title: both('恢复职责', 'Mandate resumed'),
    under: null,
    schema: z.strictObject(why),
  }),
  'mandate.revoked': fact({
    title: both('撤销职责', 'Mandate revoked'),
    under: null,
    schema: z.strictObject(why),
  }),
};

type MandateFacts = typeof mandateFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends MandateFacts {}
}
