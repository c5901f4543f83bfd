import { applicationRows, standingRows } from '../concepts/admission/view.ts';
import { capabilitiesOf } from '../concepts/capability/commands.ts';
import { capabilityRow } from '../concepts/capability/view.ts';
import type { Lot } from '../concepts/donation/state.ts';
import { interestRows } from '../concepts/interest/view.ts';
import { isInForce, whyNotInForce } from '../concepts/mandate/force.ts';
import { mandatesHeldBy } from '../concepts/mandate/who.ts';
import { isExplanationOwed } from '../concepts/stock/explanation-owed.ts';
import { heirOf } from '../kernel/command/standing.ts';
import { firstFew, listed, pair, secondOf } from '../kernel/state/lists.ts';
import { must } from '../kernel/state/must.ts';
import { keysOf } from '../kernel/state/ordered.ts';
import { type PageAsked, type PageOf, pageOf } from '../kernel/state/page.ts';
import type { IncidentState } from '../kernel/state/state.ts';
import { areaLabel, itemLabel, organisationLabel, type Viewpoint } from '../kernel/view/viewpoint.ts';
import { giftLot } from './gift.ts';

/** One organisation: what it is, what it may do, what it holds. */
export function organisationView(view: Viewpoint, id: string) {
  const organisation = view.state.organisations.get(id);
  if (!organisation) return null;
  const heir = heirOf(view.state, id);
  return {
    ...organisationLabel(view, id),
    area: areaLabel(view, organisation.area),
    address: organisation.address,
    source: organisation.source,
    socialCreditCode: organisation.socialCreditCode,
    classifiedUnder: organisation.classifiedUnder,
    registeredAt: organisation.registeredAt,
    formerNames: organisation.formerNames,
    corrections: organisation.corrections,
    ended: organisation.ended,
    mergedInto: heir === null ? null : organisationLabel(view, heir),
    mergedFrom: organisation.mergedFrom.map((each) => organisationLabel(view, each)),
    parent: organisation.parent === null ? null : organisationLabel(view, organisation.parent),
    branches: listed(view.state.branchesOf, id).map((each) => organisationLabel(view, each)),
    mandates: mandatesOf(view, id),
    credentials: standingRows(view, id),
    interests: interestRows(view, id),
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

/** The lots that lie on an organisation's shelves, with place, bin and age: anyone finds a box from the screen (F5, F10). */
export function stockOf(
  view: Viewpoint,
  incidentId: string,
  owner: string,
  asked: PageAsked,
): PageOf<StockedLot> {
  const incident = view.state.incidents.get(incidentId);
  return pageOf(incident?.stockOfOwner.get(owner) ?? [], asked, (key) =>
    incident ? [stocked(view, incident, secondOf(key))] : [],
  );
}

/** Of those some of which a donor is owed a word, looked for among so many that came first. */
export function idleStockOf(
  view: Viewpoint,
  incidentId: string,
  owner: string,
  { most, among }: { readonly most: number; readonly among: number },
): StockedLot[] {
  const incident = view.state.incidents.get(incidentId);
  const found: StockedLot[] = [];
  if (!incident) return found;
  let looked = 0;
  for (const key of keysOf(incident.stockOfOwner.get(owner) ?? [])) {
    if (found.length === most || ++looked > among) break;
    const lot = secondOf(key);
    if (isExplanationOwed(view, incidentId, lot)) found.push(stocked(view, incident, lot));
  }
  return found;
}

/** Which other lots of an item lie at a place: no more than so many are looked at, what came first goes first. */
export const stockBeside = (incident: IncidentState, place: string, item: string, most: number): Lot[] =>
  firstFew(keysOf(incident.stockAtPlace.get(pair(place, item)) ?? []), most).map((key) =>
    must(incident.lots, secondOf(key), 'lot'),
  );

function stocked(view: Viewpoint, incident: IncidentState, id: string) {
  const lot = giftLot(view, incident, must(incident.lots, id, 'lot'));
  const shelved = lot.shares.filter((share) => share.kind === 'stock');
  return { ...lot, held: shelved.reduce((sum, { amount }) => sum + amount, 0) };
}
export type StockedLot = ReturnType<typeof stocked>;

/** What a facility has in its own store from deliveries, by item. */
export function storeOf(view: Viewpoint, incidentId: string, facility: string) {
  const sums = view.state.incidents.get(incidentId)?.stores.get(facility) ?? [];
  return [...sums].map(([item, { held, used }]) => ({ item: itemLabel(view, item), held, used }));
}
