import { z } from 'zod';
import { type AskBack, askBack, confirmedField } from '../../kernel/command/asked-back.ts';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import { existing, knownIncident } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { happenedFact } from '../../kernel/fact/moment.ts';
import { accept, type Refusal, refusal, refuseAll, wrongState } from '../../kernel/refusal/refusal.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { supplierAccount } from '../../ledger/accounts.ts';
import { askOfLots, lotInput, readLots, sumsByItem, takeIn, whyNotLots } from '../donation/intake.ts';
import { happened } from '../incident/happened.ts';
import { LINES_MAX } from './facts.ts';
import { goodsOf } from './goods.ts';
import type { Payment } from './state.ts';
import { supplierKey, supplierName } from './supplier.ts';

/**
 * What was bought comes to the dock: lots of that payment, under the gift whose money paid it, and no gift of an unknown giver.
 * Before or after the bank has carried it out; by another person than whoever ordered it.
 */
export const receivePurchase = defineCommand({
  name: 'purchase.receive',
  outlives: 'money',
  function: 'receive-donation',
  summary: { zh: '接收采购物资', en: 'Receive what was bought' },
  schema: z.strictObject({
    incident: identifier,
    payment: identifier,
    place: identifier,
    lots: z.array(lotInput).min(1).max(LINES_MAX),
    happenedAt: happenedFact,
    confirmed: confirmedField,
  }),
  example: {
    incident: 'covid-2020',
    payment: 'payment-7f3k',
    place: 'hall-a',
    lots: [{ claimedItem: 'ventilator', amount: 5 }],
  },
  scope(state, input, context) {
    const incident = knownIncident(state, input.incident);
    if (!incident.ok) return incident;
    const payment = existing(incident.value.payments, input.payment, 'payment', 'payment');
    if (!payment.ok) return payment;
    const place = existing(state.places, input.place, 'place', 'place');
    if (!place.ok) return place;
    const itemCategories = input.lots.flatMap(
      (lot) => context.items.byId.get(lot.claimedItem)?.category ?? [],
    );
    const found = { incident: incident.value, payment: payment.value, place: place.value };
    const { payer: subject } = payment.value;
    return accept({ incident: input.incident, area: place.value.area, subject, itemCategories, found });
  },
  decide(state, input, context, { incident, payment, place }) {
    if (payment.status !== 'approved' && payment.status !== 'paid')
      return wrongState('payment', payment.id, payment.status, 'approved');
    const refusals: Refusal[] = [];
    if (place.owner !== payment.payer)
      refusals.push(refusal('not-found', { kind: 'place', id: input.place }, { field: 'place' }));
    refusals.push(...whyNotLots(context, input.lots));
    const approved = { moment: payment.decidedAt ?? payment.requestedAt, why: 'superseded' as const };
    const when = happened(context, incident, input.happenedAt, approved);
    if (!when.ok) refusals.push(...when.refusals);
    const asked = askBack(input.confirmed);
    const read = readLots(context, asked, input.lots);
    refusals.push(...read.refusals);
    const counted = refusals.length > 0 ? [] : read.counted;
    const giver = {
      kind: 'organisation',
      donor: supplierKey(state, payment.supplier),
      name: supplierName(state, payment.supplier).zh,
    } as const;
    askOfLots(context, asked, incident, { giver, counted, lots: input.lots });
    refusals.push(...whyNotOrdered(incident, payment, counted, asked), ...asked.open);
    if (refusals.length > 0) return refuseAll(refusals);
    const intake = { donor: null, at: input.happenedAt ?? context.now, seat: context.actor.seat };
    const { lots, transfers } = takeIn(context, incident, intake, counted, (id) => ({
      from: supplierAccount(payment.payer, payment.id, id),
      to: { id, owner: payment.payer, place: input.place },
      purpose: 'free',
    }));
    const said = { payment: payment.id, place: input.place, lots, ...asked.said() };
    return decided(
      [draft(input.incident, 'purchase.received', { ...said, ...(when.ok && when.value), transfers })],
      {
        lots: lots.map(({ lot, provenItem, item, quarantined }) => ({ lot, provenItem, item, quarantined })),
      },
    );
  },
});

/** What nobody ordered is no part of this purchase; more of something than was ordered is asked back. */
function whyNotOrdered(
  incident: IncidentState,
  payment: Payment,
  counted: readonly { readonly claimedItem: string; readonly amount: number }[],
  asked: AskBack,
): Refusal[] {
  const goods = new Map(goodsOf(incident, payment).map((each) => [each.item, each]));
  const now = sumsByItem(counted);
  const refusals: Refusal[] = [];
  counted.forEach(({ claimedItem: item }, index) => {
    const known = goods.get(item);
    const field = `lots.${index}`;
    if (!known) {
      const parameters = { item, payment: payment.id };
      refusals.push(refusal('not-ordered', parameters, { field: `${field}.claimedItem` }));
      return;
    }
    const came = known.came + (now.get(item) ?? 0);
    if (came > known.ordered)
      asked.ask(
        refusal('more-than-bought', { item, ordered: known.ordered, came }, { field: `${field}.amount` }),
        came,
      );
  });
  return refusals;
}
