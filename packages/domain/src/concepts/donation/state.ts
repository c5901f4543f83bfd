import type { FactData } from '../../kernel/fact/fact.ts';
import type { Groups, Lists } from '../../kernel/state/lists.ts';
import type { Ordered } from '../../kernel/state/ordered.ts';
import { emptyRanked, type Ranked } from '../../kernel/state/ranked.ts';
import type { IncidentRecords, State } from '../../kernel/state/state.ts';
import type { Sums } from '../../kernel/state/sums.ts';
import type { QuarantineReason } from './facts.ts';

type Received = FactData<'donation.received'>;

export type Donation = Omit<Received, 'donation' | 'lots' | 'transfers'> & {
  readonly id: string;
  /** When it came; `enteredAt` where it was entered later. */
  readonly receivedAt: string;
  readonly enteredAt: string;
  readonly receivedBySeat: string;
  /** The mandate under which it was received. */
  readonly receivedUnder: string | null;
  readonly position: number;
  readonly lots: readonly string[];
};

type Hand = { readonly at: string; readonly organisation: string; readonly seat: string };

/** A paper of a lot: what it says and proves, who added it, and whether it was struck out. */
export type Paper = Received['lots'][number]['evidence'][number] & {
  readonly added: Hand;
  /** Did it come with the goods? */
  readonly atReceipt: boolean;
  struck: (Hand & { readonly reason: string }) | null;
};

export type Lot = Omit<Received['lots'][number], 'lot' | 'quarantined' | 'evidence' | 'item' | 'bin'> & {
  readonly id: string;
  /** Where in its place it lies now; several bins where part of it was moved. */
  bin: string | null;
  evidence: readonly Paper[];
  /** Why it waited in quarantine last: what receipt or a later paper brought, or `held` where a fit lot was doubted. */
  quarantined: QuarantineReason | 'held' | null;
  /** The gift; where it was bought, the gift whose money paid it. */
  readonly donation: string;
  /** The payment with which it was bought; null: it was given. */
  readonly payment: string | null;
  readonly mode: Received['mode'];
  /** The facility that shall have it; only the donor's own word changes it. */
  earmarkedFor: string | null;
  /** Put to the donor and not answered yet. */
  earmarkQuestion: EarmarkQuestion | null;
  earmarkAnswers: readonly EarmarkAnswer[];
  readonly owner: string;
  readonly place: string;
  readonly receivedAt: string;
  readonly receivedBySeat: string;
  /** What it counts as now: the proven item, or the claim while it waits in quarantine. */
  item: string;
  status: 'quarantine' | 'accepted' | 'rejected';
  /** What it was accepted as last, while no paper of it was struck out since. */
  acceptedAs: string | null;
  /** Was it ever in use? */
  wasAccepted: boolean;
  /** The lot of which this is what was left, when that was found to be less. */
  readonly partOf: string | null;
  /** What the rest was found to be after part had left as `item`. */
  foundLater: FoundLater | null;
  /** The correction of what it is, or until when it is good, that waits for a second person. */
  correcting: string | null;
  /** The first inspector's, while a second has to look. */
  finding: Finding | null;
  inspection:
    | (Omit<Finding, 'item' | 'outcome'> & {
        /** Where it took two. */
        readonly first: Finding | null;
      })
    | null;
  idleExplanation: { readonly at: string; readonly text: string } | null;
  /** The moment goods of this lot first left, null before. */
  firstDispatchAt: string | null;
};

/** `item` null: the rest was rejected. */
export type FoundLater = {
  readonly at: string;
  readonly item: string | null;
  /** The lot that the rest became. */
  readonly lot: string | null;
  readonly note: string | null;
};

export type Finding = {
  readonly at: string;
  readonly outcome: 'accepted' | 'rejected';
  readonly item: string;
  readonly note: string | null;
  readonly bySeat: string;
};

type EarmarkQuestion = { readonly at: string; readonly reason: string; readonly bySeat: string };
export type EarmarkAnswer = Omit<FactData<'earmark.answered'>, 'lot' | 'transfers'> & {
  readonly at: string;
  /** Who wrote it down: the donor itself, or whoever holds the goods. */
  readonly by: string;
  readonly asked: EarmarkQuestion;
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
    /** Payment → the lots that were bought with it. */
    readonly lotsOfPayment: Lists;
    /** `organisation reference` → what the bank calls so: a gift that came in, a payment or a refund that went out or came back. */
    readonly transfersOfBank: Map<
      string,
      { readonly kind: 'donation' | 'payment' | 'refund'; readonly id: string }
    >;
    readonly lotsInQuarantine: Set<string>;
    /** Receiver → its gifts with money, in the order in which they came. */
    readonly moneyOfReceiver: Lists;
    /** All of them, by `moment id` of their entry. */
    readonly giftsInOrder: Ordered;
    /** Lots whose finding waits for a second inspector. */
    readonly findingsOpen: Set<string>;
    /** What came in, by item as it counts now: base units, and how many lots. */
    readonly given: Map<string, { amount: number; lots: number }>;
    /** What came in, by currency: minor units. */
    readonly moneyGiven: Map<string, number>;
    /** Item → `receiver donor` → how much of it was given. */
    readonly gave: Ranked;
    /** Claimed item → its lots by their size as they came. */
    readonly lotSizes: Map<string, Ordered>;
    /** Donor → its latest gift, which says its name. */
    readonly donors: Map<string, string>;
    /** Donor → its gifts, by `position id` of their entry. */
    readonly giftsOfDonor: Map<string, Ordered>;
    /** Receiver → whose gifts it took in. */
    readonly donorsOfReceiver: Groups;
    /** Gift → later ones that were entered as another parcel, though alike. */
    readonly linkedFrom: Lists;
    /** A donor's name, in public and as `plain` writes it → the donors that bear or bore it. */
    readonly donorsNamed: Groups;
    /** 统一社会信用代码 → the donors that have it. */
    readonly donorsByCode: Groups;
    /** What makes parcels look alike (`parcelKey`) → the gifts with such a parcel. */
    readonly parcels: Lists;
    /** Giver and day → item → how much was stated at receipt. */
    readonly intakeSums: Sums;
    /** Scan → the gifts whose papers it is. */
    readonly giftsOfScan: Groups;
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
  | 'lotsOfPayment'
  | 'transfersOfBank'
  | 'lotsInQuarantine'
  | 'moneyOfReceiver'
  | 'giftsInOrder'
  | 'findingsOpen'
  | 'lotSizes'
  | 'given'
  | 'moneyGiven'
  | 'gave'
  | 'donors'
  | 'giftsOfDonor'
  | 'donorsOfReceiver'
  | 'linkedFrom'
  | 'donorsNamed'
  | 'donorsByCode'
  | 'parcels'
  | 'intakeSums'
  | 'giftsOfScan'
> => ({
  donations: new Map(),
  lots: new Map(),
  lotsOfOwner: new Map(),
  lotsOfPayment: new Map(),
  transfersOfBank: new Map(),
  lotsInQuarantine: new Set(),
  moneyOfReceiver: new Map(),
  giftsInOrder: [],
  findingsOpen: new Set(),
  given: new Map(),
  moneyGiven: new Map(),
  gave: emptyRanked(),
  lotSizes: new Map(),
  donors: new Map(),
  giftsOfDonor: new Map(),
  donorsOfReceiver: new Map(),
  linkedFrom: new Map(),
  donorsNamed: new Map(),
  donorsByCode: new Map(),
  parcels: new Map(),
  intakeSums: new Map(),
  giftsOfScan: new Map(),
});
