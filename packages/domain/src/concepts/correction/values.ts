import { isSpelling } from '../../kernel/text/spelling.ts';
import type { Donation, Lot } from '../donation/state.ts';
import type { CorrectedField, CorrectedValues } from './state.ts';

/** What stands in the record now, of all that may be corrected in it. */
export function standing(donation: Donation, lot: Lot | null): CorrectedValues {
  if (lot) {
    const { amount, claimedItem, batch, expiresOn, bin } = lot;
    return { amount, claimedItem, batch, expiresOn, bin };
  }
  const { donor, money, earmarkedFor, purpose, reference } = donation;
  return {
    ...(money && { amount: money.amount, currency: money.currency, reference: reference ?? undefined }),
    // Who a person is stays sealed: nothing of it can be put right in public.
    ...(donor.kind === 'organisation' && { donor: donor.donor, donorName: donor.name }),
    earmarkedFor,
    purpose,
  };
}

/** Of what is said, what differs from what stands there; fields that there are not are handed back apart. */
export function differing(now: CorrectedValues, said: CorrectedValues) {
  const fields = (Object.keys(said) as CorrectedField[]).filter((field) => said[field] !== undefined);
  const strange = fields.filter((field) => !Object.hasOwn(now, field));
  const changed = fields.filter((field) => Object.hasOwn(now, field) && now[field] !== said[field]);
  const of = (values: CorrectedValues): CorrectedValues =>
    Object.fromEntries(changed.map((field) => [field, values[field]]));
  return { strange, changed, from: of(now), to: of(said) };
}

/** These move goods or money, or change who may have them: one of them at a time, and two people. */
const MOVING: ReadonlySet<CorrectedField> = new Set([
  'amount',
  'currency',
  'claimedItem',
  'donor',
  'earmarkedFor',
  'purpose',
]);

/** A donor goes with the name, and money with its currency. */
const TOGETHER: readonly (readonly CorrectedField[])[] = [['amount', 'currency']];

export function movesMoreThanOnce(changed: readonly CorrectedField[]): boolean {
  const moving = changed.filter((field) => MOVING.has(field));
  return moving.length > 1 && !TOGETHER.some((group) => moving.every((field) => group.includes(field)));
}

/**
 * A date that becomes earlier, a batch, a bin and how a name is spelt, a reference where there was none: nobody is given more than
 * before. Another name is another giver, and another reference another transfer.
 */
export const needsTwo = (changed: readonly CorrectedField[], now: CorrectedValues, to: CorrectedValues) =>
  changed.some((field) => MOVING.has(field)) ||
  (changed.includes('reference') && now.reference !== undefined) ||
  (changed.includes('donorName') && !isSpelling(String(now.donorName), String(to.donorName))) ||
  (changed.includes('expiresOn') &&
    (to.expiresOn == null || (now.expiresOn != null && to.expiresOn > now.expiresOn)));
