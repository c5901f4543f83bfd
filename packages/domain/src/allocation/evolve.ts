import type { FactActor } from '../kernel/fact/fact.ts';
import type { Evolvers } from '../kernel/state/evolvers.ts';
import { must } from '../kernel/state/must.ts';
import type { State } from '../kernel/state/state.ts';

export const evolveAllocation: Evolvers<
  | 'allocation.proposed'
  | 'allocation.lines'
  | 'allocation.approved'
  | 'allocation.declined'
  | 'order.issued'
  | 'order.cancelled'
> = {
  'allocation.proposed'(state, fact) {
    const { run, ...proposal } = fact.data;
    const { runs } = must(state.incidents, fact.incident, 'incident');
    if (proposal.adjusts !== undefined) {
      const adjusted = must(runs, proposal.adjusts, 'allocation run');
      adjusted.status = 'replaced';
      adjusted.decidedAt = fact.at;
      adjusted.decidedBy = seatOf(fact.actor);
    }
    runs.set(run, {
      id: run,
      ...proposal,
      proposedAt: fact.at,
      proposedBy: seatOf(fact.actor),
      position: fact.position,
      lines: [],
      status: 'proposed',
      decidedAt: null,
      decidedBy: null,
    });
  },
  'allocation.lines'(state, fact) {
    runOf(state, fact.incident, fact.data.run).lines.push(...fact.data.lines);
  },
  'allocation.approved'(state, fact) {
    close(state, fact, 'approved');
  },
  'allocation.declined'(state, fact) {
    close(state, fact, 'declined');
  },
  'order.issued'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const { order, transfers: _, ...issued } = fact.data;
    incident.orders.set(order, { id: order, ...issued, issuedAt: fact.at, status: 'issued' });
    for (const line of issued.lines) must(incident.needs, line.need, 'need').reserved += line.amount;
  },
  'order.cancelled'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const order = must(incident.orders, fact.data.order, 'order');
    order.status = 'cancelled';
    for (const line of order.lines) must(incident.needs, line.need, 'need').reserved -= line.amount;
  },
};

const seatOf = (actor: FactActor) => ({ organisation: actor.organisation, seat: actor.seat });

const runOf = (state: State, incident: string, run: string) =>
  must(must(state.incidents, incident, 'incident').runs, run, 'allocation run');

function close(
  state: State,
  fact: { incident: string; at: string; actor: FactActor; data: { run: string } },
  status: 'approved' | 'declined',
): void {
  const run = runOf(state, fact.incident, fact.data.run);
  run.status = status;
  run.decidedAt = fact.at;
  run.decidedBy = seatOf(fact.actor);
}
