import { z } from 'zod';
import { decided, defineCommand, type ScopeWith } from '../../kernel/command/command.ts';
import { existing, openIncident, personalDataRefusals } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { amountSchema, identifier, shortText } from '../../kernel/fact/fields.ts';
import { accept, type Result, refuse, refuseAll, wrongState } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { fundAccount, spentAccount } from '../../ledger/accounts.ts';
import { availableIn } from '../../ledger/ledger.ts';
import type { Transfer } from '../../ledger/transfer.ts';
import { whyExpired } from '../transfer/expire.ts';
import { reservationEnd } from '../transfer/reservation-end.ts';
import type { Payment } from './state.ts';

/** Money leaves in two phases: the request reserves it, a second person's approval pays it. */
export const requestPayment = defineCommand({
  name: 'payment.request',
  function: 'request-payment',
  summary: { zh: '申请支付', en: 'Request a payment' },
  schema: z.strictObject({
    incident: identifier,
    donation: identifier,
    amount: amountSchema,
    payee: shortText,
    goal: shortText,
    /** The donor's purpose that this payment serves, word for word; required where the gift has one. */
    purpose: shortText.nullable().default(null),
  }),
  example: {
    incident: 'covid-2020',
    donation: 'gift-7f3k',
    amount: 1_250_000,
    payee: '某器械公司 / a device maker',
    goal: '呼吸机 5 台 / five ventilators',
  },
  scope(state, input) {
    const incident = openIncident(state, input.incident);
    if (!incident.ok) return incident;
    const donation = existing(incident.value.donations, input.donation, 'donation', 'donation');
    if (!donation.ok) return donation;
    const payer = existing(state.organisations, donation.value.receiver, 'organisation', 'donation');
    if (!payer.ok) return payer;
    const { area, id: subject } = payer.value;
    const found = { incident: incident.value, donation: donation.value };
    return accept({ incident: input.incident, area, subject, found });
  },
  decide(state, input, context, { incident, donation }) {
    if (!donation.money)
      return refuse('not-found', { kind: 'fund', id: input.donation }, { field: 'donation' });
    const personal = personalDataRefusals({ payee: input.payee, goal: input.goal });
    if (personal.length > 0) return refuseAll(personal);
    if (donation.purpose !== null && input.purpose !== donation.purpose) {
      return refuse(
        'purpose-broken',
        { fund: donation.purpose },
        { field: 'purpose', rule: '慈善法 56, I3' },
      );
    }
    const { currency } = donation.money;
    const purpose = donation.purpose === null ? 'free' : 'earmarked';
    const from = fundAccount(donation.receiver, donation.id, currency, purpose);
    const available = availableIn(state.ledger, from);
    if (available < input.amount) {
      return refuse(
        'stock-insufficient',
        { available, asked: input.amount, unit: currency },
        { field: 'amount', rule: 'I2' },
      );
    }
    const payment = context.newId('payment');
    const to = spentAccount(donation.receiver, donation.id, currency);
    const transfers: Transfer[] = [
      {
        phase: 'pending',
        transfer: context.newId('transfer'),
        from,
        to,
        amount: input.amount,
        ...reservationEnd(incident, context.now),
      },
    ];
    const { incident: id, purpose: _, ...request } = input;
    const fact = { ...request, payment, payer: donation.receiver, currency, transfers };
    return decided([draft(id, 'payment.requested', fact)], { payment });
  },
});

export const approvePayment = defineCommand({
  name: 'payment.approve',
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

export const declinePayment = defineCommand({
  name: 'payment.decline',
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

function paymentScope(
  state: State,
  input: { incident: string; payment: string },
): Result<ScopeWith<Payment>> {
  const incident = openIncident(state, input.incident);
  if (!incident.ok) return incident;
  const payment = existing(incident.value.payments, input.payment, 'payment', 'payment');
  if (!payment.ok) return payment;
  const area = state.organisations.get(payment.value.payer)?.area ?? incident.value.area;
  const found = payment.value;
  return accept({ incident: input.incident, area, subject: found.payer, found });
}
