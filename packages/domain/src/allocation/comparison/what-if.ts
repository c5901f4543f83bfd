import { compareText } from '../../kernel/canonical/compare.ts';
import type { CharterTerms } from '../../kernel/charter/charter.ts';
import { currentCharter } from '../../kernel/charter/charter.ts';
import { must } from '../../kernel/state/must.ts';
import { total } from '../../kernel/state/ordered.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { itemLabel, organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import { allocatorOf } from '../choose-allocator.ts';
import { isQuick, problemIn, type Solving, textOfProblem } from '../posed.ts';
import { type PosedProblem, poseProblem, problemOf } from '../problem.ts';
import { planOfShares } from '../shares.ts';
import { type Comparison, compareAllocations, measuringTerms } from './compare.ts';
import { givenTo } from './cover-ahead.ts';
import { measure, type PlanMeasure } from './measure.ts';

type Measures = Omit<Comparison, 'plan'>;
export type PublishedComparison = Measures & { readonly charterVersion: number };
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
export function comparisonView(view: Viewpoint, incidentId: string): PublishedComparison | null {
  const posed = poseComparison(view, incidentId);
  const { items, integerProgram = null } = view;
  return (
    posed && { charterVersion: posed.charterVersion, ...compare(posed.problem, { items, integerProgram }) }
  );
}

/** What is compared for whoever looks, before it is solved; null where nothing is. */
export function poseComparison(
  view: Viewpoint,
  incidentId: string,
): { readonly charterVersion: number; readonly problem: PosedProblem } | null {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const charter = currentCharter(incident);
  if (!charter || isTooLargeToCompare(incident)) return null;
  return { charterVersion: charter.version, problem: posedOf(view, incidentId, charter.terms) };
}

/** Of a posed problem in text (`textOfProblem`). */
export const solveComparison = (text: string, solving: Solving): Measures =>
  compare(problemIn(text), solving);

export function compare(posed: PosedProblem, { items, integerProgram }: Solving): Measures {
  const { plan: _, ...measures } = compareAllocations(problemOf(posed, items, integerProgram));
  return measures;
}

/** What a trial comes to, of needs by their ids: without the words and names of a view, so that it can be worked out elsewhere. */
export type Tried = Pick<WhatIf, 'before' | 'after'> & {
  /** Needs that would get another amount, the largest change first. */
  readonly changes: readonly Pick<WhatIfRow, 'need' | 'before' | 'after'>[];
};
type Trial = { readonly inForce: PosedProblem; readonly tried: PosedProblem };

/** Today's needs and goods under the terms in force, and under others. Null while no charter is in force. */
export function poseTrial(view: Viewpoint, incidentId: string, terms: CharterTerms): Trial | null {
  const charter = currentCharter(must(view.state.incidents, incidentId, 'incident'));
  return charter ? trialOf(view, incidentId, charter.terms, terms) : null;
}

export const isQuickTrial = ({ inForce, tried }: Trial): boolean => isQuick(inForce) && isQuick(tried);

export const textOfTrial = ({ inForce, tried }: Trial): string =>
  JSON.stringify([textOfProblem(inForce), textOfProblem(tried)]);

export function solveTrial(text: string, solving: Solving): Tried {
  const [inForce, tried] = JSON.parse(text) as [string, string];
  return tryOut({ inForce: problemIn(inForce), tried: problemIn(tried) }, solving);
}

function tryOut(trial: Trial, { items, integerProgram }: Solving): Tried {
  const { charter } = trial.tried;
  const inForce = problemOf(trial.inForce, items, integerProgram);
  const problem = problemOf(trial.tried, items, integerProgram);
  const now = planOfShares(allocatorOf(inForce.charter, integerProgram).shares(inForce));
  const { plan: then, ...after } = compareAllocations(problem);
  const was = givenTo(now);
  const would = givenTo(then);
  const changes = problem.demands
    .map(({ need: { id } }) => ({ need: id, before: was.get(id) ?? 0, after: would.get(id) ?? 0 }))
    .filter((row) => row.before !== row.after)
    .sort(
      (a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || compareText(a.need, b.need),
    );
  return { before: measure(problem, measuringTerms(charter), now), after, changes };
}

/**
 * The same needs and goods under other terms. Every plan is measured by the terms that are tried. Publishes nothing and
 * promises nothing. Null while no charter is in force. `tried`: what it comes to, where that was worked out elsewhere.
 */
export function whatIf(
  view: Viewpoint,
  incidentId: string,
  terms: CharterTerms,
  tried?: Tried,
): WhatIf | null {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const charter = currentCharter(incident);
  if (!charter) return null;
  const { items, integerProgram = null } = view;
  const comesTo = tried ?? tryOut(trialOf(view, incidentId, charter.terms, terms), { items, integerProgram });
  const { before, after, changes } = comesTo;
  const differences = changes.map((change): WhatIfRow => {
    const { facility, item } = must(incident.needs, change.need, 'need');
    return { ...change, facility: organisationLabel(view, facility), item: itemLabel(view, item) };
  });
  return { charterVersion: charter.version, terms, before, after, differences };
}

const trialOf = (view: Viewpoint, incident: string, inForce: CharterTerms, tried: CharterTerms): Trial => ({
  inForce: posedOf(view, incident, inForce),
  tried: posedOf(view, incident, tried),
});

const posedOf = (view: Viewpoint, incidentId: string, charter: CharterTerms): PosedProblem =>
  poseProblem(view.state, must(view.state.incidents, incidentId, 'incident'), {
    ...{ charter, items: view.items, wantedItems: null, now: view.now },
  });
