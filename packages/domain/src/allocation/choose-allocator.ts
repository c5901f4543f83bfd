import type { CharterTerms } from '../charter/facts.ts';
import type { Allocator } from './allocator.ts';
import { flowAllocator } from './flow-allocator.ts';
import { priorityAllocator } from './priority-allocator.ts';

/** Which allocator a charter asks for: auditors choose by the same rule, and a run that names another is a fault. */
export const allocatorOf = (charter: CharterTerms): Allocator =>
  charter.valueOfCover === undefined ? priorityAllocator : flowAllocator;
