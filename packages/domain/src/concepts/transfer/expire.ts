import { z } from 'zod';
import { defineDeed } from '../../kernel/command/command.ts';
import { CLOCK, isOfSystem } from '../../kernel/command/seats.ts';
import { draft, type FactDraft } from '../../kernel/fact/fact.ts';
import { accept, type Refusal, refusal, refuse } from '../../kernel/refusal/refusal.ts';
import { secondOf } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { firstOf } from '../../kernel/state/ordered.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { expiredBy, hasExpired, type Ledger } from '../../ledger/ledger.ts';
import type { Transfer } from '../../ledger/transfer.ts';

const PER_FACT = 100;

/** Why these reservations can no longer be posted: the first whose time is over. Null: none is. */
export function whyExpired(
  ledger: Ledger,
  transfers: readonly string[],
  now: string,
  field: string,
): Refusal | null {
  for (const transfer of transfers) {
    const pending = ledger.pending.get(transfer);
    if (pending && hasExpired(pending, now))
      return refusal('transfer-expired', { transfer, expiredAt: pending.expiresAt ?? '' }, { field });
  }
  return null;
}

/** The earliest moment at which a promise of this state ends by itself; null where none does. */
export function nextExpiry({ ledger }: State): string | null {
  const next = firstOf(ledger.pendingByEnd);
  return next === undefined ? null : must(ledger.pending, secondOf(next), 'pending transfer').expiresAt;
}

/**
 * The facts that are due at this moment because promises named an end that has come: nobody decides them, and whoever
 * replays the log can say that each was due. An order or a payment ends whole.
 */
export function dueExpiries(state: State, now: string, newId: (prefix: string) => string): FactDraft[] {
  const expired = new Set(expiredBy(state.ledger, now));
  if (expired.size === 0) return [];
  const voids = (ids: readonly string[]): Transfer[] =>
    ids.map((pending) => ({ phase: 'void', transfer: newId('transfer'), pending }));
  return [...state.incidents.values()].flatMap((incident) => dueIn(incident, expired, voids));
}

/** The clock ends what is due. */
export const endPromises = defineDeed({
  name: 'clock.end-promises',
  schema: z.strictObject({}),
  decide: (state, _input, { actor, now, newId }) =>
    isOfSystem(state, actor, CLOCK)
      ? accept({ facts: dueExpiries(state, now, newId), result: {}, mandate: null })
      : refuse('not-own-matter', { organisation: '-' }),
});

function dueIn(
  incident: IncidentState,
  expired: ReadonlySet<string>,
  voids: (ids: readonly string[]) => Transfer[],
): FactDraft[] {
  const facts: FactDraft[] = [];
  for (const id of incident.ordersIssued) {
    const order = must(incident.orders, id, 'order');
    if (!order.lines.some((line) => expired.has(line.transfer))) continue;
    const transfers = voids(order.lines.map((line) => line.transfer));
    facts.push(draft(incident.id, 'order.expired', { order: order.id, transfers }));
  }
  for (const id of incident.paymentsRequested) {
    const payment = must(incident.payments, id, 'payment');
    if (!expired.has(payment.transfer)) continue;
    const transfers = voids([payment.transfer]);
    facts.push(draft(incident.id, 'payment.expired', { payment: payment.id, transfers }));
  }
  const holds = [...incident.holds.keys()].filter((id) => expired.has(id));
  for (let start = 0; start < holds.length; start += PER_FACT) {
    const transfers = voids(holds.slice(start, start + PER_FACT));
    facts.push(draft(incident.id, 'transfers.expired', { transfers }));
  }
  return facts;
}
