import type { Lot } from '../concepts/donation/state.ts';
import { accountId } from './transfer.ts';

/** Where a lot lies in its owner's warehouse, by what may be done with it. */
export const stockAccount = (
  lot: Pick<Lot, 'id' | 'owner' | 'place'>,
  purpose: 'free' | 'earmarked' | 'reserve' | 'quarantine',
) => accountId({ kind: 'stock', owner: lot.owner, place: lot.place, unit: lot.id, purpose });

export const usablePurpose = (lot: Pick<Lot, 'earmarkedFor'>): 'free' | 'earmarked' =>
  lot.earmarkedFor === null ? 'free' : 'earmarked';

export const usableStockAccount = (lot: Lot): string => stockAccount(lot, usablePurpose(lot));

export const transitAccount = (lot: Pick<Lot, 'id' | 'owner'>): string =>
  accountId({ kind: 'transit', owner: lot.owner, place: null, unit: lot.id, purpose: 'none' });

export const facilityAccount = (facility: string, lot: string): string =>
  accountId({ kind: 'facility', owner: facility, place: null, unit: lot, purpose: 'none' });

export const consumedAccount = (facility: string, lot: string): string =>
  accountId({ kind: 'consumed', owner: facility, place: null, unit: lot, purpose: 'none' });

export const donorAccount = (donor: string, unit: string): string =>
  accountId({ kind: 'donor', owner: donor, place: null, unit, purpose: 'none' });

/** Where goods come from that were bought: under whoever bought them, and the payment. */
export const supplierAccount = (buyer: string, payment: string, lot: string): string =>
  accountId({ kind: 'supplier', owner: buyer, place: payment, unit: lot, purpose: 'none' });

/** Where a lot came from: whoever gave it, or the supplier from whom it was bought with given money. */
export const sourceAccount = (
  donor: string,
  { id, owner, payment }: Pick<Lot, 'id' | 'owner' | 'payment'>,
): string => (payment === null ? donorAccount(donor, id) : supplierAccount(owner, payment, id));

export const lossAccount = (owner: string, lot: string): string =>
  accountId({ kind: 'loss', owner, place: null, unit: lot, purpose: 'none' });

export const returnedAccount = (owner: string, lot: string): string =>
  accountId({ kind: 'returned', owner, place: null, unit: lot, purpose: 'none' });

/** Money stays with the gift that gave it (the gift stands where goods have a place), so that each yuan keeps its donor. */
export const fundAccount = (
  owner: string,
  donation: string,
  currency: string,
  purpose: 'free' | 'earmarked',
): string => accountId({ kind: 'fund', owner, place: donation, unit: currency, purpose });

export const spentAccount = (owner: string, donation: string, currency: string): string =>
  accountId({ kind: 'spent', owner, place: donation, unit: currency, purpose: 'none' });
