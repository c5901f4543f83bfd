import type { FirstSeats } from '../../kernel/concept/concept.ts';
import type { moneyFacts } from './facts.ts';

/** What must be two people. */
export const moneyFirstSeats: FirstSeats<keyof typeof moneyFacts> = {
  'payment.approved': (state, { incident, data }) => {
    const payment = state.incidents.get(incident)?.payments.get(data.payment);
    return payment && { seat: payment.requestedBySeat, first: 'request-payment' };
  },
  'refund.made': (state, { incident, data }) => {
    const refund = state.incidents.get(incident)?.refunds.get(data.refund);
    return refund && { seat: refund.bySeat, first: 'refund.propose' };
  },
  // Whoever ordered it, or let it be paid, does not also say that it came.
  'purchase.received': (state, { incident, data }) => {
    const payment = state.incidents.get(incident)?.payments.get(data.payment);
    if (!payment) return undefined;
    const { requestedBySeat, decidedBySeat } = payment;
    return [
      { seat: requestedBySeat, first: 'request-payment' },
      ...(decidedBySeat === null ? [] : [{ seat: decidedBySeat, first: 'approve-payment' }]),
    ];
  },
};
