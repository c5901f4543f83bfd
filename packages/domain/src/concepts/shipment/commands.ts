import { z } from 'zod';
import type { Order } from '../../allocation/state.ts';
import { decided, defineCommand, type ScopeWith } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing, openIncident } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { amountSchema, identifier, shortText } from '../../kernel/fact/fields.ts';
import {
  accept,
  type Refusal,
  type Result,
  refuse,
  refuseAll,
  wrongState,
} from '../../kernel/refusal/refusal.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { localDay } from '../../kernel/time/time.ts';
import { facilityAccount, lossAccount, transitAccount, usableStockAccount } from '../../ledger/accounts.ts';
import type { Transfer } from '../../ledger/transfer.ts';
import { categoriesOf } from '../donation/lot-scope.ts';
import { whyNotFacility, whyNotLot } from '../need/eligibility.ts';
import { whyExpired } from '../transfer/expire.ts';
import { SHORTAGE_REASONS } from './facts.ts';
import type { Shipment } from './state.ts';

export const dispatchShipment = defineCommand({
  name: 'shipment.dispatch',
  function: 'release-goods',
  summary: { zh: '按调拨单出库', en: 'Dispatch a shipment on an order' },
  schema: z.strictObject({ incident: identifier, order: identifier, carrier: shortText }),
  example: { incident: 'covid-2020', order: 'order-7f3k', carrier: '九州通 / Jointown' },
  scope: (state, input, context) => orderScope(state, input, context),
  decide(state, input, context, { incident, order }) {
    if (order.status !== 'issued') return wrongState('order', order.id, order.status, 'issued');
    const late = whyExpired(
      state.ledger,
      order.lines.map((line) => line.transfer),
      context.now,
      'order',
    );
    if (late) return refuseAll([late]);
    const refusals = noLongerAllowed(state, incident, order, context);
    if (refusals.length > 0) return refuseAll(refusals);
    const transfers: Transfer[] = order.lines.map((line) => ({
      phase: 'post',
      transfer: context.newId('transfer'),
      pending: line.transfer,
      amount: line.amount,
    }));
    const shipment = context.newId('shipment');
    const data = { shipment, order: order.id, carrier: input.carrier, transfers };
    return decided([draft(input.incident, 'shipment.dispatched', data)], { shipment });
  },
});

/** Goods expire and hospitals stop receiving between signature and gate: the hard rules hold there too (I13, F12). */
function noLongerAllowed(state: State, incident: IncidentState, order: Order, context: Context): Refusal[] {
  const facility = must(state.organisations, order.facility, 'facility');
  return order.lines.flatMap((line) => {
    const need = must(incident.needs, line.need, 'need');
    const lot = must(incident.lots, line.lot, 'lot');
    const why =
      whyNotFacility(incident, facility, need) ?? whyNotLot(context.items, lot, need, localDay(context.now));
    return why ? [{ ...why, field: 'order' }] : [];
  });
}

export const cancelOrder = defineCommand({
  name: 'order.cancel',
  function: 'approve-allocation',
  summary: { zh: '撤销调拨单', en: 'Cancel an order' },
  schema: z.strictObject({ incident: identifier, order: identifier, reason: shortText }),
  example: { incident: 'covid-2020', order: 'order-7f3k', reason: '道路中断 / the road is closed' },
  scope: (state, input, context) => orderScope(state, input, context),
  decide(_state, { incident, ...input }, context, { order }) {
    if (order.status !== 'issued') return wrongState('order', order.id, order.status, 'issued');
    const transfers: Transfer[] = order.lines.map((line) => ({
      phase: 'void',
      transfer: context.newId('transfer'),
      pending: line.transfer,
    }));
    return decided([draft(incident, 'order.cancelled', { ...input, transfers })]);
  },
});

export const confirmDelivery = defineCommand({
  name: 'delivery.confirm',
  function: 'confirm-delivery',
  summary: { zh: '签收', en: 'Confirm a delivery' },
  schema: z.strictObject({
    incident: identifier,
    shipment: identifier,
    lines: z
      .array(
        z.strictObject({
          lot: identifier,
          received: z.int().min(0),
          shortage: z.enum(SHORTAGE_REASONS).nullable().default(null),
        }),
      )
      .min(1)
      .max(100),
    note: shortText.nullable().default(null),
  }),
  example: {
    incident: 'covid-2020',
    shipment: 'shipment-7f3k',
    lines: [{ lot: 'lot-7f3k', received: 2_950, shortage: 'damaged-in-transit' }],
  },
  scope: (state, input, context) => shipmentScope(state, input, context, 'facility'),
  decide(_state, { incident: id, ...input }, context, { incident, shipment }) {
    if (shipment.status !== 'in-transit')
      return wrongState('shipment', shipment.id, shipment.status, 'in-transit');
    const transfers: Transfer[] = [];
    for (const line of shipment.lines) {
      const index = input.lines.findIndex((said) => said.lot === line.lot);
      const said = input.lines[index];
      if (!said) return refuse('not-found', { kind: 'lot', id: line.lot }, { field: 'lines' });
      const field = `lines.${index}.received`;
      if (said.received > line.sent)
        return refuse('more-than-shipped', { shipped: line.sent, received: said.received }, { field });
      if (said.received < line.sent && said.shortage === null) {
        return refuse(
          'shortage-unexplained',
          { missing: line.sent - said.received },
          { field: `lines.${index}.shortage` },
        );
      }
      if (said.received === 0) continue;
      const lot = must(incident.lots, line.lot, 'lot');
      const to = facilityAccount(shipment.facility, lot.id);
      const transfer = context.newId('transfer');
      transfers.push({ phase: 'posted', transfer, from: transitAccount(lot), to, amount: said.received });
    }
    const stranger = input.lines.find((said) => !shipment.lines.some((line) => line.lot === said.lot));
    if (stranger || input.lines.length !== shipment.lines.length) {
      return refuse('not-found', { kind: 'lot', id: stranger?.lot ?? '-' }, { field: 'lines' });
    }
    return decided([draft(id, 'delivery.confirmed', { ...input, transfers })]);
  },
});

export const settleShortage = defineCommand({
  name: 'shortage.settle',
  function: 'record-loss',
  summary: { zh: '处理短少', en: 'Settle a shortage' },
  schema: z.strictObject({
    incident: identifier,
    shipment: identifier,
    lot: identifier,
    amount: amountSchema,
    outcome: z.enum(['lost', 'returned-to-stock', 'arrived-late']),
    reason: shortText,
  }),
  example: {
    incident: 'covid-2020',
    shipment: 'shipment-7f3k',
    lot: 'lot-7f3k',
    amount: 50,
    outcome: 'lost',
    reason: '受潮 / soaked',
  },
  scope: (state, input, context) => shipmentScope(state, input, context, 'releaser'),
  decide(_state, { incident: id, ...input }, context, { incident, shipment }) {
    const line = shipment.lines.find((each) => each.lot === input.lot);
    const lot = incident.lots.get(input.lot);
    if (!line || !lot) return refuse('not-found', { kind: 'lot', id: input.lot }, { field: 'lot' });
    if (shipment.status !== 'short') return wrongState('shipment', shipment.id, shipment.status, 'short');
    const open = line.sent - (line.received ?? 0) - line.settled;
    if (input.amount > open)
      return refuse('more-than-missing', { missing: open, stated: input.amount }, { field: 'amount' });
    const to = {
      lost: lossAccount(lot.owner, lot.id),
      'returned-to-stock': usableStockAccount(lot),
      'arrived-late': facilityAccount(shipment.facility, lot.id),
    }[input.outcome];
    const transfer = context.newId('transfer');
    const transfers: Transfer[] = [
      { phase: 'posted', transfer, from: transitAccount(lot), to, amount: input.amount },
    ];
    return decided([draft(id, 'shortage.settled', { ...input, transfers })]);
  },
});

function orderScope(
  state: State,
  input: { incident: string; order: string },
  context: Context,
): Result<ScopeWith<{ readonly incident: IncidentState; readonly order: Order }>> {
  const incident = openIncident(state, input.incident);
  if (!incident.ok) return incident;
  const order = existing(incident.value.orders, input.order, 'order', 'order');
  if (!order.ok) return order;
  const area = state.places.get(order.value.place)?.area ?? incident.value.area;
  const itemCategories = categoriesOf(context.items, incident.value, order.value.lines);
  const found = { incident: incident.value, order: order.value };
  return accept({ incident: input.incident, area, subject: order.value.releaser, itemCategories, found });
}

function shipmentScope(
  state: State,
  input: { incident: string; shipment: string },
  context: Context,
  whose: 'facility' | 'releaser',
): Result<ScopeWith<{ readonly incident: IncidentState; readonly shipment: Shipment }>> {
  const incident = openIncident(state, input.incident);
  if (!incident.ok) return incident;
  const shipment = existing(incident.value.shipments, input.shipment, 'shipment', 'shipment');
  if (!shipment.ok) return shipment;
  const subject = shipment.value[whose];
  const area = state.organisations.get(subject)?.area ?? incident.value.area;
  const itemCategories = categoriesOf(context.items, incident.value, shipment.value.lines);
  const found = { incident: incident.value, shipment: shipment.value };
  return accept({ incident: input.incident, area, subject, itemCategories, found });
}
