import { areaSteps } from '../kernel/area/steps.ts';
import type { AllocationProblem, Demand, Supply } from './allocator.ts';
import type { ValueOfCover } from './value-of-cover.ts';

/** Worth that a unit loses on its way: where it stands in for another item, and for the way itself. Whole, rounded down. */
export function lossOf(
  problem: AllocationProblem,
  terms: ValueOfCover,
  supply: Supply,
  demand: Demand,
): number {
  const substitute = supply.lot.item === demand.need.item ? 0 : terms.substituteLoss;
  const steps = terms.distanceLoss * areaSteps(supply.area, demand.area);
  const { road } = terms;
  if (!road) return substitute + steps;
  const minutes = problem.route(supply, demand)?.minutes ?? road.minutesUnstated;
  return substitute + steps + Math.floor((road.lossPerHour * minutes) / 60);
}
