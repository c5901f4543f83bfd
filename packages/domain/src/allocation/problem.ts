import type { Lot } from '../concepts/donation/state.ts';
import { estimateUse } from '../concepts/load/burn-rate.ts';
import { isOlder } from '../concepts/need/age.ts';
import { whyNotFacility, whyNotLot } from '../concepts/need/eligibility.ts';
import { trustIn } from '../concepts/need/evidence.ts';
import type { Need } from '../concepts/need/state.ts';
import { inStore } from '../concepts/need/store.ts';
import { gramsPromised, offerCovers, offersAt } from '../concepts/transport/offers.ts';
import { routeBetween } from '../concepts/transport/road.ts';
import type { CharterTerms } from '../kernel/charter/charter.ts';
import type { ItemIndex } from '../kernel/item/index-of-items.ts';
import type { IntegerProgramSolver } from '../kernel/ports/integer-program.ts';
import type { IncidentState, State } from '../kernel/state/state.ts';
import { localDay } from '../kernel/time/time.ts';
import { usableStockAccount } from '../ledger/accounts.ts';
import { availableIn } from '../ledger/ledger.ts';
import type { AllocationProblem, Carriage, Demand, Supply } from './allocator.ts';

export type Question = {
  readonly charter: CharterTerms;
  readonly items: ItemIndex;
  /** Null: all. */
  readonly wantedItems: readonly string[] | null;
  /** ISO 8601 UTC; its day decides what is in date, and what carriers have left. */
  readonly now: string;
  readonly integerProgram: IntegerProgramSolver | null;
};

/**
 * The problem as the state poses it at this moment: a pure function of facts, so that an auditor who has replayed the
 * log up to a run poses the same one. Of some needs and lots where no others matter.
 */
export function poseProblem(
  state: State,
  incident: IncidentState,
  question: Question,
  needs: Iterable<Need> = incident.needs.values(),
  lots: Iterable<Lot> = incident.lots.values(),
): AllocationProblem {
  const { charter, items, wantedItems, now, integerProgram } = question;
  const day = localDay(now, incident.clock);
  const demands = [...needs]
    .filter((need) => wantedItems === null || wantedItems.includes(need.item))
    .map((need) => demandOf(state, incident, question, need));
  const supplies = [...lots]
    .filter((lot) => lot.status === 'accepted' && (lot.expiresOn === null || lot.expiresOn >= day))
    .map((lot) => supplyOf(state, lot, question));
  return {
    charter,
    day,
    supplies,
    demands,
    mayServe: (supply, demand) => whyNotLot(items, supply.lot, demand.need, day) === null,
    route: (supply, demand) => routeBetween(incident.routes, supply.area, demand.area),
    carriers: charter.handling?.offeredTransportOnly ? carriersOf(incident, items, now) : [],
    integerProgram,
  };
}

/** A need as it counts at a moment, by these terms. */
export function demandOf(
  state: State,
  incident: IncidentState,
  { charter, now }: Pick<Question, 'charter' | 'now'>,
  need: Need,
): Demand {
  const facility = state.organisations.get(need.facility);
  const barred = facility ? whyNotFacility(incident, facility, need) : null;
  const estimate =
    need.counts.usePerDay === null && charter.burnRates
      ? estimateUse(incident, charter.burnRates, need.facility, need.item, need.setting)
      : null;
  const store = inStore(need, now, need.counts.usePerDay ?? estimate?.usePerDay ?? null);
  const old = isOlder(need, charter.needStaleHours, now);
  const trust = trustIn(charter.evidenceWeights, need.counts.evidence, old);
  return { need, area: facility?.area ?? '', barred, store, isOld: old, trust, estimate };
}

/** A directed lot is not the owner's to keep; of a free one the owner keeps the charter's share. */
function supplyOf(state: State, lot: Lot, { charter, items }: Question): Supply {
  const held = availableIn(state.ledger, usableStockAccount(lot));
  const kept = lot.earmarkedFor === null ? Math.floor((lot.amount * charter.reservePercent) / 100) : 0;
  const area = state.places.get(lot.place)?.area ?? state.organisations.get(lot.owner)?.area ?? '';
  return {
    lot,
    area,
    available: Math.max(0, held - kept),
    kept: Math.min(kept, held),
    pack: lot.packHolds ?? 1,
    grams: gramsOf(items, lot.item),
  };
}

/** A kilogram where the catalogue does not say: a load that nobody knows is not a load of nothing. */
const gramsOf = (items: ItemIndex, item: string): number => items.byId.get(item)?.grams ?? 1_000;

function carriersOf(incident: IncidentState, items: ItemIndex, now: string): Carriage[] {
  const promised = gramsPromised(incident, localDay(now, incident.clock), (item) => gramsOf(items, item));
  return offersAt(incident, now).map((offer) => ({
    offer: offer.id,
    grams: Math.max(0, offer.kilogramsPerDay * 1_000 - (promised.get(offer.id) ?? 0)),
    covers: (supply, demand) => offerCovers(offer, supply.area, demand.area),
  }));
}
