import type { FactType } from '../../kernel/fact/fact.ts';
import type { Ordered } from '../../kernel/state/ordered.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';
import type { Posting } from '../../ledger/ledger.ts';

/** One entry of the log on the way of a lot, or of a gift of money: who did what, and what it moved. */
export type WayEntry = {
  readonly position: number;
  readonly type: FactType;
  /** When it happened; `enteredAt` where that was stated later. */
  readonly at: string;
  readonly enteredAt: string;
  readonly organisation: string;
  readonly seat: string;
  /** Of this lot, or of this gift. */
  readonly moves: readonly Posting[];
  /** Kept for somebody and not moved yet: an order, a request for payment, a loss that one person reported. */
  readonly promised: number;
  /** What somebody counted, and what the book said. */
  readonly counted: { readonly counted: number; readonly book: number } | null;
  /** A code of a list: of a finding, an answer, a shortage. */
  readonly outcome: string | null;
  readonly item: string | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly file: string | null;
  /** Whom it is about, where it is one of several that have goods of the lot. */
  readonly facility: string | null;
};

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    /**
     * Lot, or gift of money → each entry about it, in the log's order. Under `lot ` those that are about no facility, under `lot
     * facility` those about that one: together the way of one unit to there.
     */
    readonly ways: Map<string, WayEntry[]>;
    /** Facility → `moment lot` of when goods of a lot came to it first. */
    readonly lotsAtFacility: Map<string, Ordered>;
  }
}

export const emptyWays = (): Pick<IncidentRecords, 'ways' | 'lotsAtFacility'> => ({
  ways: new Map(),
  lotsAtFacility: new Map(),
});
