import type { FactOf } from '../../kernel/fact/fact.ts';
import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { list, pair } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { putUnder } from '../../kernel/state/ordered.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { addTo } from '../../kernel/state/sums.ts';
import type { moneyFacts } from './facts.ts';
import { invoiceKey } from './invoice.ts';
import { dayOfSupplier, priceKey, priceOf } from './quotes.ts';
import type { Payment } from './state.ts';

export const evolveMoney: Evolvers<keyof typeof moneyFacts> = {
  'payment.requested'(state, fact) {
    const { payment, transfers, ...request } = fact.data;
    const incident = must(state.incidents, fact.incident, 'incident');
    const { payments, paymentsOfDonation, paymentsRequested } = incident;
    list(paymentsOfDonation, request.donation, payment);
    paymentsRequested.add(payment);
    const entered: Payment = {
      id: payment,
      ...request,
      transfer: (transfers[0] as { transfer: string }).transfer,
      requestedAt: fact.at,
      requestedBySeat: fact.actor.seat,
      status: 'requested',
      decidedAt: null,
    };
    payments.set(payment, entered);
    noteAsked(state, incident, entered, 1);
    if (entered.invoice) incident.invoices.set(invoiceKey(state, entered, entered.invoice), payment);
  },
  'payment.approved'(state, fact) {
    const payment = endRequest(state, fact);
    payment.status = 'paid';
    payment.decidedAt = fact.at;
    const { prices } = must(state.incidents, fact.incident, 'incident');
    payment.lines.forEach((line, index) => {
      if (line.item === null) return;
      putUnder(prices, pair(line.item, payment.currency), priceKey(payment.id, index, priceOf(line)));
    });
  },
  'payment.declined'(state, fact) {
    notPaid(state, fact, 'declined');
  },
  'payment.expired'(state, fact) {
    notPaid(state, fact, 'expired');
  },
};

/** What was asked for in vain: its invoice may be presented again. */
function notPaid(
  state: State,
  fact: FactOf<'payment.declined'> | FactOf<'payment.expired'>,
  status: 'declined' | 'expired',
): void {
  const payment = endRequest(state, fact);
  payment.status = status;
  payment.decidedAt = fact.at;
  const incident = must(state.incidents, fact.incident, 'incident');
  noteAsked(state, incident, payment, -1);
  if (payment.invoice) incident.invoices.delete(invoiceKey(state, payment, payment.invoice));
}

function noteAsked(state: State, { askedOfSupplier }: IncidentState, payment: Payment, sign: 1 | -1): void {
  const { currency, amount, requestedAt } = payment;
  addTo(askedOfSupplier, dayOfSupplier(state, payment, requestedAt), currency, sign * amount);
}

/** A payment that is asked for no longer. */
function endRequest(
  state: State,
  { incident: id, data }: { readonly incident: string; readonly data: { readonly payment: string } },
): Payment {
  const { payments, paymentsRequested } = must(state.incidents, id, 'incident');
  paymentsRequested.delete(data.payment);
  return must(payments, data.payment, 'payment');
}
