import { canReach } from '../../../src/allocation/allocator.ts';
import { poseProblem, problemOf } from '../../../src/allocation/problem.ts';
import { wanted } from '../../../src/allocation/want.ts';
import { currentCharter } from '../../../src/kernel/charter/charter.ts';
import { must } from '../../../src/kernel/state/must.ts';
import { itemLabel, organisationLabel, type Viewpoint } from '../../../src/kernel/view/viewpoint.ts';

/** What keeps a directed gift from going where its donor said. */
type EarmarkObstacle = 'no-need-stated' | 'not-fit' | 'road-closed' | 'enough-there';

/**
 * Directed goods that lie in a store and that the facility named by the donor cannot have now. Nothing else is done with
 * them: the donor is asked.
 */
export function earmarkRows(view: Viewpoint, incidentId: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const charter = currentCharter(incident);
  if (!charter) return [];
  const question = { charter: charter.terms, items: view.items, wantedItems: null, now: view.now };
  const posed = poseProblem(view.state, incident, question, undefined, incident.lots.values());
  const problem = problemOf(posed, view.items, null);
  return problem.supplies.flatMap((supply) => {
    const { available } = supply;
    const lot = must(incident.lots, supply.lot.id, 'lot');
    if (lot.earmarkedFor === null || available === 0) return [];
    const own = problem.demands.filter(({ need }) => need.facility === lot.earmarkedFor);
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
