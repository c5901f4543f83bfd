import type { Owners } from '../../kernel/concept/concept.ts';
import type { mandateFacts } from './facts.ts';

/** Whose own matter these facts are. */
export const mandateOwners: Owners<keyof typeof mandateFacts> = {
  'mandate.accepted': (state, { mandate }) => state.mandates.get(mandate)?.holder,
  'mandate.declined': (state, { mandate }) => state.mandates.get(mandate)?.holder,
  // What a rule gives nobody decides; that the rule gives it is checked apart.
  'mandate.granted': (_state, { holder, underRule }) => (underRule ? holder : undefined),
};
