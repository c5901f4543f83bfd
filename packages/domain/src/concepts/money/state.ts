import type { FactData } from '../../kernel/fact/fact.ts';
import type { Lists } from '../../kernel/state/lists.ts';
import type { Ordered } from '../../kernel/state/ordered.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';
import type { Sums } from '../../kernel/state/sums.ts';

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
    readonly paymentsOfDonation: Lists;
    /** Supplier and number of an invoice → the payment that it belongs to. */
    readonly invoices: Map<string, string>;
    /** `payer supplier day` → currency → how much was asked for, less what was declined. */
    readonly askedOfSupplier: Sums;
    /** `item currency` → what it cost in each purchase that was paid, by `price payment.line`. */
    readonly prices: Map<string, Ordered>;
    /** Not decided yet. */
    readonly paymentsRequested: Set<string>;
  }
}

export const emptyMoneyRecords = (): Pick<
  IncidentRecords,
  'payments' | 'paymentsOfDonation' | 'paymentsRequested' | 'invoices' | 'askedOfSupplier' | 'prices'
> => ({
  payments: new Map(),
  paymentsOfDonation: new Map(),
  paymentsRequested: new Set(),
  invoices: new Map(),
  askedOfSupplier: new Map(),
  prices: new Map(),
});
