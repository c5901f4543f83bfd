import { z } from 'zod';
import { areaCodeSchema } from '../area/area.ts';
import { identifier, instant, shortText } from '../fact/fields.ts';
import { ITEM_CATEGORIES } from '../item/item.ts';
import { MANDATE_FUNCTIONS } from './functions.ts';

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
  legalBasis: shortText,
  /** The mandate that it descends from: no giver gives more than it has. */
  grantedUnder: identifier.nullable(),
};

export const mandateFacts = {
  'mandate.granted': z.strictObject(mandateTerms),
  'mandate.revoked': z.strictObject({ mandate: identifier, reason: shortText }),
};
