import { applicationRows, standingRows } from '../concepts/admission/view.ts';
import { capabilitiesOf } from '../concepts/capability/commands.ts';
import { capabilityRow } from '../concepts/capability/view.ts';
import { isInForce, whyNotInForce } from '../concepts/mandate/force.ts';
import { mandatesHeldBy } from '../concepts/mandate/who.ts';
import { listed } from '../kernel/state/lists.ts';
import { must } from '../kernel/state/must.ts';
import { areaLabel, itemLabel, organisationLabel, type Viewpoint } from '../kernel/view/viewpoint.ts';
import { giftLot } from './gift.ts';

/** One organisation: what it is, what it may do, what it holds. */
export function organisationView(view: Viewpoint, id: string) {
  const organisation = view.state.organisations.get(id);
  if (!organisation) return null;
  return {
    ...organisationLabel(view, id),
    area: areaLabel(view, organisation.area),
    address: organisation.address,
    source: organisation.source,
    socialCreditCode: organisation.socialCreditCode,
    classifiedUnder: organisation.classifiedUnder,
    registeredAt: organisation.registeredAt,
    formerNames: organisation.formerNames,
    mandates: mandatesOf(view, id),
    credentials: standingRows(view, id),
    capabilities: capabilitiesOf(view.state, id).map(capabilityRow),
    applications: applicationRows(view, id),
    places: listed(view.state.placesOf, id).map((place) => must(view.state.places, place, 'place')),
  };
}

export function mandatesOf(view: Viewpoint, holder: string) {
  return mandatesHeldBy(view.state, holder).map((mandate) => ({
    ...mandate,
    areaName: areaLabel(view, mandate.area).name,
    active: isInForce(view.state, mandate, view.now),
    standstill: whyNotInForce(view.state, mandate, view.now)?.why ?? null,
  }));
}

/** The lots that an organisation keeps, with place, bin and age: anyone finds a box from the screen (F5, F10). */
export function stockOf(view: Viewpoint, incidentId: string, owner: string) {
  const incident = view.state.incidents.get(incidentId);
  if (!incident) return [];
  return listed(incident.lotsOfOwner, owner)
    .map((lot) => giftLot(view, incident, must(incident.lots, lot, 'lot')))
    .map((lot) => ({
      ...lot,
      held: lot.shares.filter((share) => share.kind === 'stock').reduce((sum, { amount }) => sum + amount, 0),
    }));
}

/** What a facility has in its own store from deliveries, by item. */
export function storeOf(view: Viewpoint, incidentId: string, facility: string) {
  const sums = view.state.incidents.get(incidentId)?.stores.get(facility) ?? [];
  return [...sums].map(([item, { held, used }]) => ({ item: itemLabel(view, item), held, used }));
}
