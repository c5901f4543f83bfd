import { compareText } from '../../kernel/canonical/compare.ts';
import type { CharterTerms } from '../../kernel/charter/charter.ts';
import { currentCharter } from '../../kernel/charter/charter.ts';
import { must } from '../../kernel/state/must.ts';
import { total } from '../../kernel/state/ordered.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { itemLabel, organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import type { AllocationProblem } from '../allocator.ts';
import { allocatorOf } from '../choose-allocator.ts';
import { problemOf as posed, poseProblem } from '../problem.ts';
import { planOfShares } from '../shares.ts';
import { type Comparison, compareAllocations, measuringTerms } from './compare.ts';
import { givenTo } from './cover-ahead.ts';
import { measure, type PlanMeasure } from './measure.ts';

type Measures = Omit<Comparison, 'plan'>;
export type WhatIfRow = {
  readonly facility: ReturnType<typeof organisationLabel>;
  readonly item: ReturnType<typeof itemLabel>;
  readonly need: string;
  /** Base units by the charter in force, and by the one that is tried. */
  readonly before: number;
  readonly after: number;
};
export type WhatIf = {
  readonly charterVersion: number;
  readonly terms: CharterTerms;
  readonly before: PlanMeasure;
  readonly after: Measures;
  /** Needs that would get another amount, the largest change first. */
  readonly differences: readonly WhatIfRow[];
};

/**
 * So many waiting needs and lots on shelves together are compared for whoever looks: three plans of everything are solved for it, and
 * beyond this a stranger's question would hold up everybody else's.
 */
export const COMPARED_MAX = 1_000;

/** Is there more than is compared for whoever looks? */
export function isTooLargeToCompare({ itemNeeds, shelf }: IncidentState): boolean {
  const waiting = [...itemNeeds.values()].reduce((sum, each) => sum + each.waiting, 0);
  return waiting + total(shelf).count > COMPARED_MAX;
}

/**
 * What an allocation of this moment comes to, beside silos and first come. Null while no charter is in force, and where there is too
 * much to compare for whoever looks.
 */
export function comparisonView(
  view: Viewpoint,
  incidentId: string,
): (Measures & { readonly charterVersion: number }) | null {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const charter = currentCharter(incident);
  if (!charter || isTooLargeToCompare(incident)) return null;
  const { plan: _, ...measures } = compareAllocations(problemOf(view, incidentId, charter.terms));
  return { charterVersion: charter.version, ...measures };
}

/**
 * The same needs and goods under other terms. Every plan is measured by the terms that are tried. Publishes nothing and
 * promises nothing. Null while no charter is in force.
 */
export function whatIf(view: Viewpoint, incidentId: string, terms: CharterTerms): WhatIf | null {
  const charter = currentCharter(must(view.state.incidents, incidentId, 'incident'));
  if (!charter) return null;
  const inForce = problemOf(view, incidentId, charter.terms);
  const problem = problemOf(view, incidentId, terms);
  const now = planOfShares(allocatorOf(charter.terms, inForce.integerProgram).shares(inForce));
  const { plan: then, ...after } = compareAllocations(problem);
  const before = measure(problem, measuringTerms(terms), now);
  const was = givenTo(now);
  const would = givenTo(then);
  const differences = problem.demands
    .map(
      ({ need }): WhatIfRow => ({
        facility: organisationLabel(view, need.facility),
        item: itemLabel(view, need.item),
        need: need.id,
        before: was.get(need.id) ?? 0,
        after: would.get(need.id) ?? 0,
      }),
    )
    .filter((row) => row.before !== row.after)
    .sort(
      (a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || compareText(a.need, b.need),
    );
  return { charterVersion: charter.version, terms, before, after, differences };
}

const problemOf = (view: Viewpoint, incidentId: string, terms: CharterTerms): AllocationProblem =>
  posed(
    poseProblem(view.state, must(view.state.incidents, incidentId, 'incident'), {
      charter: terms,
      items: view.items,
      wantedItems: null,
      now: view.now,
    }),
    view.items,
    view.integerProgram ?? null,
  );
