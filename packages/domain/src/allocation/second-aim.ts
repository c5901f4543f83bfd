import type { Supply } from './allocator.ts';

const key = ({ lot }: Supply): string =>
  `${lot.earmarkedFor === null ? 1 : 0} ${lot.expiresOn ?? '9999-12-31'} ${lot.receivedAt} ${lot.id}`;

/** Directed gifts before free ones, the first to expire before the later, the older before the newer. */
export const byUrgencyOfLot = (a: Supply, b: Supply): number =>
  key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;

export const lotRanks = (supplies: readonly Supply[]): Map<Supply, number> =>
  new Map([...supplies].sort(byUrgencyOfLot).map((supply, rank) => [supply, rank]));
