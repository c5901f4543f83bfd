import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { list } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { State } from '../../kernel/state/state.ts';
import type { Payment } from './state.ts';

export const evolveMoney: Evolvers<'payment.requested' | 'payment.approved' | 'payment.declined'> = {
  'payment.requested'(state, fact) {
    const { payment, transfers, ...request } = fact.data;
    const { payments, paymentsOfDonation, paymentsRequested } = must(
      state.incidents,
      fact.incident,
      'incident',
    );
    list(paymentsOfDonation, request.donation, payment);
    paymentsRequested.add(payment);
    payments.set(payment, {
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
    const payment = endRequest(state, fact);
    payment.status = 'paid';
    payment.decidedAt = fact.at;
  },
  'payment.declined'(state, fact) {
    const payment = endRequest(state, fact);
    payment.status = 'declined';
    payment.decidedAt = fact.at;
  },
};

/** A payment that is asked for no longer. */
function endRequest(
  state: State,
  { incident: id, data }: { readonly incident: string; readonly data: { readonly payment: string } },
): Payment {
  const { payments, paymentsRequested } = must(state.incidents, id, 'incident');
  paymentsRequested.delete(data.payment);
  return must(payments, data.payment, 'payment');
}
