import type { Order } from '../../allocation/state.ts';
import { group, keep, pair, ungroup } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { putUnder, takeOutUnder } from '../../kernel/state/ordered.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { needsOf, recountNeeds } from '../need/tally.ts';

/** Waits to leave, or no longer. */
export function keepIssued(
  { ordersIssued, ordersIssuedOf, openOf, openInOrder }: IncidentState,
  { id, facility, releaser, issuedAt }: Pick<Order, 'id' | 'facility' | 'releaser' | 'issuedAt'>,
  isIn: boolean,
): void {
  keep(ordersIssued, id, isIn);
  for (const organisation of [facility, releaser]) (isIn ? group : ungroup)(ordersIssuedOf, organisation, id);
  (isIn ? group : ungroup)(openOf, pair('order', releaser), id);
  (isIn ? putUnder : takeOutUnder)(openInOrder, 'order', pair(issuedAt, id));
}

/** An order that goes nowhere any more: what it promised is free again. */
export function withdrawOrder(
  state: State,
  incident: IncidentState,
  id: string,
  status: 'cancelled' | 'expired',
): void {
  const order = must(incident.orders, id, 'order');
  order.status = status;
  keepIssued(incident, order, false);
  recountNeeds(state, incident, needsOf(order), () => {
    for (const line of order.lines) must(incident.needs, line.need, 'need').reserved -= line.amount;
  });
}
