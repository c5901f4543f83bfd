import type { CharterTerms } from '../kernel/charter/charter.ts';
import type { IntegerProgramSolver } from '../kernel/ports/integer-program.ts';
import type { Allocator } from './allocator.ts';
import { flowAllocator } from './flow-allocator.ts';
import { integerAllocator } from './integer-allocator.ts';
import { priorityAllocator } from './priority-allocator.ts';

/** Which allocator a charter asks for: auditors choose by the same rule, and a run that names another is a fault. */
export function allocatorOf(charter: CharterTerms, solver: IntegerProgramSolver | null): Allocator {
  if (charter.valueOfCover === undefined) return priorityAllocator;
  return charter.handling === undefined ? flowAllocator : integerAllocator(solver);
}
