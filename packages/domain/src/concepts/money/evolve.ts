import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { must } from '../../kernel/state/must.ts';

export const evolveMoney: Evolvers<'payment.requested' | 'payment.approved' | 'payment.declined'> = {
  'payment.requested'(state, fact) {
    const { payment, transfers, ...request } = fact.data;
    must(state.incidents, fact.incident, 'incident').payments.set(payment, {
      id: payment,
      ...request,
      transfer: (transfers[0] as { transfer: string }).transfer,
      requestedAt: fact.at,
      requestedBySeat: fact.actor.seat,
      status: 'requested',
      decidedAt: null,
    });
  },
  'payment.approved'(state, fact) {
    const payment = must(
      must(state.incidents, fact.incident, 'incident').payments,
      fact.data.payment,
      'payment',
    );
    payment.status = 'paid';
    payment.decidedAt = fact.at;
  },
  'payment.declined'(state, fact) {
    const payment = must(
      must(state.incidents, fact.incident, 'incident').payments,
      fact.data.payment,
      'payment',
    );
    payment.status = 'declined';
    payment.decidedAt = fact.at;
  },
};
