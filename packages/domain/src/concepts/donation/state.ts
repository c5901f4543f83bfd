import type { FactData } from '../../kernel/fact/fact.ts';
import type { Groups, Lists } from '../../kernel/state/lists.ts';
import type { IncidentRecords, State } from '../../kernel/state/state.ts';
import type { Sums } from '../../kernel/state/sums.ts';

type Received = FactData<'donation.received'>;

export type Donation = Omit<Received, 'donation' | 'lots' | 'transfers'> & {
  readonly id: string;
  /** When it came; `enteredAt` where it was entered later. */
  readonly receivedAt: string;
  readonly enteredAt: string;
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
  /** The facility that shall have it; only the donor's own word changes it. */
  earmarkedFor: string | null;
  /** Put to the donor and not answered yet. */
  earmarkQuestion: { readonly at: string; readonly reason: string } | null;
  earmarkAnswers: readonly EarmarkAnswer[];
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

export type EarmarkAnswer = Omit<FactData<'earmark.answered'>, 'lot' | 'transfers'> & {
  readonly at: string;
  readonly asked: { readonly at: string; readonly reason: string };
};

declare module '../../kernel/state/state.ts' {
  interface State {
    /** Receipt code → the gift that it stands for. */
    readonly receipts: Map<string, { readonly incident: string; readonly donation: string }>;
    /** Lot → the incident in which it was given. */
    readonly incidentOfLot: Map<string, string>;
  }
  interface IncidentRecords {
    readonly donations: Map<string, Donation>;
    readonly lots: Map<string, Lot>;
    readonly lotsOfOwner: Lists;
    readonly lotsInQuarantine: Set<string>;
    /** What came in, by item as it counts now: base units, and how many lots. */
    readonly given: Map<string, { amount: number; lots: number }>;
    /** What came in, by currency: minor units. */
    readonly moneyGiven: Map<string, number>;
    /** Item → `receiver donor` → how much of it was given. */
    readonly gave: Sums;
    /** Donor → its latest gift, which says its name. */
    readonly donors: Map<string, string>;
    readonly giftsOfDonor: Groups;
    /** A donor's name, in public and as `plain` writes it → the donors that bear or bore it. */
    readonly donorsNamed: Groups;
    /** 统一社会信用代码 → the donors that have it. */
    readonly donorsByCode: Groups;
    /** What makes parcels look alike (`parcelKey`) → the gifts with such a parcel. */
    readonly parcels: Lists;
  }
}

export const emptyDonationRegister = (): Pick<State, 'receipts' | 'incidentOfLot'> => ({
  receipts: new Map(),
  incidentOfLot: new Map(),
});

export const emptyDonationRecords = (): Pick<
  IncidentRecords,
  | 'donations'
  | 'lots'
  | 'lotsOfOwner'
  | 'lotsInQuarantine'
  | 'given'
  | 'moneyGiven'
  | 'gave'
  | 'donors'
  | 'giftsOfDonor'
  | 'donorsNamed'
  | 'donorsByCode'
  | 'parcels'
> => ({
  donations: new Map(),
  lots: new Map(),
  lotsOfOwner: new Map(),
  lotsInQuarantine: new Set(),
  given: new Map(),
  moneyGiven: new Map(),
  gave: new Map(),
  donors: new Map(),
  giftsOfDonor: new Map(),
  donorsNamed: new Map(),
  donorsByCode: new Map(),
  parcels: new Map(),
});
