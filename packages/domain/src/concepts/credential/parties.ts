import type { Owners } from '../../kernel/concept/concept.ts';
import type { credentialFacts } from './facts.ts';

/** Whose own matter these facts are. */
export const credentialOwners: Owners<keyof typeof credentialFacts> = {
  'credential.presented': (_state, { organisation }) => organisation,
};
