import type { Order } from '../../allocation/state.ts';
import type { ScopeWith } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing, knownIncident } from '../../kernel/command/fields.ts';
import { accept, type Result } from '../../kernel/refusal/refusal.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { categoriesOf } from '../donation/lot-scope.ts';
import type { Shipment, Surplus } from './state.ts';

export function orderScope(
  state: State,
  input: { incident: string; order: string },
  context: Context,
): Result<ScopeWith<{ readonly incident: IncidentState; readonly order: Order }>> {
  const incident = knownIncident(state, input.incident);
  if (!incident.ok) return incident;
  const order = existing(incident.value.orders, input.order, 'order', 'order');
  if (!order.ok) return order;
  const area = state.places.get(order.value.place)?.area ?? incident.value.area;
  const itemCategories = categoriesOf(context.items, incident.value, order.value.lines);
  const found = { incident: incident.value, order: order.value };
  return accept({ incident: input.incident, area, subject: order.value.releaser, itemCategories, found });
}

export type FoundShipment = { readonly incident: IncidentState; readonly shipment: Shipment };

export function shipmentScope(
  state: State,
  input: { incident: string; shipment: string },
  context: Context,
  whose: 'facility' | 'releaser',
): Result<ScopeWith<FoundShipment>> {
  const incident = knownIncident(state, input.incident);
  if (!incident.ok) return incident;
  const shipment = existing(incident.value.shipments, input.shipment, 'shipment', 'shipment');
  if (!shipment.ok) return shipment;
  const subject = shipment.value[whose];
  const area = state.organisations.get(subject)?.area ?? incident.value.area;
  const itemCategories = categoriesOf(context.items, incident.value, shipment.value.lines);
  const found = { incident: incident.value, shipment: shipment.value };
  return accept({ incident: input.incident, area, subject, itemCategories, found });
}

export function surplusScope(
  state: State,
  input: { incident: string; surplus: string },
  context: Context,
  whose: 'facility' | 'releaser',
): Result<ScopeWith<FoundShipment & { readonly surplus: Surplus }>> {
  const incident = knownIncident(state, input.incident);
  if (!incident.ok) return incident;
  const surplus = existing(incident.value.surpluses, input.surplus, 'surplus', 'surplus');
  if (!surplus.ok) return surplus;
  const scope = shipmentScope(state, { ...input, shipment: surplus.value.shipment }, context, whose);
  return scope.ok
    ? accept({ ...scope.value, found: { ...scope.value.found, surplus: surplus.value } })
    : scope;
}
