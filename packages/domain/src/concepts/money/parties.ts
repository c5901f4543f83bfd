import type { FirstSeats } from '../../kernel/concept/concept.ts';
import type { moneyFacts } from './facts.ts';

/** What must be two people. */
export const moneyFirstSeats: FirstSeats<keyof typeof moneyFacts> = {
  'payment.approved': (state, { incident, data }) => {
    const payment = state.incidents.get(incident)?.payments.get(data.payment);
    return payment && { seat: payment.requestedBySeat, first: 'request-payment' };
  },
};
