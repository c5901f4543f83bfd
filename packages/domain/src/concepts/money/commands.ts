import { z } from 'zod';
import { decided, defineCommand, type ScopeWith } from '../../kernel/command/command.ts';
import { existing, knownIncident } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { happenedFact } from '../../kernel/fact/moment.ts';
import { accept, type Result, refuse, refuseAll, wrongState } from '../../kernel/refusal/refusal.ts';
import { listed } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { State } from '../../kernel/state/state.ts';
import type { Transfer } from '../../ledger/transfer.ts';
import { referenceSchema, whyNotTransfer } from '../donation/bank-transfer.ts';
import { happened } from '../incident/happened.ts';
import { whyExpired } from '../transfer/expire.ts';
import { invoiceInput, whyNotInvoice } from './invoice.ts';
import type { Payment } from './state.ts';

export const approvePayment = defineCommand({
  name: 'payment.approve',
  isFinal: true,
  outlives: 'money',
  function: 'approve-payment',
  summary: { zh: '批准支付', en: 'Approve a payment' },
  schema: z.strictObject({ incident: identifier, payment: identifier }),
  example: { incident: 'covid-2020', payment: 'payment-7f3k' },
  scope: (state, input) => paymentScope(state, input),
  decide(state, input, context, payment) {
    if (payment.status !== 'requested') return wrongState('payment', payment.id, payment.status, 'requested');
    const late = whyExpired(state.ledger, [payment.transfer], context.now, 'payment');
    if (late) return refuseAll([late]);
    const transfers: Transfer[] = [
      {
        phase: 'post',
        transfer: context.newId('transfer'),
        pending: payment.transfer,
        amount: payment.amount,
      },
    ];
    return decided([draft(input.incident, 'payment.approved', { payment: payment.id, transfers })]);
  },
});

/** The bank's slip is at hand: what it calls the transfer, and the invoice where it came only now. */
export const recordPaid = defineCommand({
  name: 'payment.record-paid',
  isFinal: true,
  outlives: 'money',
  function: 'request-payment',
  summary: { zh: '登记付款完成', en: 'Record that it was paid' },
  schema: z.strictObject({
    incident: identifier,
    payment: identifier,
    reference: referenceSchema,
    invoice: invoiceInput,
    happenedAt: happenedFact,
  }),
  example: { incident: 'covid-2020', payment: 'payment-7f3k', reference: 'CMB-20200131-7' },
  scope: (state, input) => paymentScope(state, input),
  decide(state, { incident: id, ...input }, context, payment) {
    if (payment.status !== 'approved') return wrongState('payment', payment.id, payment.status, 'approved');
    const incident = must(state.incidents, id, 'incident');
    const approvedAt = { moment: payment.decidedAt ?? payment.requestedAt, why: 'superseded' as const };
    const when = happened(context, incident, input.happenedAt, approvedAt);
    if (!when.ok) return when;
    const { invoice } = input;
    if (invoice && payment.invoice)
      return refuse(
        'already-exists',
        { kind: 'invoice', id: payment.invoice.number },
        { field: 'invoice.number' },
      );
    // What is being called off is not paid as well: one of the two is decided first.
    const calledOff = listed(incident.refundsOfDonation, payment.donation)
      .map((each) => must(incident.refunds, each, 'refund'))
      .find((each) => each.payment === payment.id && each.status === 'open');
    if (calledOff) return wrongState('refund', calledOff.id, 'open', 'declined', { field: 'payment' });
    const why = [
      ...whyNotTransfer(incident, payment.payer, input.reference, 'reference'),
      ...whyNotInvoice(state, incident, payment, invoice),
    ];
    if (why.length > 0) return refuseAll(why);
    const { payment: of, reference } = input;
    return decided([draft(id, 'payment.made', { payment: of, reference, invoice, ...when.value })]);
  },
});

export const declinePayment = defineCommand({
  name: 'payment.decline',
  outlives: 'money',
  function: 'approve-payment',
  summary: { zh: '否决支付', en: 'Decline a payment' },
  schema: z.strictObject({ incident: identifier, payment: identifier, reason: shortText }),
  example: { incident: 'covid-2020', payment: 'payment-7f3k', reason: '报价过高 / the price is too high' },
  scope: (state, input) => paymentScope(state, input),
  decide(_state, input, context, payment) {
    if (payment.status !== 'requested') return wrongState('payment', payment.id, payment.status, 'requested');
    const transfers: Transfer[] = [
      { phase: 'void', transfer: context.newId('transfer'), pending: payment.transfer },
    ];
    return decided([
      draft(input.incident, 'payment.declined', { payment: payment.id, reason: input.reason, transfers }),
    ]);
  },
});

export function paymentScope(
  state: State,
  input: { incident: string; payment: string },
): Result<ScopeWith<Payment>> {
  const incident = knownIncident(state, input.incident);
  if (!incident.ok) return incident;
  const payment = existing(incident.value.payments, input.payment, 'payment', 'payment');
  if (!payment.ok) return payment;
  const area = state.organisations.get(payment.value.payer)?.area ?? incident.value.area;
  const found = payment.value;
  return accept({ incident: input.incident, area, subject: found.payer, found });
}
