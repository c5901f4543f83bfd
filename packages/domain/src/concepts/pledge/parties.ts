import type { Owners } from '../../kernel/concept/concept.ts';
import type { pledgeFacts } from './facts.ts';

/** Whose own matter these facts are: everybody may offer, and take its offer back. */
export const pledgeOwners: Owners<keyof typeof pledgeFacts> = {
  'pledge.made': (_state, { organisation }) => organisation,
  'pledge.ended': (state, { pledge }, incident) =>
    state.incidents.get(incident)?.pledges.get(pledge)?.organisation,
};
