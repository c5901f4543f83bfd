import type { Owners } from '../../kernel/concept/concept.ts';
import type { State } from '../../kernel/state/state.ts';
import type { matterFacts } from './facts.ts';

const ofItself = (_state: State, data: { organisation: string }) => data.organisation;

/** Whose own matter these facts are. */
export const matterOwners: Owners<keyof typeof matterFacts> = {
  'breach.found': ofItself,
  'security-incident.found': ofItself,
  'serious-incident.found': ofItself,
  'transaction.made': ofItself,
  'requisition.made': ofItself,
  'requisition.ended': ofItself,
};
