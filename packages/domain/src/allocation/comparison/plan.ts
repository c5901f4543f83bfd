import type { AllocationProblem } from '../allocator.ts';

/** Units of one lot for one need. */
export type Share = { readonly need: string; readonly lot: string; readonly amount: number };
export type Plan = readonly Share[];

/** The same problem with other goods. */
export const withSupplies = (
  problem: AllocationProblem,
  supplies: AllocationProblem['supplies'],
): AllocationProblem => ({ ...problem, supplies });
