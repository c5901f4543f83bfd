import { faultsIn, speaksForAnother } from '../../kernel/concept/faults-in.ts';
import type { FactOf } from '../../kernel/fact/fact.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { gapOf } from '../credential/holds.ts';
import type { fundraisingFacts } from './facts.ts';

/** What is wrong with a fact about a public fundraising. */
export const fundraisingFaults = faultsIn<keyof typeof fundraisingFacts>({
  'fundraising.started': (_incident, fact, state) => {
    const gap = gapOf(state, fact.data.organisation, 'public-fundraising', fact.at, false);
    const unqualified = gap ? `raises funds without the qualification (${gap.standing})` : null;
    return speaksForAnother(fact) ?? unqualified;
  },
  'fundraising.ended': (incident, fact) => {
    const { fundraising, organisation } = fact.data;
    const owner = incident.fundraisings.get(fundraising)?.organisation;
    return notRunning(incident, fact) ?? (organisation === owner ? null : `ends the fundraising of ${owner}`);
  },
  'fundraising.secondary-purpose-stated': notRunning,
});

function notRunning(
  { fundraisings }: IncidentState,
  { data }: FactOf<'fundraising.ended' | 'fundraising.secondary-purpose-stated'>,
): string | null {
  const found = fundraisings.get(data.fundraising);
  return found?.ended === null ? null : `touches ${data.fundraising}, which does not go on`;
}
