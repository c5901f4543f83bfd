import type { FactData } from '../../kernel/fact/fact.ts';
import { type Groups, type Lists, pair } from '../../kernel/state/lists.ts';
import type { Ordered } from '../../kernel/state/ordered.ts';
import { emptyRanked, type Ranked } from '../../kernel/state/ranked.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';
import type { Lot } from '../donation/state.ts';

/** A count of a lot on its shelf, against what the ledger said at that moment. */
export type StockCount = {
  readonly id: string;
  readonly lot: string;
  readonly counted: number;
  readonly book: number;
  readonly note: string | null;
  readonly at: string;
  readonly bySeat: string;
  /** What of the lot had left its shelf in the book alone by then: what leaves so later explains part of a shortage. */
  readonly offBookBefore: number;
  /**
   * `agrees`: no difference. `open`: a second person has to say what became of it. `superseded`: somebody counted the lot
   * again. `retracted`: whoever counted, or a colleague, says that the count itself was wrong.
   */
  status: 'agrees' | 'open' | 'settled' | 'superseded' | 'retracted';
  ended: { readonly at: string; readonly bySeat: string; readonly reason: string } | null;
};

/** Goods that somebody says are lost: held until a second person has looked. */
export type Loss = Omit<FactData<'loss.reported'>, 'loss' | 'transfers'> & {
  readonly id: string;
  readonly transfer: string;
  readonly from: string;
  readonly to: string;
  readonly amount: number;
  /** What the lot had lost by then, this included. */
  readonly lostInAll: number;
  /** When it happened, and when somebody said so. */
  readonly at: string;
  readonly reportedAt: string;
  readonly by: string;
  readonly bySeat: string;
  status: 'reported' | 'confirmed' | 'refused';
};
export type DayClose = FactData<'site.day-closed'> & { readonly at: string; readonly position: number };

/** Where the goods of one item are: sums of balances, base units. */
export type GoodsSum = {
  accounts: number;
  quarantined: number;
  stock: number;
  reserved: number;
  inTransit: number;
  delivered: number;
  consumed: number;
  lost: number;
  returned: number;
  /** Of the stock: of accepted lots, and not the owner's reserve. */
  usable: number;
};

export const noGoods = (): GoodsSum => ({
  accounts: 0,
  quarantined: 0,
  stock: 0,
  reserved: 0,
  inTransit: 0,
  delivered: 0,
  consumed: 0,
  lost: 0,
  returned: 0,
  usable: 0,
});

/** What a facility has of an item from deliveries; `usable` by `storeKey`, weighing what may still leave. */
export type StoreSum = { accounts: number; held: number; used: number; readonly usable: Ordered };

/** Who moved goods of a lot last. */
type Hand = { readonly organisation: string; readonly seat: string; readonly at: string };

/** A place that keeps goods of an incident, and what its day's close is made of. */
export type Site = {
  readonly place: string;
  /** When its first goods came. */
  readonly since: string;
  /** When goods of it moved last; null: they lie as they came. */
  movedAt: string | null;
  /** Nothing lay there at its last close: it closes no day until something does. */
  closedEmpty: boolean;
  readonly items: Map<string, { lots: number; amount: number }>;
  /** Lots on its shelf, by when they were last counted, or came. */
  readonly toCount: Ordered;
  /** Counts since the last close. */
  counts: string[];
  /** The days that were closed, in order. */
  readonly days: string[];
};

/** First expired, first out; lots without a date last. */
export const storeKey = ({ expiresOn, id }: Pick<Lot, 'expiresOn' | 'id'>): string =>
  pair(expiresOn ?? '9999', id);

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    readonly counts: Map<string, StockCount>;
    readonly countsOfLot: Lists;
    readonly countsOpen: Set<string>;
    readonly losses: Map<string, Loss>;
    /** Those that nobody has confirmed or refused yet. */
    readonly lossesReported: Set<string>;
    /** Lot → its open count: there is never more than one. */
    readonly openCountOfLot: Map<string, string>;
    /** By item as it counts now. */
    readonly goods: Map<string, GoodsSum>;
    readonly sites: Map<string, Site>;
    /** Lot → in how many accounts of its place it lies. */
    readonly pilesOfLot: Map<string, number>;
    /** Lots that lie on a shelf, by `moment id` of their receipt: by owner. */
    readonly stockOfOwner: Map<string, Ordered>;
    /** The same by `place item`, as each counts now. */
    readonly stockAtPlace: Map<string, Ordered>;
    /** The same by bin, in capitals. */
    readonly stockAtBin: Groups;
    /** Those bins by their names and the parts of them (`namesOfBin`). */
    readonly bins: Ordered;
    /** Lot → when it was last counted, by counts that stand. */
    readonly countedAt: Map<string, string>;
    readonly lastHand: Map<string, Hand>;
    /** `place day` → its close. */
    readonly closes: Map<string, DayClose>;
    /** Stock accounts that hold something, by when their lot came. */
    readonly shelf: Ordered;
    /** The same, by the day on which the lot expires; what never does is not here. */
    readonly expiring: Ordered;
    /** Of those accounts the ones of directed goods. */
    readonly shelfEarmarked: Set<string>;
    /** Item → `receiver end` → how much of it is there now. */
    readonly whereabouts: Ranked;
    /** Facility → item → what it has. */
    readonly stores: Map<string, Map<string, StoreSum>>;
  }
}

export const emptyStockRecords = (): Pick<
  IncidentRecords,
  | 'counts'
  | 'countsOfLot'
  | 'countsOpen'
  | 'losses'
  | 'lossesReported'
  | 'openCountOfLot'
  | 'goods'
  | 'sites'
  | 'pilesOfLot'
  | 'stockOfOwner'
  | 'stockAtPlace'
  | 'stockAtBin'
  | 'bins'
  | 'countedAt'
  | 'lastHand'
  | 'closes'
  | 'shelf'
  | 'expiring'
  | 'shelfEarmarked'
  | 'whereabouts'
  | 'stores'
> => ({
  counts: new Map(),
  countsOfLot: new Map(),
  countsOpen: new Set(),
  losses: new Map(),
  lossesReported: new Set(),
  openCountOfLot: new Map(),
  goods: new Map(),
  sites: new Map(),
  pilesOfLot: new Map(),
  stockOfOwner: new Map(),
  stockAtPlace: new Map(),
  stockAtBin: new Map(),
  bins: [],
  countedAt: new Map(),
  lastHand: new Map(),
  closes: new Map(),
  shelf: [],
  expiring: [],
  shelfEarmarked: new Set(),
  whereabouts: emptyRanked(),
  stores: new Map(),
});
