import { z } from 'zod';
import type { Order } from '../../allocation/state.ts';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { happenedFact } from '../../kernel/fact/moment.ts';
import { codeSchema } from '../../kernel/form/code.ts';
import { ruleFault } from '../../kernel/form/form-rule.ts';
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
import { transitAccount, usableStockAccount } from '../../ledger/accounts.ts';
import type { Transfer } from '../../ledger/transfer.ts';
import { happened } from '../incident/happened.ts';
import { whyNotFacility, whyNotLot } from '../need/eligibility.ts';
import { whatCode } from '../signature-code/code.ts';
import { whyExpired } from '../transfer/expire.ts';
import { HANDED_TO } from './facts.ts';
import { type Picked, picked, pickSchema } from './pick.ts';
import { orderScope } from './scope.ts';

export const dispatchShipment = defineCommand({
  name: 'shipment.dispatch',
  outlives: 'stock',
  function: 'release-goods',
  summary: { zh: '按调拨单出库', en: 'Dispatch a shipment on an order' },
  schema: z.strictObject({
    incident: identifier,
    order: identifier,
    carrier: shortText,
    handedTo: z.enum(HANDED_TO).default('carrier'),
    /** The receiver's code: whoever comes for the goods in its name has one, or leaves without them. */
    code: codeSchema.optional(),
    /** Where other goods leave than the order says, or fewer. */
    changes: z.array(pickSchema).max(100).default([]),
    happenedAt: happenedFact,
  }),
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
    const ordered = { moment: order.issuedAt, why: 'before-order' } as const;
    const when = happened(context, incident, input.happenedAt, ordered);
    const code = pickUpCode(incident, order, input, context);
    const lines = picked(state, incident, order, input.changes, context);
    const refusals = [
      ...(when.ok ? [] : when.refusals),
      ...(code.ok ? [] : code.refusals),
      ...(lines.ok ? noLongerAllowed(state, incident, order, lines.value, context) : lines.refusals),
    ];
    if (!when.ok || !code.ok || !lines.ok || refusals.length > 0) return refuseAll(refusals);
    const changes = lines.value.flatMap(({ change }) => change ?? []);
    const shipment = context.newId('shipment');
    const data = {
      shipment,
      order: order.id,
      carrier: input.carrier,
      handedTo: input.handedTo,
      code: code.value,
      ...(changes.length > 0 && { changes }),
      ...when.value,
      transfers: lines.value.flatMap((line) => leaving(incident, line, context.newId)),
    };
    return decided([draft(input.incident, 'shipment.dispatched', data)], { shipment });
  },
});

/** Wrong code, no goods; and a code for goods that a carrier takes would be spent for nothing. */
function pickUpCode(
  incident: IncidentState,
  { facility }: Order,
  { handedTo, code }: { readonly handedTo: string; readonly code?: string | undefined },
  { now }: Context,
): Result<string | null> {
  if (handedTo === 'carrier')
    return code === undefined
      ? accept(null)
      : refuse('input-invalid', ruleFault('code-is-receivers'), { field: 'code' });
  return code === undefined
    ? refuse('signature-code-wrong', { facility }, { field: 'code', rule: 'F9' })
    : whatCode(incident, facility, code, now);
}

/** What was reserved leaves as far as it is taken, and the rest of it is free again. */
function leaving(
  incident: IncidentState,
  { line, lot, amount }: Picked,
  newId: (prefix: string) => string,
): Transfer[] {
  const transfer = newId('transfer');
  if (amount > 0 && lot === line.lot) return [{ phase: 'post', transfer, pending: line.transfer, amount }];
  const free: Transfer = { phase: 'void', transfer, pending: line.transfer };
  if (amount === 0) return [free];
  const other = must(incident.lots, lot, 'lot');
  const [from, to] = [usableStockAccount(other), transitAccount(other)];
  return [free, { phase: 'posted', transfer: newId('transfer'), from, to, amount }];
}

/** Goods expire and hospitals stop receiving between signature and gate: the hard rules hold there too (I13, F12). */
function noLongerAllowed(
  state: State,
  incident: IncidentState,
  order: Order,
  lines: readonly Picked[],
  context: Context,
): Refusal[] {
  const facility = must(state.organisations, order.facility, 'facility');
  return lines
    .filter(({ amount }) => amount > 0)
    .flatMap(({ line, lot: id, field }) => {
      const need = must(incident.needs, line.need, 'need');
      const lot = must(incident.lots, id, 'lot');
      const why =
        whyNotFacility(incident, facility, need) ??
        whyNotLot(context.items, lot, need, localDay(context.now, context.country.clock));
      return why ? [{ ...why, field }] : [];
    });
}

export const cancelOrder = defineCommand({
  name: 'order.cancel',
  outlives: 'stock',
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
