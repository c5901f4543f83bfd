import { accountsOfUnit, balance, type Ledger } from '../../ledger/ledger.ts';
import { parseAccountId } from '../../ledger/transfer.ts';

/** Where goods or money can be on their way; `donor`: with whoever it comes from, not given yet, or given no more. */
export const WAY_PLACES = [
  'donor',
  'quarantine',
  'stock',
  'transit',
  'facility',
  'consumed',
  'loss',
  'returned',
  'fund',
  'spent',
] as const;
export type WayPlace = (typeof WAY_PLACES)[number];

/** What an account is on the way: goods that wait for a look stand apart from those in store. */
export function placeOf(account: string): WayPlace {
  const { kind, purpose } = parseAccountId(account);
  // What was bought comes from a supplier, and is there as little as a gift is with its donor.
  if (kind === 'supplier') return 'donor';
  return kind === 'stock' && purpose === 'quarantine' ? 'quarantine' : kind;
}

/** Where all of it is now; the parts always add up to what was given. */
export type WayEnds = {
  readonly given: number;
  readonly ends: readonly { readonly place: Exclude<WayPlace, 'donor'>; readonly amount: number }[];
};

export function endsOf(ledger: Ledger, lot: string): WayEnds {
  const sums = new Map<WayPlace, number>();
  for (const account of accountsOfUnit(ledger, lot)) {
    const place = placeOf(account.id);
    sums.set(place, (sums.get(place) ?? 0) + balance(account));
  }
  const ends = WAY_PLACES.flatMap((place) => {
    const amount = sums.get(place) ?? 0;
    return place === 'donor' || amount === 0 ? [] : [{ place, amount }];
  });
  return { given: 0 - (sums.get('donor') ?? 0), ends };
}
