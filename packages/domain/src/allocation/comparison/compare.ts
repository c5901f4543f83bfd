import type { CharterTerms } from '../../kernel/charter/charter.ts';
import type { AllocationProblem } from '../allocator.ts';
import { allocatorOf } from '../choose-allocator.ts';
import { type Plan, planOfShares } from '../shares.ts';
import type { ValueOfCover } from '../value-of-cover.ts';
import { firstComePlan } from './first-come.ts';
import { measure, type PlanMeasure } from './measure.ts';
import { siloedPlan } from './siloed.ts';

export type Comparison = {
  /** What goes where, in one boat. */
  readonly plan: Plan;
  /** Everybody's goods in one boat. */
  readonly joint: PlanMeasure;
  /** Each organisation alone, by the same rules. */
  readonly siloed: PlanMeasure;
  /** Who asked first. */
  readonly firstCome: PlanMeasure;
};

/** Terms by which plans of a charter without any are measured: so that any two plans can be compared. */
export const MEASURING_TERMS: ValueOfCover = {
  fairness: 'weighted',
  settingWeights: { isolation: 8, 'fever-clinic': 4, 'general-ward': 2, community: 1 },
  curve: [
    { days: 1, worth: 100 },
    { days: 3, worth: 50 },
    { days: 7, worth: 20 },
  ],
  substituteLoss: 0,
  distanceLoss: 0,
};

export const measuringTerms = ({ valueOfCover }: CharterTerms): ValueOfCover =>
  valueOfCover ?? MEASURING_TERMS;

/** The plan that the charter asks for and, on the same inputs, what it is measured against: the measured "1 + 1 > 2". */
export function compareAllocations(problem: AllocationProblem): Comparison {
  const allocator = allocatorOf(problem.charter, problem.integerProgram);
  const terms = measuringTerms(problem.charter);
  const plan = planOfShares(allocator.shares(problem));
  return {
    plan,
    joint: measure(problem, terms, plan),
    siloed: measure(problem, terms, siloedPlan(problem, allocator)),
    firstCome: measure(problem, terms, firstComePlan(problem)),
  };
}
