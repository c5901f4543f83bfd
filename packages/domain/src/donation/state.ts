import type { FactData } from '../fact/fact.ts';

type Received = FactData<'donation.received'>;

export type Donation = Omit<Received, 'donation' | 'lots' | 'transfers'> & {
  readonly id: string;
  readonly receivedAt: string;
  readonly receivedBySeat: string;
  readonly position: number;
  readonly lots: readonly string[];
};

export type Lot = Omit<Received['lots'][number], 'lot' | 'quarantined'> & {
  readonly id: string;
  /** Why it waited in quarantine last: what receipt found, or `held` where a fit lot was doubted later. */
  quarantined: Received['lots'][number]['quarantined'] | 'held';
  readonly donation: string;
  readonly mode: Received['mode'];
  readonly earmarkedFor: string | null;
  readonly owner: string;
  readonly place: string;
  readonly receivedAt: string;
  readonly receivedBySeat: string;
  /** What it counts as now: the proven item, or the claim while it waits in quarantine. */
  item: string;
  status: 'quarantine' | 'accepted' | 'rejected';
  inspection: { readonly at: string; readonly note: string | null; readonly bySeat: string } | null;
  idleExplanation: { readonly at: string; readonly text: string } | null;
  /** The moment goods of this lot first left, null before. */
  firstDispatchAt: string | null;
};
