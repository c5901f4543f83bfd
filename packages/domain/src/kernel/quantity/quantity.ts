import { z } from 'zod';

/**
 * A stated amount that tells the truth. Unknown is not 0 and not 1: of 5,405 need cells that volunteers
 * collected in 2020, 1,893 were a "1" that meant "needed, amount unknown".
 *
 * All amounts are whole numbers of the item's base unit (see `Item.baseUnit`).
 */
export type Quantity =
  | { readonly kind: 'exact'; readonly amount: number }
  | { readonly kind: 'range'; readonly least: number; readonly most: number }
  | { readonly kind: 'at-least'; readonly least: number }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unlimited' }
  | { readonly kind: 'none' };

/** The largest amount that the system takes: 10^12 base units, well inside exact integers (2^53). */
export const AMOUNT_MAX = 1_000_000_000_000;

const amount = z.int().min(1).max(AMOUNT_MAX);

export const quantitySchema: z.ZodType<Quantity> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('exact'), amount }),
  z
    .strictObject({ kind: z.literal('range'), least: amount, most: amount })
    .refine((range) => range.least < range.most, { path: ['most'], message: 'most must exceed least' }),
  z.strictObject({ kind: z.literal('at-least'), least: amount }),
  z.strictObject({ kind: z.literal('unknown') }),
  z.strictObject({ kind: z.literal('unlimited') }),
  z.strictObject({ kind: z.literal('none') }),
]);

export const exact = (amount: number): Quantity => (amount === 0 ? NONE : { kind: 'exact', amount });
export const UNKNOWN: Quantity = { kind: 'unknown' };
export const NONE: Quantity = { kind: 'none' };

export function sameQuantity(a: Quantity, b: Quantity): boolean {
  return (
    a.kind === b.kind &&
    knownLeast(a) === knownLeast(b) &&
    (a.kind !== 'range' || (b.kind === 'range' && a.most === b.most))
  );
}

/** What is certainly needed, in base units: the floor that an allocation may count on. `null`: nothing is known. */
export function knownLeast(quantity: Quantity): number | null {
  switch (quantity.kind) {
    case 'exact':
      return quantity.amount;
    case 'range':
    case 'at-least':
      return quantity.least;
    case 'none':
      return 0;
    case 'unknown':
    case 'unlimited':
      return null;
  }
}

/** The most that may be sent, in base units. `null`: no stated ceiling. */
export function knownMost(quantity: Quantity): number | null {
  switch (quantity.kind) {
    case 'exact':
      return quantity.amount;
    case 'range':
      return quantity.most;
    case 'none':
      return 0;
    case 'at-least':
    case 'unknown':
    case 'unlimited':
      return null;
  }
}
