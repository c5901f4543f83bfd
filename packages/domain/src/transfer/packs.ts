import type { ItemIndex } from '../item/index-of-items.ts';
import { accept, type Result, refuse } from '../refusal/refusal.ts';

/** Base units of an amount that may be said in packs. Exact: packs are never rounded, and only the item's own count. */
export function baseUnits(
  items: ItemIndex,
  item: string | undefined,
  stated: {
    readonly amount?: number | undefined;
    readonly packs?: { count: number; holds: number } | undefined;
  },
): Result<number> {
  if (stated.packs === undefined) {
    return stated.amount === undefined
      ? refuse('input-invalid', { detail: 'amount or packs' }, { field: 'amount' })
      : accept(stated.amount);
  }
  const { count, holds } = stated.packs;
  const packs = items.byId.get(item ?? '')?.packs ?? [];
  if (!packs.some((pack) => pack.holds === holds)) {
    const known = packs.map((pack) => pack.holds).join(', ') || '-';
    return refuse('pack-unknown', { holds, known }, { field: 'packs.holds' });
  }
  const amount = count * holds;
  if (stated.amount !== undefined && stated.amount !== amount)
    return refuse('amount-not-whole-packs', { pack: holds }, { field: 'amount' });
  return accept(amount);
}
