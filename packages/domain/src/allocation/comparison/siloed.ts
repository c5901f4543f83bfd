import { compareText } from '../../kernel/canonical/compare.ts';
import type { AllocationProblem, Allocator } from '../allocator.ts';
import { type Plan, planOfShares, withSupplies } from '../shares.ts';

/**
 * Each organisation alone: it gives by the very same rules, but knows only of its own goods and not of what the others
 * send. So several may fill one need and nobody another; that is how help arrived in January 2020.
 */
export function siloedPlan(problem: AllocationProblem, allocator: Allocator): Plan {
  const owners = [...new Set(problem.supplies.map(({ lot }) => lot.owner))].sort(compareText);
  return owners.flatMap((owner) => {
    const own = problem.supplies.filter(({ lot }) => lot.owner === owner);
    return planOfShares(allocator.shares(withSupplies(problem, own)));
  });
}
