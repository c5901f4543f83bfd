import { draft, type FactDraft } from '../../../src/kernel/fact/fact.ts';
import type { IncidentState, State } from '../../../src/kernel/state/state.ts';
import { hasExpired } from '../../../src/ledger/ledger.ts';
import type { Transfer } from '../../../src/ledger/transfer.ts';

const PER_FACT = 100;

/** The earliest moment at which a promise of this state ends by itself; null where none does. */
export function nextExpiry(state: State): string | null {
  let next: string | null = null;
  for (const { expiresAt } of state.ledger.pending.values())
    if (expiresAt !== null && (next === null || expiresAt < next)) next = expiresAt;
  return next;
}

/**
 * The facts that are due at this moment because promises named an end that has come: nobody decides them, and whoever
 * replays the log can say that each was due. An order or a payment ends whole.
 */
export function dueExpiries(state: State, now: string, newId: (prefix: string) => string): FactDraft[] {
  const expired = new Set<string>();
  for (const [id, pending] of state.ledger.pending) if (hasExpired(pending, now)) expired.add(id);
  if (expired.size === 0) return [];
  const voids = (ids: readonly string[]): Transfer[] =>
    ids.map((pending) => ({ phase: 'void', transfer: newId('transfer'), pending }));
  return [...state.incidents.values()].flatMap((incident) => dueIn(incident, expired, voids));
}

function dueIn(
  incident: IncidentState,
  expired: ReadonlySet<string>,
  voids: (ids: readonly string[]) => Transfer[],
): FactDraft[] {
  const facts: FactDraft[] = [];
  for (const order of incident.orders.values()) {
    if (order.status !== 'issued' || !order.lines.some((line) => expired.has(line.transfer))) continue;
    const transfers = voids(order.lines.map((line) => line.transfer));
    facts.push(draft(incident.id, 'order.expired', { order: order.id, transfers }));
  }
  for (const payment of incident.payments.values()) {
    if (payment.status !== 'requested' || !expired.has(payment.transfer)) continue;
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
