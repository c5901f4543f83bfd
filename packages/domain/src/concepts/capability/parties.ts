import type { Owners } from '../../kernel/concept/concept.ts';
import type { capabilityFacts } from './facts.ts';

/** Whose own matter these facts are. */
export const capabilityOwners: Owners<keyof typeof capabilityFacts> = {
  'capability.declared': (_state, { organisation }) => organisation,
  'capability.ended': (state, { capability }) => state.capabilities.get(capability)?.organisation,
};
