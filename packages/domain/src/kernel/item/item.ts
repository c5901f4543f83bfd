import { z } from 'zod';
import { writtenAs } from '../form/forms.ts';
import { bilingualSchema } from '../words/words.ts';

/**
 * Where an item is used. Standards permit settings, not "quality in general": a mask that resists fluid and a mask
 * that stops particles are two axes, not one ladder (GB 19083 / YY 0469 / GB 2626).
 */
export const SETTINGS = ['isolation', 'fever-clinic', 'general-ward', 'community'] as const;
export type Setting = (typeof SETTINGS)[number];

export const ITEM_CATEGORIES = [
  'respiratory-protection',
  'eye-face-protection',
  'body-protection',
  'hand-protection',
  'foot-protection',
  'disinfection',
  'medicine',
  'equipment',
  'testing',
  'bedding',
  'flood-defence',
  'food-water',
] as const;

const packSchema = z.strictObject({
  /** The word on the box: 盒, 箱, 瓶 … */
  unit: bilingualSchema,
  /** How many base units one pack holds, exactly. */
  holds: z.int().min(2).max(1_000_000),
});

const substituteSchema = z.strictObject({
  /** The item that may serve in this item's place. */
  item: z.string(),
  settings: z.array(z.enum(SETTINGS)).min(1),
  /** Why it is allowed, or the condition on it: shown to people as it stands. */
  condition: bilingualSchema,
  source: z.string(),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
});

export const itemSchema = z.strictObject({
  /** Stable, kebab-case, English: `mask-medical-protective`. */
  id: writtenAs('item-id', /^[a-z0-9]+(-[a-z0-9]+)*$/),
  name: bilingualSchema,
  category: z.enum(ITEM_CATEGORIES),
  /** Other words under which people ask for it, in either language, as found in the field. */
  aliases: z.array(z.string()),
  baseUnit: bilingualSchema,
  packs: z.array(packSchema),
  /** What a base unit weighs with its share of the packing, about: for loads, not for customs. */
  grams: z.int().min(1).max(10_000_000).optional(),
  /** The standards any one of which proves the class, as `GB 19083` or `GB 19083-2010` (families match editions). */
  standards: z.array(z.string()),
  /** Must a lot show evidence of its standard before it may leave quarantine? */
  evidenceRequired: z.boolean(),
  /** What goods that claim to be this count as while no paper proves anything: an item that needs no proof. */
  withoutPapers: z.string().optional(),
  /** Where it is registered as a medical device: the lowest class, and the categories of the classification (old and new). */
  device: z
    .strictObject({
      classFrom: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      categories: z.array(z.string().length(2)).min(1),
    })
    .optional(),
  /** The settings in which it may be used at all. */
  settings: z.array(z.enum(SETTINGS)).min(1),
  substitutes: z.array(substituteSchema),
});
export type Item = z.infer<typeof itemSchema>;

export const catalogueSchema = z.strictObject({
  version: z.string(),
  items: z.array(itemSchema).min(1),
  /** Words that several items go by: whoever uses one is asked which is meant. */
  generalNames: z
    .array(z.strictObject({ words: z.array(z.string()).min(1), items: z.array(z.string()).min(2) }))
    .default([]),
  /** Standard family → the years in which it was issued, where they are known: a paper that names another one is asked about. */
  editions: z.record(z.string(), z.array(z.int().min(1900).max(2200)).min(1)).default({}),
});
export type Catalogue = z.infer<typeof catalogueSchema>;
