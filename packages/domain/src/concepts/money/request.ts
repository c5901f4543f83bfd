import { z } from 'zod';
import { askBack, confirmedField } from '../../kernel/command/asked-back.ts';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing, knownIncident } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { ruleFault } from '../../kernel/form/form-rule.ts';
import { citedOn } from '../../kernel/law/cited.ts';
import { accept, type Refusal, refusal, refuse, refuseAll } from '../../kernel/refusal/refusal.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { fundAccount, spentAccount } from '../../ledger/accounts.ts';
import { availableIn } from '../../ledger/ledger.ts';
import type { Transfer } from '../../ledger/transfer.ts';
import type { Donation } from '../donation/state.ts';
import { named, openPurpose, whyNotBought } from '../purpose/rules.ts';
import { reservationEnd } from '../transfer/reservation-end.ts';
import { interestsSchema, LINES_MAX, lineSchema, moneyFacts } from './facts.ts';
import { invoiceInput, whyNotInvoice } from './invoice.ts';
import { askIfDearer, askOfPrices, whyNotQuotes } from './quotes.ts';
import type { Payment } from './state.ts';
import { isPartyTo, type Supplier, supplierInput, supplierName, supplierOf } from './supplier.ts';

const asked = moneyFacts['payment.requested'].schema.shape;
const lineInput = lineSchema.extend({
  item: lineSchema.shape.item.default(null),
  kind: lineSchema.shape.kind.default(null),
});
type Line = z.output<typeof lineInput>;

/** What lines cost together: minor units. */
export const costOf = (lines: readonly Pick<Line, 'amount'>[]): number =>
  lines.reduce((sum, { amount }) => sum + amount, 0);

/** Money leaves in two phases: the request reserves it, a second person's approval pays it. */
export const requestPayment = defineCommand({
  name: 'payment.request',
  function: 'request-payment',
  summary: { zh: '申请支付', en: 'Request a payment' },
  schema: z.strictObject({
    incident: identifier,
    donation: identifier,
    /** Where the gift has a purpose, that one; where it is for anything, one that it shall serve, or none. */
    purpose: asked.purpose.default(null),
    lines: z.array(lineInput).min(1).max(LINES_MAX),
    supplier: supplierInput,
    interests: interestsSchema.extend({ words: interestsSchema.shape.words.default(null) }),
    quotes: asked.quotes.default([]),
    waiver: asked.waiver.default(null),
    invoice: invoiceInput,
    goal: asked.goal,
    confirmed: confirmedField,
  }),
  example: {
    incident: 'covid-2020',
    donation: 'gift-7f3k',
    lines: [{ item: 'ventilator', quantity: 5, amount: 125_000_000 }],
    supplier: { name: '某器械公司 / a device maker', creditCode: '91350100M000100Y43' },
    interests: { kind: 'none' },
    waiver: { reason: 'emergency', note: '疫情初期，现货仅此一家 / the only one with stock' },
    goal: '呼吸机 5 台 / five ventilators',
  },
  scope(state, input, context) {
    const incident = knownIncident(state, input.incident);
    if (!incident.ok) return incident;
    const donation = existing(incident.value.donations, input.donation, 'donation', 'donation');
    if (!donation.ok) return donation;
    const payer = existing(state.organisations, donation.value.receiver, 'organisation', 'donation');
    if (!payer.ok) return payer;
    const { area, id: subject } = payer.value;
    const itemCategories = input.lines.flatMap(
      ({ item }) => context.items.byId.get(item ?? '')?.category ?? [],
    );
    const found = { incident: incident.value, donation: donation.value };
    return accept({ incident: input.incident, area, subject, itemCategories, found });
  },
  decide(state, input, context, { incident, donation }) {
    if (!donation.money)
      return refuse('not-found', { kind: 'fund', id: input.donation }, { field: 'donation' });
    const supplier = supplierOf(input.supplier);
    if (supplier === null)
      return refuse('input-invalid', ruleFault('supplier-is-one'), { field: 'supplier.name' });
    const refusals = [
      ...whyNotFor(incident, donation, input, context),
      ...whyNotSupplier(state, donation, supplier, input.interests),
      ...whyNotInvoice(state, incident, { supplier }, input.invoice),
    ];
    const { currency } = donation.money;
    const amount = costOf(input.lines);
    const about = { ...input, supplier, payer: donation.receiver, currency, amount };
    refusals.push(...whyNotQuotes(state, incident, about, context.now));
    const back = askBack(input.confirmed);
    askIfDearer(back, about);
    askOfPrices(back, incident, about);
    refusals.push(...back.open);
    if (refusals.length > 0) return refuseAll(refusals);
    const from = fundOf(donation, currency);
    const available = availableIn(state.ledger, from);
    if (available < amount) {
      return refuse(
        'stock-insufficient',
        { available, asked: amount, unit: currency },
        { field: 'lines', rule: 'I2' },
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
        amount,
        ...reservationEnd(incident, context.now),
      },
    ];
    const { incident: id, confirmed: _, ...request } = input;
    const fact = {
      ...request,
      supplier,
      ...back.said(),
      payment,
      payer: donation.receiver,
      currency,
      amount,
      transfers,
    };
    return decided([draft(id, 'payment.requested', fact)], { payment, amount });
  },
});

/** Whom one has a stake in is said before money goes there. */
function whyNotSupplier(
  state: State,
  donation: Donation,
  supplier: Supplier,
  { kind, words }: Payment['interests'],
): Refusal[] {
  if (supplier.kind === 'organisation' && !state.organisations.has(supplier.organisation)) {
    const parameters = { kind: 'organisation', id: supplier.organisation } as const;
    return [refusal('not-found', parameters, { field: 'supplier.organisation' })];
  }
  if ((kind === 'declared') !== (words !== null))
    return [refusal('input-invalid', ruleFault('interest-in-words'), { field: 'interests.words' })];
  if (kind === 'declared' || !isPartyTo(state, supplier, donation)) return [];
  const { zh, en } = supplierName(state, supplier);
  return [refusal('interest-unsaid', { supplier: { zh, en } }, { field: 'interests.kind' })];
}

/** Where the money of a gift lies. */
export const fundOf = ({ receiver, id, purpose }: Donation, currency: string): string =>
  fundAccount(receiver, id, currency, purpose === null ? 'free' : 'earmarked');

/** Why money of this gift may not be spent so: another purpose is cited, or a line buys what the purpose does not cover. */
function whyNotFor(
  incident: IncidentState,
  donation: Donation,
  input: { readonly purpose: string | null; readonly lines: readonly Line[] },
  { items, now }: Pick<Context, 'items' | 'now'>,
): Refusal[] {
  const given = donation.purpose === null ? null : must(incident.purposes, donation.purpose, 'purpose');
  if (given !== null && given.id !== input.purpose)
    return [
      refusal('purpose-differs', named(given), { field: 'purpose', rule: `${citedOn('purpose', now)}, I3` }),
    ];
  const cited =
    given === null && input.purpose !== null ? openPurpose(incident, input.purpose, 'purpose') : null;
  if (cited && !cited.ok) return [...cited.refusals];
  const purpose = given ?? cited?.value ?? null;
  return input.lines.flatMap(
    (line, index) => whyNotBought(items, purpose, line, `lines.${index}`, now) ?? [],
  );
}
