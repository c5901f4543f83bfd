import type { Owners } from '../../kernel/concept/concept.ts';
import type { admissionFacts } from './facts.ts';

/** Whose own matter these facts are. */
export const admissionOwners: Owners<keyof typeof admissionFacts> = {
  'organisation.applied': (_state, { organisation }) => organisation,
};
