import type { Quantity } from '@tongzhou/domain';
import type { SetAsideReason } from '../set-aside/index.ts';

/** An amount as written, in the unit as written (`null`: none was written). */
export type Amount = {
  readonly quantity: Quantity;
  readonly unit: string | null;
  /** A 1 without a unit: in the snapshots of 2020 it stands for "needed, amount unknown". */
  readonly bareOne: boolean;
};

export type AmountReason = Extract<SetAsideReason, `amount-${string}` | 'unit-not-convertible'>;
export type AmountReading =
  | { readonly ok: true; readonly amount: Amount }
  | { readonly ok: false; readonly reason: AmountReason };

export const readAs = (quantity: Quantity, unit: string | null = null): AmountReading => ({
  ok: true,
  amount: { quantity, unit, bareOne: unit === null && quantity.kind === 'exact' && quantity.amount === 1 },
});
export const refused = (reason: AmountReason): { readonly ok: false; readonly reason: AmountReason } => ({
  ok: false,
  reason,
});
