import { z } from 'zod';
import { decided, defineCommand, type ScopeWith } from '../../kernel/command/command.ts';
import { existing, openIncident } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { accept, type Result, refuseAll, wrongState } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import type { Transfer } from '../../ledger/transfer.ts';
import { whyExpired } from '../transfer/expire.ts';
import type { Payment } from './state.ts';

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
