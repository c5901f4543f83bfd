import type { Owners } from '../../kernel/concept/concept.ts';
import type { State } from '../../kernel/state/state.ts';
import type { fundraisingFacts } from './facts.ts';

const starter = (state: State, data: { fundraising: string }, incident: string) =>
  state.incidents.get(incident)?.fundraisings.get(data.fundraising)?.organisation;

/** Whose own matter these facts are. */
export const fundraisingOwners: Owners<keyof typeof fundraisingFacts> = {
  'fundraising.ended': starter,
  'fundraising.secondary-purpose-stated': starter,
};
