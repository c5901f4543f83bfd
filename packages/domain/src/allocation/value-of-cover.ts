import { z } from 'zod';
import { SETTINGS } from '../kernel/item/item.ts';

const weights = Object.fromEntries(SETTINGS.map((setting) => [setting, z.int().min(1).max(100)])) as {
  readonly [Setting in (typeof SETTINGS)[number]]: z.ZodInt;
};

/**
 * What a day of cover is worth, as the participants agreed: the first more than the tenth (deprivation cost: Holguín-Veras
 * et al. 2013). A charter with these terms is computed by `value-of-cover`; one without by `priority-run-out`.
 */
export const valueOfCoverTerms = z.strictObject({
  /** `weighted`: the most worth in sum. `max-min`: the least covered first, setting by setting in the charter's order. */
  fairness: z.enum(['weighted', 'max-min']),
  /** Worth of a setting against the others; `max-min` goes by the order of settings instead. */
  settingWeights: z.strictObject(weights),
  /** Days of cover and the worth of a day up to there; days rise and worth falls. Beyond the last a day is worth 1. */
  curve: z
    .array(z.strictObject({ days: z.int().min(1).max(60), worth: z.int().min(2).max(1_000) }))
    .min(1)
    .max(12)
    .refine(
      (curve) =>
        curve.every((band, at) => {
          const before = curve[at - 1];
          return before === undefined || (band.days > before.days && band.worth < before.worth);
        }),
      'days must rise and worth must fall from band to band',
    ),
  /** Worth that a unit loses where a substitute serves instead of the item that was asked for. */
  substituteLoss: z.int().min(0).max(100_000),
  /** Worth that a unit loses with each step of the way: to another county, another prefecture, another province. */
  distanceLoss: z.int().min(0).max(10_000),
  /** What time on the road costs, where routes have been stated (`routes.stated`). Absent: nothing. */
  road: z
    .strictObject({
      /** Worth that a unit loses with each hour. */
      lossPerHour: z.int().min(0).max(10_000),
      /** Minutes that a way counts as of which nothing is stated: unknown is neither near nor far. */
      minutesUnstated: z.int().min(0).max(10_000),
    })
    .optional(),
  /**
   * Equity between regions: of each item, each prefecture's needs have a claim to so many per cent of their even share of
   * what there is; a unit within the claim is worth so much more. Absent: needs count alike wherever they are.
   */
  regionClaim: z
    .strictObject({ percent: z.int().min(1).max(100), worth: z.int().min(1).max(10_000) })
    .optional(),
});
export type ValueOfCover = z.infer<typeof valueOfCoverTerms>;
