import type { FactData } from '../kernel/fact/fact.ts';
import type { IncidentRecords } from '../kernel/state/state.ts';
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
};

export type Order = Omit<FactData<'order.issued'>, 'order' | 'transfers'> & {
  readonly id: string;
  readonly issuedAt: string;
  status: 'issued' | 'dispatched' | 'cancelled' | 'expired';
};

declare module '../kernel/state/state.ts' {
  interface IncidentRecords {
    readonly runs: Map<string, AllocationRun>;
    readonly orders: Map<string, Order>;
  }
}

export const emptyAllocationRecords = (): Pick<IncidentRecords, 'runs' | 'orders'> => ({
  runs: new Map(),
  orders: new Map(),
});
