import type { Item, Quantity } from '@tongzhou/domain';
import { AMOUNT_MAX } from '@tongzhou/domain/kernel';
import { type Amount, type AmountReading, type AmountReason, readAs, refused } from './amount.ts';
import { readAmount } from './read.ts';
import { unitHolds } from './unit.ts';

export type BaseReading =
  | { readonly ok: true; readonly quantity: Quantity }
  | { readonly ok: false; readonly reason: AmountReason };

/** From the unit as written to base units of the item, exactly or not at all. No unit: base units. */
export function toBaseUnits({ quantity, unit }: Amount, item: Item): BaseReading {
  const holds = unit === null ? 1 : unitHolds(unit, item);
  switch (quantity.kind) {
    case 'unknown':
    case 'unlimited':
    case 'none':
      return { ok: true, quantity };
    case 'exact':
      return holds === null
        ? refused('unit-not-convertible')
        : within({ kind: 'exact', amount: quantity.amount * holds });
    case 'at-least':
      return holds === null
        ? refused('unit-not-convertible')
        : within({ kind: 'at-least', least: quantity.least * holds });
    case 'range':
      return holds === null
        ? refused('unit-not-convertible')
        : within({ kind: 'range', least: quantity.least * holds, most: quantity.most * holds });
  }
}

function within(quantity: Quantity): BaseReading {
  const largest = quantity.kind === 'exact' ? quantity.amount : quantity.kind === 'range' ? quantity.most : 0;
  const least = quantity.kind === 'at-least' ? quantity.least : 0;
  return Math.max(largest, least) > AMOUNT_MAX ? refused('amount-absurd') : { ok: true, quantity };
}

/**
 * The value column of the 2020 snapshots: as any amount, but a bare 1 means "needed, amount unknown" (1,893 of 5,405
 * cells; users asked "needs 1 mask?", wuhan2020#230, #261).
 */
export function readColumnValue(value: unknown): AmountReading {
  const reading = readAmount(value);
  return reading.ok && reading.amount.bareOne ? readAs({ kind: 'unknown' }) : reading;
}
