import type { Concept } from '../kernel/concept/concept.ts';
import { concepts } from './concepts.ts';
import { gatherFrom, type Said, type Together } from './gather-from.ts';

/** One part of every concept, put together. */
export const gather = <Part extends keyof Concept>(
  part: Part,
): Together<Said<(typeof concepts)[number], Part>> => gatherFrom(concepts, part);
