import type { IncidentRecords } from '../../kernel/state/state.ts';
/** A count of a lot on its shelf, against what the ledger said at that moment. */
export type StockCount = {
  readonly id: string;
  readonly lot: string;
  readonly counted: number;
  readonly book: number;
  readonly note: string | null;
  readonly at: string;
  readonly bySeat: string;
  /** `agrees`: no difference. `open`: a second person has to say what became of it. */
  status: 'agrees' | 'open' | 'settled';
};

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    readonly counts: Map<string, StockCount>;
  }
}

export const emptyStockRecords = (): Pick<IncidentRecords, 'counts'> => ({ counts: new Map() });
