import { needsOf, recountNeeds } from '../concepts/need/tally.ts';
import { left } from '../concepts/shipment/evolve.ts';
import { keepIssued, withdrawOrder } from '../concepts/transfer/withdraw-order.ts';
import type { FactActor } from '../kernel/fact/fact.ts';
import type { Evolvers } from '../kernel/state/evolvers.ts';
import { list, pair } from '../kernel/state/lists.ts';
import { must } from '../kernel/state/must.ts';
import type { IncidentState, State } from '../kernel/state/state.ts';
import { coverAhead, givenTo } from './comparison/cover-ahead.ts';
import { demandOf } from './problem.ts';
import { planOf } from './shares.ts';
import type { AllocationRun } from './state.ts';

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
    const { runs, runSums, runsInOrder, runsProposed } = must(state.incidents, fact.incident, 'incident');
    if (proposal.adjusts !== undefined) {
      const adjusted = must(runs, proposal.adjusts, 'allocation run');
      adjusted.status = 'replaced';
      adjusted.decidedAt = fact.at;
      adjusted.decidedBy = seatOf(fact.actor);
      runsProposed.delete(adjusted.id);
    }
    const sum = { amount: 0, served: new Set<string>(), lineAt: new Map<string, number>() };
    runSums.set(run, sum);
    runsInOrder.push(run);
    runsProposed.add(run);
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
      ahead: null,
    });
  },
  'allocation.lines'(state, fact) {
    const { lines } = runOf(state, fact.incident, fact.data.run);
    const { runSums } = must(state.incidents, fact.incident, 'incident');
    const sum = must(runSums, fact.data.run, 'allocation run');
    for (const line of fact.data.lines) {
      const { need, lot, amount } = line;
      sum.amount += amount;
      if (amount > 0) sum.served.add(need);
      if (lot !== null && !sum.lineAt.has(pair(need, lot))) sum.lineAt.set(pair(need, lot), lines.length);
      lines.push(line);
    }
  },
  'allocation.approved'(state, fact) {
    close(state, fact, 'approved');
    const incident = must(state.incidents, fact.incident, 'incident');
    const run = must(incident.runs, fact.data.run, 'allocation run');
    // A plan by hand names only whom it serves: of how many needs, it does not say.
    if (run.method === 'by-hand') return;
    run.ahead = aheadOf(state, incident, run, fact.at);
    if (run.ahead) incident.runsAhead.push(run.id);
  },
  'allocation.declined'(state, fact) {
    close(state, fact, 'declined');
  },
  'order.issued'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const { order, transfers: _, ...issued } = fact.data;
    incident.orders.set(order, { id: order, ...issued, issuedAt: fact.at, status: 'issued' });
    keepIssued(incident, { id: order, ...issued, issuedAt: fact.at }, true);
    left(incident, fact.at, { id: order, ...issued, rows: issued.lines.length });
    if (issued.transport) incident.ordersCarried.push(order);
    list(incident.ordersOfRun, issued.run, order);
    for (const lot of new Set(issued.lines.map((line) => line.lot))) list(incident.ordersOfLot, lot, order);
    recountNeeds(state, incident, needsOf(issued), () => {
      for (const line of issued.lines) must(incident.needs, line.need, 'need').reserved += line.amount;
    });
  },
  'order.cancelled'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    withdrawOrder(state, incident, fact.data.order, 'cancelled');
  },
};

/** Before its orders are issued: they promise the goods, and would count twice. */
function aheadOf(
  state: State,
  incident: IncidentState,
  run: AllocationRun,
  now: string,
): AllocationRun['ahead'] {
  const charter = incident.charters.find(({ version }) => version === run.charterVersion)?.terms;
  if (!charter) return null;
  const needs = [...new Set(run.lines.map(({ need }) => need))];
  const demands = needs.map((need) =>
    demandOf(state, incident, { charter, now }, must(incident.needs, need, 'need')),
  );
  return {
    before: coverAhead(demands, charter.coverDays, new Map()),
    after: coverAhead(demands, charter.coverDays, givenTo(planOf(run.lines))),
  };
}

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
  must(state.incidents, fact.incident, 'incident').runsProposed.delete(run.id);
  run.decidedAt = fact.at;
  run.decidedBy = seatOf(fact.actor);
}
