import type { FactData } from '../../kernel/fact/fact.ts';
import type { Lists } from '../../kernel/state/lists.ts';
import type { Ordered } from '../../kernel/state/ordered.ts';
import type { Proposal } from '../../kernel/state/proposal.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';
import type { Sums } from '../../kernel/state/sums.ts';

export type Payment = Omit<FactData<'payment.requested'>, 'payment' | 'transfers' | 'invoice'> & {
  invoice: FactData<'payment.requested'>['invoice'];
  readonly id: string;
  /** The pending transfer that reserves the money. */
  readonly transfer: string;
  readonly requestedAt: string;
  readonly requestedBySeat: string;
  /** Approved: the money has left the fund, and the bank shall carry it out; paid: it has; returned: all of it came back. */
  status: 'requested' | 'approved' | 'paid' | 'returned' | 'declined' | 'expired';
  /** What the bank calls it, and when it carried it out. */
  paid: { readonly reference: string; readonly at: string } | null;
  decidedAt: string | null;
  decidedBySeat: string | null;
  /** How much of it came back. */
  refunded: number;
};

/** Money that went back, or shall once a second person says so. */
export type Refund = Omit<FactData<'refund.proposed'>, 'refund' | 'transfers'> &
  Proposal & {
    readonly id: string;
    readonly organisation: string;
    /** What holds a gift’s back in its fund. */
    readonly transfer: string | null;
    /** Of the fact that proposed it. */
    readonly position: number;
  };

/** The money has left its fund, and not all of it came back. */
export const isSpent = ({ status }: Pick<Payment, 'status'>): boolean =>
  status === 'approved' || status === 'paid';

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    readonly payments: Map<string, Payment>;
    readonly paymentsOfDonation: Lists;
    readonly paymentsOfPayer: Lists;
    readonly refunds: Map<string, Refund>;
    /** By the moment at which they were proposed. */
    readonly refundsInOrder: Ordered;
    /** A second person has to look at them. */
    readonly refundsOpen: Set<string>;
    readonly refundsOfDonation: Lists;
    /** Paid, and not all that was ordered has come or been paid back. */
    readonly purchasesOpen: Set<string>;
    /** Number of an invoice, with each name and code that its payee is known by → the payment that it belongs to. */
    readonly invoices: Map<string, string>;
    /** Of each payment: by what its invoice is known there. */
    readonly invoicesOfPayment: Map<string, readonly string[]>;
    /** What counts as one purchase of a day (quotes.ts) → currency → how much was asked for, less what was declined. */
    readonly askedInADay: Sums;
    /** `item currency` → what it cost in each purchase that was paid, by `price payment.line`. */
    readonly prices: Map<string, Ordered>;
    /** Not decided yet. */
    readonly paymentsRequested: Set<string>;
  }
}

export const emptyMoneyRecords = (): Pick<
  IncidentRecords,
  | 'payments'
  | 'paymentsOfDonation'
  | 'paymentsOfPayer'
  | 'paymentsRequested'
  | 'purchasesOpen'
  | 'refunds'
  | 'refundsOpen'
  | 'refundsInOrder'
  | 'refundsOfDonation'
  | 'invoices'
  | 'invoicesOfPayment'
  | 'askedInADay'
  | 'prices'
> => ({
  payments: new Map(),
  paymentsOfDonation: new Map(),
  paymentsOfPayer: new Map(),
  refunds: new Map(),
  refundsOpen: new Set(),
  refundsInOrder: [],
  refundsOfDonation: new Map(),
  paymentsRequested: new Set(),
  purchasesOpen: new Set(),
  invoices: new Map(),
  invoicesOfPayment: new Map(),
  askedInADay: new Map(),
  prices: new Map(),
});
