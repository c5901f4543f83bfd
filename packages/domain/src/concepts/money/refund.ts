import { z } from 'zod';
import { decided, defineCommand, type ScopeWith } from '../../kernel/command/command.ts';
import { existing, knownIncident } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { ruleFault } from '../../kernel/form/form-rule.ts';
import {
  accept,
  type Refusal,
  type Result,
  refusal,
  refuse,
  refuseAll,
  wrongState,
} from '../../kernel/refusal/refusal.ts';
import { listed } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { donorAccount, spentAccount } from '../../ledger/accounts.ts';
import { availableIn } from '../../ledger/ledger.ts';
import type { Transfer } from '../../ledger/transfer.ts';
import { referenceSchema, whyNotTransfer } from '../donation/bank-transfer.ts';
import type { Donation } from '../donation/state.ts';
import { GIFT_REFUND_REASONS, moneyFacts, SUPPLIER_REFUND_REASONS } from './facts.ts';
import { fundOf } from './request.ts';
import { isSpent, type Payment, type Refund } from './state.ts';

const said = moneyFacts['refund.proposed'].schema.shape;
type About = { readonly incident: IncidentState; readonly donation: Donation };

/**
 * A payment that was wrong, or of which the supplier sends something back, and a gift that goes back to whoever gave it: openly,
 * by two people, and never more than went that way. The slip is made of the record; nobody types it.
 */
export const proposeRefund = defineCommand({
  name: 'refund.propose',
  outlives: 'money',
  function: 'request-payment',
  summary: { zh: '提出退款', en: 'Propose a refund' },
  schema: z.strictObject({
    incident: identifier,
    donation: identifier,
    payment: said.payment.default(null),
    amount: said.amount,
    reason: said.reason,
    note: said.note,
    reference: said.reference.default(null),
    file: said.file.default(null),
  }),
  example: {
    incident: 'covid-2020',
    donation: 'gift-7f3k',
    payment: 'payment-7f3k',
    amount: 25_000_000,
    reason: 'short-delivered',
    note: '少到一台 / one is missing',
    reference: 'CMB-20200207-3',
  },
  scope: (state, input) => giftScope(state, input),
  decide(state, { incident: id, ...input }, context, { incident, donation }) {
    if (!donation.money) return refuse('not-found', { kind: 'fund', id: donation.id }, { field: 'donation' });
    const { currency } = donation.money;
    const reasons: readonly string[] = input.payment === null ? GIFT_REFUND_REASONS : SUPPLIER_REFUND_REASONS;
    if (!reasons.includes(input.reason))
      return refuse('input-invalid', ruleFault('refund-reason-fits'), { field: 'reason' });
    const payment =
      input.payment === null ? null : existing(incident.payments, input.payment, 'payment', 'payment');
    if (payment && !payment.ok) return payment;
    if (payment && payment.value.donation !== donation.id)
      return refuse('not-found', { kind: 'payment', id: payment.value.id }, { field: 'payment' });
    if (payment && !isSpent(payment.value))
      return wrongState('payment', payment.value.id, payment.value.status, 'approved');
    const left = payment
      ? refundable(incident, payment.value)
      : availableIn(state.ledger, fundOf(donation, currency));
    const why = [
      ...(payment ? whyUnshown(payment.value, input) : whySaidTooEarly(input)),
      ...whyNotTransfer(incident, donation.receiver, input.reference, 'reference'),
      ...(input.amount > left
        ? [
            refusal(
              'refund-too-much',
              { left, asked: input.amount, currency },
              { field: 'amount', rule: 'I2' },
            ),
          ]
        : []),
    ];
    if (why.length > 0) return refuseAll(why);
    const refund = context.newId('refund');
    const transfers: Transfer[] = payment
      ? []
      : [
          {
            ...{ phase: 'pending', transfer: context.newId('transfer'), amount: input.amount },
            ...{ from: fundOf(donation, currency), to: donorAccount(donation.donor.donor, currency) },
          },
        ];
    return decided([draft(id, 'refund.proposed', { refund, ...input, currency, transfers })], { refund });
  },
});

/** What the bank has paid out comes back through a bank; what it has not, never went. */
const whyUnshown = (
  { status, currency }: Payment,
  { reference, amount }: { readonly reference: string | null; readonly amount: number },
): Refusal[] =>
  status === 'paid' && reference === null
    ? [refusal('refund-unshown', { amount, currency }, { field: 'reference' })]
    : [];

/** A gift goes back once a second person has said so: there is no transfer yet. */
const whySaidTooEarly = ({ reference }: { readonly reference: string | null }): Refusal[] =>
  reference === null
    ? []
    : [refusal('input-invalid', ruleFault('refund-not-sent-yet'), { field: 'reference' })];

/** What can still come back of a payment: less what came, and what is proposed. */
function refundable(incident: IncidentState, { id, donation, amount, refunded }: Payment): number {
  const open = listed(incident.refundsOfDonation, donation)
    .map((each) => must(incident.refunds, each, 'refund'))
    .filter((each) => each.payment === id && each.status === 'open')
    .reduce((sum, each) => sum + each.amount, 0);
  return amount - refunded - open;
}

/** A second person has the bank’s slip at hand. */
export const confirmRefund = defineCommand({
  name: 'refund.confirm',
  isFinal: true,
  outlives: 'money',
  function: 'approve-payment',
  summary: { zh: '确认退款', en: 'Confirm a refund' },
  schema: z.strictObject({
    incident: identifier,
    refund: identifier,
    reference: referenceSchema.nullable().default(null),
  }),
  example: { incident: 'covid-2020', refund: 'refund-7f3k' },
  scope: (state, input) => refundScope(state, input),
  decide(_state, input, context, { incident, donation, refund }) {
    if (refund.status !== 'open') return wrongState('refund', refund.id, refund.status, 'open');
    const { amount, currency, transfer } = refund;
    const { reference } = input;
    if (transfer === null && reference !== null)
      return refuse('input-invalid', ruleFault('refund-reference-said'), { field: 'reference' });
    if (transfer !== null && reference === null)
      return refuse('refund-unshown', { amount, currency }, { field: 'reference' });
    // Since it was proposed the bank may have paid: what went out comes back through a bank.
    const payment = refund.payment === null ? null : must(incident.payments, refund.payment, 'payment');
    if (payment?.status === 'paid' && refund.reference === null)
      return refuse('refund-unshown', { amount, currency }, { field: 'reference' });
    const before = whyNotTransfer(incident, donation.receiver, reference, 'reference');
    if (before.length > 0) return refuseAll(before);
    const made = { transfer: context.newId('transfer'), amount };
    const transfers: Transfer[] =
      transfer === null
        ? [
            {
              ...{ phase: 'posted', ...made },
              from: spentAccount(donation.receiver, donation.id, currency),
              to: fundOf(donation, currency),
            },
          ]
        : [{ phase: 'post', ...made, pending: transfer }];
    return decided([draft(input.incident, 'refund.made', { refund: refund.id, reference, transfers })]);
  },
});

export const declineRefund = defineCommand({
  name: 'refund.decline',
  outlives: 'money',
  function: 'approve-payment',
  summary: { zh: '不予退款', en: 'Decline a refund' },
  schema: z.strictObject({ incident: identifier, refund: identifier, reason: shortText }),
  example: { incident: 'covid-2020', refund: 'refund-7f3k', reason: '流水号不符 / the reference differs' },
  scope: (state, input) => refundScope(state, input),
  decide(_state, input, context, { refund }) {
    if (refund.status !== 'open') return wrongState('refund', refund.id, refund.status, 'open');
    const { transfer: pending } = refund;
    const transfers: Transfer[] =
      pending === null ? [] : [{ phase: 'void', transfer: context.newId('transfer'), pending }];
    return decided([
      draft(input.incident, 'refund.declined', { refund: refund.id, reason: input.reason, transfers }),
    ]);
  },
});

function giftScope(
  state: State,
  input: { readonly incident: string; readonly donation: string },
): Result<ScopeWith<About>> {
  const incident = knownIncident(state, input.incident);
  if (!incident.ok) return incident;
  const donation = existing(incident.value.donations, input.donation, 'donation', 'donation');
  if (!donation.ok) return donation;
  const { receiver: subject } = donation.value;
  const area = state.organisations.get(subject)?.area ?? incident.value.area;
  const found = { incident: incident.value, donation: donation.value };
  return accept({ incident: input.incident, area, subject, found });
}

function refundScope(
  state: State,
  input: { readonly incident: string; readonly refund: string },
): Result<ScopeWith<About & { readonly refund: Refund }>> {
  const incident = knownIncident(state, input.incident);
  if (!incident.ok) return incident;
  const refund = existing(incident.value.refunds, input.refund, 'refund', 'refund');
  if (!refund.ok) return refund;
  const scope = giftScope(state, { incident: input.incident, donation: refund.value.donation });
  if (!scope.ok) return scope;
  return accept({ ...scope.value, found: { ...scope.value.found, refund: refund.value } });
}
