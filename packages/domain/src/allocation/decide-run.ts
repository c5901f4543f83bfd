import { z } from 'zod';
import { reservationEnd } from '../concepts/transfer/reservation-end.ts';
import { askBack, confirmedField } from '../kernel/command/asked-back.ts';
import { decided, defineCommand } from '../kernel/command/command.ts';
import type { Context } from '../kernel/command/context.ts';
import { existing, knownIncident } from '../kernel/command/fields.ts';
import { draft, type FactDraft } from '../kernel/fact/fact.ts';
import { identifier, shortText } from '../kernel/fact/fields.ts';
import { accept, refusal, refuse, refuseAll, wrongState } from '../kernel/refusal/refusal.ts';
import type { IncidentState, State } from '../kernel/state/state.ts';
import { transitAccount, usableStockAccount } from '../ledger/accounts.ts';
import type { Transfer } from '../ledger/transfer.ts';
import type { AllocationLine } from './facts.ts';
import { askOfOwnWord } from './own-word.ts';
import { linesScope, whyNotLine } from './propose.ts';
import type { AllocationRun } from './state.ts';

const LINES_PER_ORDER = 80;
type Movement = AllocationLine & { readonly lot: string };
export const isMovement = (line: AllocationLine): line is Movement => line.lot !== null && line.amount > 0;

/**
 * A second person approves: the goods are reserved at once, and each warehouse gets its orders. What has changed since
 * the proposal is checked again, line by line; a stale plan is refused whole, never served in part.
 */
export const approveAllocation = defineCommand({
  name: 'allocation.approve',
  outlives: 'stock',
  function: 'approve-allocation',
  summary: { zh: '批准分配方案', en: 'Approve an allocation' },
  schema: z.strictObject({ incident: identifier, run: identifier, confirmed: confirmedField }),
  example: { incident: 'covid-2020', run: 'run-7f3k' },
  scope: (state, input, context) => runScope(state, input, context),
  decide(state, input, context, { incident, run }) {
    if (run.status !== 'proposed') return notProposed(run);
    const movements = run.lines.filter(isMovement);
    if (movements.some((line) => incident.needs.get(line.need)?.facility === context.actor.organisation)) {
      return refuse(
        'conflict-of-interest',
        { organisation: context.actor.organisation },
        { rule: '慈善法 40, I12' },
      );
    }
    const refusals = [
      ...movements.flatMap((line, index) => whyNotLine(state, incident, context, line, `lines.${index}`)),
      ...overdrawn(state, incident, movements),
    ];
    if (refusals.length > 0) return refuseAll(refusals);
    const asked = askBack(input.confirmed);
    askOfOwnWord(asked, incident, run);
    if (asked.open.length > 0) return refuseAll(asked.open);
    const orders = ordersFor(incident, run, movements, context);
    const approved = { run: run.id, ...asked.said() };
    return decided([draft(input.incident, 'allocation.approved', approved), ...orders.facts], {
      run: run.id,
      orders: orders.ids,
    });
  },
});

export const declineAllocation = defineCommand({
  name: 'allocation.decline',
  outlives: 'stock',
  function: 'approve-allocation',
  summary: { zh: '否决分配方案', en: 'Decline an allocation' },
  schema: z.strictObject({ incident: identifier, run: identifier, reason: shortText }),
  example: { incident: 'covid-2020', run: 'run-7f3k', reason: '需求已过时 / the needs are out of date' },
  scope: (state, input, context) => runScope(state, input, context),
  decide: (_state, { incident, ...input }, _context, { run }) =>
    run.status === 'proposed' ? decided([draft(incident, 'allocation.declined', input)]) : notProposed(run),
});

/** A run, in the categories of all goods that it would move, and of what would be moved beside it. */
export function runScope(
  state: State,
  input: { readonly incident: string; readonly run: string },
  context: Context,
  beside: readonly { readonly lot: string | null }[] = [],
) {
  const incident = knownIncident(state, input.incident);
  if (!incident.ok) return incident;
  const run = existing(incident.value.runs, input.run, 'allocation', 'run');
  if (!run.ok) return run;
  const scope = linesScope(state, input, [...run.value.lines, ...beside], context);
  return scope.ok ? accept({ ...scope.value, found: { incident: incident.value, run: run.value } }) : scope;
}

export const notProposed = ({ id, status }: AllocationRun) =>
  wrongState('allocation', id, status, 'proposed', { field: 'run' });

/** Several lines may draw on one lot: together they must not draw more than it holds (I4). */
export function overdrawn(
  state: State,
  incident: IncidentState,
  movements: readonly { lot: string; amount: number }[],
) {
  const asked = new Map<string, number>();
  for (const line of movements) asked.set(line.lot, (asked.get(line.lot) ?? 0) + line.amount);
  return [...asked].flatMap(([id, amount]) => {
    const lot = incident.lots.get(id);
    const account = lot && state.ledger.accounts.get(usableStockAccount(lot));
    const available = account ? account.in - account.out - account.pendingOut : 0;
    return available < amount
      ? [
          refusal(
            'stock-insufficient',
            { available, asked: amount, unit: lot?.item ?? id },
            { field: 'run', rule: 'I4' },
          ),
        ]
      : [];
  });
}

/**
 * One order for each warehouse and facility, cut so that each fits one entry of the log, and so that no order names a
 * lot twice: who signs for a delivery counts boxes of a lot and cannot tell for which of two needs each one came.
 */
function ordersFor(
  incident: IncidentState,
  run: AllocationRun,
  movements: readonly Movement[],
  context: Context,
) {
  const groups = new Map<string, Movement[][]>();
  for (const line of movements) {
    const lot = incident.lots.get(line.lot);
    const key = `${lot?.place} ${incident.needs.get(line.need)?.facility} ${line.transport ?? ''}`;
    const orders = groups.get(key) ?? [];
    groups.set(key, orders);
    const order = orders.find(
      (each) => each.length < LINES_PER_ORDER && !each.some((other) => other.lot === line.lot),
    );
    if (order) order.push(line);
    else orders.push([line]);
  }
  const facts: FactDraft[] = [];
  const ids: string[] = [];
  for (const lines of [...groups.values()].flat()) {
    const order = orderFact(incident, run, lines, context);
    facts.push(order);
    ids.push(order.data.order);
  }
  return { facts, ids };
}

function orderFact(
  incident: IncidentState,
  run: AllocationRun,
  group: readonly Movement[],
  context: Context,
) {
  const transfers: Transfer[] = [];
  const lines = group.map(({ need, lot: lotId, amount }) => {
    const lot = incident.lots.get(lotId);
    if (!lot) throw new Error(`lot ${lotId} vanished between check and order`);
    const transfer = context.newId('transfer');
    transfers.push({
      phase: 'pending',
      transfer,
      from: usableStockAccount(lot),
      to: transitAccount(lot),
      amount,
      ...reservationEnd(incident, context.now),
    });
    return { need, lot: lotId, amount, transfer };
  });
  const first = incident.lots.get(group[0]?.lot ?? '');
  const transport = group[0]?.transport;
  const facility = incident.needs.get(group[0]?.need ?? '')?.facility;
  if (!first || !facility) throw new Error('an order without a lot or a facility');
  const data = {
    order: context.newId('order'),
    run: run.id,
    place: first.place,
    releaser: first.owner,
    facility,
    ...(transport ? { transport } : {}),
    lines,
    transfers,
  };
  return draft(incident.id, 'order.issued', data);
}
