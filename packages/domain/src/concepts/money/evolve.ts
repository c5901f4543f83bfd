import type { FactOf } from '../../kernel/fact/fact.ts';
import { momentOf } from '../../kernel/fact/moment.ts';
import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { list, pair } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { put, putUnder } from '../../kernel/state/ordered.ts';
import { endProposal } from '../../kernel/state/proposal.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { addTo } from '../../kernel/state/sums.ts';
import { transferKey } from '../donation/bank-transfer.ts';
import { enterLots } from '../donation/evolve.ts';
import { addIntake } from '../donation/intake-sums.ts';
import type { moneyFacts } from './facts.ts';
import { openWorth } from './goods.ts';
import { invoiceKeys } from './invoice.ts';
import { priceKey, priceOf, purchasesOf } from './quotes.ts';
import type { Payment } from './state.ts';

export const evolveMoney: Evolvers<keyof typeof moneyFacts> = {
  'payment.requested'(state, fact) {
    const { payment, transfers, ...request } = fact.data;
    const incident = must(state.incidents, fact.incident, 'incident');
    const { payments, paymentsOfDonation, paymentsRequested } = incident;
    list(paymentsOfDonation, request.donation, payment);
    list(incident.paymentsOfPayer, request.payer, payment);
    paymentsRequested.add(payment);
    const entered: Payment = {
      id: payment,
      ...request,
      transfer: (transfers[0] as { transfer: string }).transfer,
      requestedAt: fact.at,
      requestedBySeat: fact.actor.seat,
      status: 'requested',
      decidedAt: null,
      decidedBySeat: null,
      paid: null,
      refunded: 0,
    };
    payments.set(payment, entered);
    noteAsked(state, incident, entered, 1);
    noteInvoice(state, incident, entered);
  },
  'payment.approved'(state, fact) {
    const payment = endRequest(state, fact);
    payment.status = 'approved';
    payment.decidedAt = fact.at;
    payment.decidedBySeat = fact.actor.seat;
    const { prices } = must(state.incidents, fact.incident, 'incident');
    payment.lines.forEach((line, index) => {
      if (line.item === null) return;
      putUnder(prices, pair(line.item, payment.currency), priceKey(payment.id, index, priceOf(line)));
    });
  },
  'payment.made'(state, fact) {
    const { payment: id, reference, invoice } = fact.data;
    const incident = must(state.incidents, fact.incident, 'incident');
    const payment = must(incident.payments, id, 'payment');
    payment.status = 'paid';
    payment.paid = { reference, at: momentOf(fact) };
    incident.transfersOfBank.set(transferKey(payment.payer, reference), { kind: 'payment', id });
    noteOpen(incident, id);
    if (!invoice) return;
    payment.invoice = invoice;
    noteInvoice(state, incident, payment);
  },
  'purchase.received'(state, fact) {
    const { payment: id, place, lots } = fact.data;
    const incident = must(state.incidents, fact.incident, 'incident');
    const { payer, donation } = must(incident.payments, id, 'payment');
    const intake = { donor: null, at: momentOf(fact), seat: fact.actor.seat };
    for (const lot of lots) addIntake(incident, intake, lot);
    const way = { id: donation, receiver: payer, payment: id, place } as const;
    enterLots(state, fact, { ...way, mode: 'discretionary', earmarkedFor: null });
    noteOpen(incident, id);
  },
  'refund.proposed'(state, { incident: id, at, position, actor, data }) {
    const { refund, transfers, ...said } = data;
    const incident = must(state.incidents, id, 'incident');
    const { receiver: organisation } = must(incident.donations, said.donation, 'donation');
    const [held] = transfers;
    const proposal = { at, bySeat: actor.seat, status: 'open', ended: null } as const;
    const transfer = held?.transfer ?? null;
    incident.refunds.set(refund, { id: refund, ...said, organisation, transfer, position, ...proposal });
    incident.refundsOpen.add(refund);
    put(incident.refundsInOrder, pair(at, refund));
    list(incident.refundsOfDonation, said.donation, refund);
    if (said.reference !== null)
      incident.transfersOfBank.set(transferKey(organisation, said.reference), { kind: 'refund', id: refund });
  },
  'refund.made'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const refund = must(incident.refunds, fact.data.refund, 'refund');
    endProposal(refund, fact, 'made');
    incident.refundsOpen.delete(refund.id);
    const { reference } = fact.data;
    if (reference !== null) {
      incident.refunds.set(refund.id, { ...refund, reference });
      const key = transferKey(refund.organisation, reference);
      incident.transfersOfBank.set(key, { kind: 'refund', id: refund.id });
    }
    if (refund.payment === null) return;
    const payment = must(incident.payments, refund.payment, 'payment');
    payment.refunded += refund.amount;
    if (payment.refunded === payment.amount) payment.status = 'returned';
    noteOpen(incident, payment.id);
  },
  'refund.declined'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const refund = must(incident.refunds, fact.data.refund, 'refund');
    endProposal(refund, fact, 'declined', fact.data.reason);
    incident.refundsOpen.delete(refund.id);
    if (refund.reference !== null)
      incident.transfersOfBank.delete(transferKey(refund.organisation, refund.reference));
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
  // As they were noted: a name may have changed since.
  for (const key of incident.invoicesOfPayment.get(payment.id) ?? []) incident.invoices.delete(key);
  incident.invoicesOfPayment.delete(payment.id);
}

function noteInvoice(state: State, incident: IncidentState, { id, supplier, invoice }: Payment): void {
  if (!invoice) return;
  const keys = invoiceKeys(state, { supplier }, invoice);
  for (const key of keys) incident.invoices.set(key, id);
  incident.invoicesOfPayment.set(id, keys);
}

/** Paid for, and by now neither all there nor paid back. */
export function noteOpen(incident: IncidentState, id: string): void {
  const isOpen = openWorth(incident, must(incident.payments, id, 'payment')) > 0;
  if (isOpen) incident.purchasesOpen.add(id);
  else incident.purchasesOpen.delete(id);
}

function noteAsked(state: State, { askedInADay }: IncidentState, payment: Payment, sign: 1 | -1): void {
  for (const [key, amount] of purchasesOf(state, payment, payment.requestedAt))
    addTo(askedInADay, key, payment.currency, sign * amount);
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
