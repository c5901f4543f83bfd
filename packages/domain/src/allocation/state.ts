import type { FactData } from '../kernel/fact/fact.ts';
import type { Groups, Lists } from '../kernel/state/lists.ts';
import type { IncidentRecords } from '../kernel/state/state.ts';
import type { CoverAhead } from './comparison/cover-ahead.ts';
import type { AllocationLine } from './facts.ts';

export type AllocationRun = Omit<FactData<'allocation.proposed'>, 'run'> & {
  readonly id: string;
  readonly proposedAt: string;
  readonly proposedBy: { readonly organisation: string; readonly seat: string };
  readonly position: number;
  readonly lines: AllocationLine[];
  /** replaced: by a run that adjusts it. */
  status: 'proposed' | 'approved' | 'declined' | 'replaced';
  decidedAt: string | null;
  decidedBy: { readonly organisation: string; readonly seat: string } | null;
  /** How long its needs' stores would have lasted without it and with it, at the moment of its approval. Null: not approved, or by hand. */
  ahead: { readonly before: CoverAhead; readonly after: CoverAhead } | null;
};

export type Order = Omit<FactData<'order.issued'>, 'order' | 'transfers'> & {
  readonly id: string;
  readonly issuedAt: string;
  status: 'issued' | 'dispatched' | 'cancelled' | 'expired';
};

/** Of the lines of a run: their units, the needs that get something, and lines that name goods by need and lot. */
export type RunSum = {
  amount: number;
  readonly served: Set<string>;
  /** Place in the run's lines. */
  readonly lineAt: Map<string, number>;
};

declare module '../kernel/state/state.ts' {
  interface IncidentRecords {
    readonly runs: Map<string, AllocationRun>;
    readonly orders: Map<string, Order>;
    /** In the order in which they were proposed. */
    readonly runsInOrder: string[];
    /** Those that wait for a decision, in that order. */
    readonly runsProposed: Set<string>;
    /** Approved ones of which it is told what they changed, in the order of their approval. */
    readonly runsAhead: string[];
    readonly runSums: Map<string, RunSum>;
    readonly ordersOfRun: Lists;
    readonly ordersOfLot: Lists;
    /** Neither gone nor called off. */
    readonly ordersIssued: Set<string>;
    /** Of those: facility, or whoever releases → its own. */
    readonly ordersIssuedOf: Groups;
    /** Those that count on a carrier's offer, in the order in which they were issued. */
    readonly ordersCarried: string[];
  }
}

export const emptyAllocationRecords = (): Pick<
  IncidentRecords,
  | 'runs'
  | 'orders'
  | 'runsInOrder'
  | 'runsProposed'
  | 'runsAhead'
  | 'runSums'
  | 'ordersCarried'
  | 'ordersOfRun'
  | 'ordersOfLot'
  | 'ordersIssued'
  | 'ordersIssuedOf'
> => ({
  runs: new Map(),
  orders: new Map(),
  runsInOrder: [],
  runsProposed: new Set(),
  runsAhead: [],
  runSums: new Map(),
  ordersOfRun: new Map(),
  ordersOfLot: new Map(),
  ordersIssued: new Set(),
  ordersIssuedOf: new Map(),
  ordersCarried: [],
});
