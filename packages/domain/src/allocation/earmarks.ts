import type { Lot } from '../concepts/donation/state.ts';
import { currentCharter } from '../kernel/charter/charter.ts';
import { grouped } from '../kernel/state/lists.ts';
import { must } from '../kernel/state/must.ts';
import type { IncidentState } from '../kernel/state/state.ts';
import { itemLabel, organisationLabel, type Viewpoint } from '../kernel/view/viewpoint.ts';
import { canReach } from './allocator.ts';
import { poseProblem, problemOf } from './problem.ts';
import { wanted } from './want.ts';

/** What keeps a directed gift from going where its donor said. */
export type EarmarkObstacle = 'no-need-stated' | 'not-fit' | 'road-closed' | 'enough-there';

/**
 * Directed goods that lie in a store and that the facility named by the donor cannot have now. Nothing else is done with
 * them: the donor is asked.
 */
export function earmarkRows(view: Viewpoint, incidentId: string, owner?: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const charter = currentCharter(incident);
  if (!charter) return [];
  const directed = directedLots(view, incident).filter((lot) => owner === undefined || lot.owner === owner);
  const facilities = new Set(directed.map(({ earmarkedFor }) => earmarkedFor ?? ''));
  const asked = [...facilities].flatMap((facility) => [...grouped(incident.needsOfFacility, facility)]);
  const posed = poseProblem(
    view.state,
    incident,
    { charter: charter.terms, items: view.items, wantedItems: null, now: view.now },
    asked.map((need) => must(incident.needs, need, 'need')),
    directed,
  );
  const problem = problemOf(posed, view.items, null);
  const byFacility = Map.groupBy(problem.demands, ({ need }) => need.facility);
  return problem.supplies.flatMap((supply) => {
    const { available } = supply;
    const lot = must(incident.lots, supply.lot.id, 'lot');
    if (lot.earmarkedFor === null || available === 0) return [];
    const own = byFacility.get(lot.earmarkedFor) ?? [];
    const fit = own.filter((demand) => problem.mayServe(supply, demand));
    const near = fit.filter((demand) => canReach(problem, supply, demand));
    if (near.some((demand) => wanted(problem, demand).amount > 0)) return [];
    const obstacle: EarmarkObstacle =
      own.length === 0
        ? 'no-need-stated'
        : fit.length === 0
          ? 'not-fit'
          : near.length === 0
            ? 'road-closed'
            : 'enough-there';
    return [
      {
        lot: lot.id,
        item: itemLabel(view, lot.item),
        available,
        facility: organisationLabel(view, lot.earmarkedFor),
        owner: organisationLabel(view, lot.owner),
        receiptCode: must(incident.donations, lot.donation, 'donation').receiptCode,
        obstacle,
        question: lot.earmarkQuestion,
      },
    ];
  });
}

/** Those of which something lies in a store, in the order in which they came. */
function directedLots({ state }: Viewpoint, incident: IncidentState): Lot[] {
  const ids = new Set(
    [...incident.shelfEarmarked].map((id) => must(state.ledger.accounts, id, 'account').unit),
  );
  return [...ids]
    .map((id) => {
      const lot = must(incident.lots, id, 'lot');
      const { position, lots } = must(incident.donations, lot.donation, 'donation');
      return { lot, position, place: lots.indexOf(id) };
    })
    .sort((a, b) => a.position - b.position || a.place - b.place)
    .map(({ lot }) => lot);
}
