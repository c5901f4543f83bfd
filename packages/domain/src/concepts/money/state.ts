import type { FactData } from '../../kernel/fact/fact.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';

export type Payment = Omit<FactData<'payment.requested'>, 'payment' | 'transfers'> & {
  readonly id: string;
  /** The pending transfer that reserves the money. */
  readonly transfer: string;
  readonly requestedAt: string;
  readonly requestedBySeat: string;
  status: 'requested' | 'paid' | 'declined' | 'expired';
  decidedAt: string | null;
};

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    readonly payments: Map<string, Payment>;
  }
}

export const emptyMoneyRecords = (): Pick<IncidentRecords, 'payments'> => ({ payments: new Map() });
