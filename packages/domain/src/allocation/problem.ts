import type { Lot } from '../concepts/donation/state.ts';
import { estimateUse } from '../concepts/load/burn-rate.ts';
import { isOlder } from '../concepts/need/age.ts';
import { whyNotFacility, whyNotLot } from '../concepts/need/eligibility.ts';
import { trustIn } from '../concepts/need/evidence.ts';
import type { Need } from '../concepts/need/state.ts';
import { inStore } from '../concepts/need/store.ts';
import type { GoodsSum } from '../concepts/stock/state.ts';
import { gramsPromised, offerCovers, offersAt } from '../concepts/transport/offers.ts';
import { routeBetween } from '../concepts/transport/road.ts';
import type { Routes, TransportOffer } from '../concepts/transport/state.ts';
import type { CharterTerms } from '../kernel/charter/charter.ts';
import { type ItemIndex, mayServe } from '../kernel/item/index-of-items.ts';
import type { IntegerProgramSolver } from '../kernel/ports/integer-program.ts';
import { secondOf } from '../kernel/state/lists.ts';
import { must } from '../kernel/state/must.ts';
import { keysOf } from '../kernel/state/ordered.ts';
import type { IncidentState, State } from '../kernel/state/state.ts';
import { HOUR_MS, localDay } from '../kernel/time/time.ts';
import { usableStockAccount } from '../ledger/accounts.ts';
import { availableIn } from '../ledger/ledger.ts';
import type { AllocationProblem, Demand, Supply } from './allocator.ts';

export type Question = {
  readonly charter: CharterTerms;
  readonly items: ItemIndex;
  /** Null: all. */
  readonly wantedItems: readonly string[] | null;
  /** ISO 8601 UTC; its day decides what is in date, and what carriers have left. */
  readonly now: string;
};

/** A problem as data: all that a plan depends on beside the catalogue, so that it can be solved elsewhere and compared. */
export type PosedProblem = Pick<AllocationProblem, 'charter' | 'day' | 'supplies' | 'demands'> & {
  readonly routes: Routes;
  readonly carriers: readonly (Pick<TransportOffer, 'from' | 'to'> & {
    readonly offer: string;
    /** Grams left for this day. */
    readonly grams: number;
  })[];
  /** Items of which goods have been promised or are gone. */
  readonly gone: readonly string[];
};

/**
 * The problem as the state poses it at this moment: a pure function of facts, so that an auditor who has replayed the
 * log up to a run poses the same one. Of goods that lie nowhere any more there is nothing in it. Of some needs and lots where no
 * others matter.
 */
export function poseProblem(
  state: State,
  incident: IncidentState,
  question: Question,
  needs: Iterable<Need> = incident.needs.values(),
  lots: Iterable<Lot> = lotsOnShelves(state, incident),
): PosedProblem {
  const { charter, items, wantedItems, now } = question;
  const day = localDay(now, incident.clock);
  const wanted = wantedItems && new Set(wantedItems);
  const serving = wanted && new Set([...wanted].flatMap((item) => [item, ...substitutesOf(items, item)]));
  const demands: Demand[] = [];
  for (const need of needs)
    if (!wanted || wanted.has(need.item)) demands.push(demandOf(state, incident, question, need));
  const supplies: Supply[] = [];
  for (const lot of lots) {
    if (lot.status !== 'accepted' || (lot.expiresOn !== null && lot.expiresOn < day)) continue;
    if (serving && !serving.has(lot.item)) continue;
    const supply = supplyOf(state, lot, question);
    if (supply.available > 0 || supply.kept > 0) supplies.push(supply);
  }
  return {
    ...{ charter, day, supplies, demands },
    routes: incident.routes,
    carriers: charter.handling?.offeredTransportOnly ? carriersOf(incident, items, now) : [],
    gone: [...incident.goods].flatMap(([item, sum]) => (hasGone(sum) ? [item] : [])),
  };
}

/** The same with what can be asked of it. `integerProgram`: needed only where the charter has handling terms. */
export const problemOf = (
  { routes, carriers, gone, ...posed }: PosedProblem,
  items: ItemIndex,
  integerProgram: IntegerProgramSolver | null,
): AllocationProblem => ({
  ...posed,
  mayServe: (supply, demand) => whyNotLot(items, supply.lot, demand.need, posed.day) === null,
  route: (supply, demand) => routeBetween(routes, supply.area, demand.area),
  hasGone: ({ need: { item, setting } }) =>
    gone.some(
      (each) =>
        items.byId.get(each)?.settings.includes(setting) && mayServe(items, each, item, setting, posed.day),
    ),
  carriers: carriers.map(({ offer, grams, from, to }) => ({
    ...{ offer, grams },
    covers: (supply, demand) => offerCovers({ from, to }, supply.area, demand.area),
  })),
  integerProgram,
});

const hasGone = ({ reserved, inTransit, delivered, lost, returned }: GoodsSum): boolean =>
  reserved + inTransit + delivered + lost + returned > 0;

const substitutesOf = (items: ItemIndex, item: string): string[] =>
  (items.byId.get(item)?.substitutes ?? []).map((each) => each.item);

function* lotsOnShelves({ ledger }: State, { shelf, lots }: IncidentState): Iterable<Lot> {
  for (const key of keysOf(shelf)) {
    const { id, unit } = must(ledger.accounts, secondOf(key), 'account');
    const lot = must(lots, unit, 'lot');
    if (id === usableStockAccount(lot)) yield lot;
  }
}

/** Stores run down with every minute: they are counted as of the last full quarter of an hour, so that a plan is one for a while. */
const QUARTER_MS = HOUR_MS / 4;
const lastQuarter = (now: string): string =>
  new Date(Math.floor(Date.parse(now) / QUARTER_MS) * QUARTER_MS).toISOString();

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
  const store = inStore(need, lastQuarter(now), need.counts.usePerDay ?? estimate?.usePerDay ?? null);
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

function carriersOf(incident: IncidentState, items: ItemIndex, now: string): PosedProblem['carriers'] {
  const promised = gramsPromised(incident, localDay(now, incident.clock), (item) => gramsOf(items, item));
  return offersAt(incident, now).map(({ id, from, to, kilogramsPerDay }) => ({
    ...{ offer: id, from, to },
    grams: Math.max(0, kilogramsPerDay * 1_000 - (promised.get(id) ?? 0)),
  }));
}
