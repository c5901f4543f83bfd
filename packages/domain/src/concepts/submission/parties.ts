import type { Owners } from '../../kernel/concept/concept.ts';
import type { submissionFacts } from './facts.ts';

/** Whose own matter these facts are. */
export const submissionOwners: Owners<keyof typeof submissionFacts> = {
  'submission.made': (_state, { organisation }) => organisation,
};
