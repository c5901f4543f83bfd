import { applicationRows, standingRows } from '../../../src/concepts/admission/view.ts';
import { capabilitiesOf } from '../../../src/concepts/capability/commands.ts';
import { capabilityRow } from '../../../src/concepts/capability/view.ts';
import { interestRow } from '../../../src/concepts/interest/view.ts';
import { isInForce, whyNotInForce } from '../../../src/concepts/mandate/force.ts';
import {
  areaLabel,
  itemLabel,
  organisationLabel,
  type Viewpoint,
} from '../../../src/kernel/view/viewpoint.ts';
import { balance } from '../../../src/ledger/ledger.ts';
import { parseAccountId } from '../../../src/ledger/transfer.ts';
import { giftLot } from './gift.ts';
import { mandatesHeldBy } from './who.ts';

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
    corrections: organisation.corrections,
    ended: organisation.ended,
    mergedInto: organisation.ended?.into ? organisationLabel(view, organisation.ended.into) : null,
    mergedFrom: organisation.mergedFrom.map((each) => organisationLabel(view, each)),
    parent: organisation.parent === null ? null : organisationLabel(view, organisation.parent),
    branches: [...view.state.organisations.values()]
      .filter((each) => each.parent === id)
      .map((each) => organisationLabel(view, each.id)),
    mandates: mandatesOf(view, id),
    credentials: standingRows(view, id),
    interests: [...view.state.interests.values()]
      .filter((each) => each.organisation === id)
      .reverse()
      .sort((a, b) => Number(a.ended !== null) - Number(b.ended !== null))
      .map((each) => interestRow(view, each)),
    capabilities: capabilitiesOf(view.state, id).map(capabilityRow),
    applications: applicationRows(view, id),
    places: [...view.state.places.values()].filter((place) => place.owner === id),
  };
}

function mandatesOf(view: Viewpoint, holder: string) {
  return mandatesHeldBy(view.state, holder).map((mandate) => ({
    ...mandate,
    areaName: areaLabel(view, mandate.area).name,
    active: isInForce(view.state, mandate, view.now),
    standstill: whyNotInForce(view.state, mandate, view.now)?.why ?? null,
  }));
}

/** The lots that lie on an organisation's shelves, with place, bin and age, the latest first (F5, F10). */
export function stockOf(view: Viewpoint, incidentId: string, owner: string) {
  const incident = view.state.incidents.get(incidentId);
  if (!incident) return [];
  return [...incident.lots.values()]
    .filter((lot) => lot.owner === owner)
    .map((lot) => giftLot(view, incident, lot))
    .map((lot) => ({
      ...lot,
      held: lot.shares.filter((share) => share.kind === 'stock').reduce((sum, { amount }) => sum + amount, 0),
    }))
    .filter(({ held }) => held > 0)
    .sort((a, b) => (a.receivedAt + a.id < b.receivedAt + b.id ? 1 : -1));
}

/** What a facility has in its own store from deliveries, by item. */
export function storeOf(view: Viewpoint, incidentId: string, facility: string) {
  const incident = view.state.incidents.get(incidentId);
  const sums = new Map<string, { held: number; used: number }>();
  for (const account of view.state.ledger.accounts.values()) {
    const { kind, owner, unit } = parseAccountId(account.id);
    const lot = owner === facility ? incident?.lots.get(unit) : undefined;
    if (!lot || (kind !== 'facility' && kind !== 'consumed')) continue;
    const sum = sums.get(lot.item) ?? { held: 0, used: 0 };
    sums.set(lot.item, sum);
    if (kind === 'facility') sum.held += balance(account);
    else sum.used += balance(account);
  }
  return [...sums].map(([item, sum]) => ({ item: itemLabel(view, item), ...sum }));
}
