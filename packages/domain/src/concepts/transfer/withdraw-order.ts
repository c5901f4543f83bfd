import { must } from '../../kernel/state/must.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { needsOf, recountNeeds } from '../need/tally.ts';

/** An order that goes nowhere any more: what it promised is free again. */
export function withdrawOrder(
  state: State,
  incident: IncidentState,
  id: string,
  status: 'cancelled' | 'expired',
): void {
  const order = must(incident.orders, id, 'order');
  order.status = status;
  incident.ordersIssued.delete(id);
  recountNeeds(state, incident, needsOf(order), () => {
    for (const line of order.lines) must(incident.needs, line.need, 'need').reserved -= line.amount;
  });
}
