import { z } from 'zod';
import { amountSchema } from '../kernel/fact/fields.ts';
import type { ItemIndex } from '../kernel/item/index-of-items.ts';
import { AMOUNT_MAX } from '../kernel/quantity/quantity.ts';
import { accept, type Result, refuse } from '../kernel/refusal/refusal.ts';

/** Whole packs, said as they are counted. */
export const packsSchema = z.strictObject({
  count: z.int().min(1).max(1_000_000),
  /** Base units in one of them. */
  holds: z.int().min(2).max(1_000_000),
});
type Packs = z.infer<typeof packsSchema>;

/** An amount in base units, or in packs. */
export const statedAmount = { amount: amountSchema.optional(), packs: packsSchema.optional() };

/** The packs in which a lot may be counted: its own boxes, and those of the catalogue. */
export const packsOf = (
  items: ItemIndex,
  lot: { readonly item: string; readonly packHolds?: number | undefined } | undefined,
): number[] => [
  ...(lot?.packHolds ? [lot.packHolds] : []),
  ...(items.byId.get(lot?.item ?? '')?.packs ?? []).map((pack) => pack.holds),
];

/** Base units of an amount that may be said in packs. Exact: packs are never rounded, and only known ones count. */
export function baseUnits(
  stated: { readonly amount?: number | undefined; readonly packs?: Packs | undefined },
  known: readonly number[],
): Result<number> {
  if (stated.packs === undefined) {
    return stated.amount === undefined
      ? refuse('input-invalid', { detail: 'amount or packs' }, { field: 'amount' })
      : accept(stated.amount);
  }
  const { count, holds } = stated.packs;
  if (!known.includes(holds))
    return refuse('pack-unknown', { holds, known: known.join(', ') || '-' }, { field: 'packs.holds' });
  const amount = count * holds;
  if (amount > AMOUNT_MAX) return refuse('amount-absurd', { max: AMOUNT_MAX }, { field: 'packs.count' });
  if (stated.amount !== undefined && stated.amount !== amount)
    return refuse('amount-not-whole-packs', { pack: holds }, { field: 'amount' });
  return accept(amount);
}
