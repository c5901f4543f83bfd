import type { CharterTerms } from '../charter/facts.ts';
import { usableStockAccount } from '../donation/accounts.ts';
import type { Lot } from '../donation/state.ts';
import type { IncidentState } from '../incident/state.ts';
import type { ItemIndex } from '../item/index-of-items.ts';
import { hoursToRunOut } from '../need/run-out.ts';
import type { State } from '../state/state.ts';
import { availableIn } from '../transfer/ledger.ts';
import type { AllocationProblem, Supply } from './allocator.ts';
import { whyNotFacility, whyNotLot } from './eligibility.ts';

/**
 * The problem as the state poses it at this moment: a pure function of facts, so that an auditor who has replayed the
 * log up to a run poses the same one.
 */
export function poseProblem(
  state: State,
  incident: IncidentState,
  items: ItemIndex,
  charter: CharterTerms,
  wantedItems: readonly string[] | null,
  day: string,
): AllocationProblem {
  const demands = [...incident.needs.values()]
    .filter((need) => wantedItems === null || wantedItems.includes(need.item))
    .map((need) => {
      const facility = state.organisations.get(need.facility);
      const barred = facility ? whyNotFacility(incident, facility, need) : null;
      return { need, area: facility?.area ?? '', barred, runOutHours: hoursToRunOut(need) };
    });
  const supplies = [...incident.lots.values()]
    .filter((lot) => lot.status === 'accepted' && (lot.expiresOn === null || lot.expiresOn >= day))
    .map((lot) => supplyOf(state, lot, charter));
  return {
    charter,
    day,
    supplies,
    demands,
    mayServe: (supply, demand) => whyNotLot(items, supply.lot, demand.need, day) === null,
  };
}

/** A directed lot is not the owner's to keep; of a free one the owner keeps the charter's share. */
function supplyOf(state: State, lot: Lot, charter: CharterTerms): Supply {
  const held = availableIn(state.ledger, usableStockAccount(lot));
  const kept = lot.earmarkedFor === null ? Math.floor((lot.amount * charter.reservePercent) / 100) : 0;
  const area = state.places.get(lot.place)?.area ?? state.organisations.get(lot.owner)?.area ?? '';
  return { lot, area, available: Math.max(0, held - kept), kept: Math.min(kept, held) };
}
