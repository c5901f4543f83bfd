import { faultsIn } from '../../kernel/concept/faults-in.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import type { opinionFacts } from './facts.ts';
import { unpublished } from './published.ts';

/** What is wrong with an answer to the public. */
export const opinionFaults = faultsIn<keyof typeof opinionFacts>({
  'opinion.answered': (incident, { data }) =>
    incident.opinions.has(data.opinion)
      ? refersNowhere(incident, data.release)
      : `answers ${data.opinion}, which nobody noted`,
  'press-conference.held': (incident, { data }) => refersNowhere(incident, data.release),
});

function refersNowhere(incident: IncidentState, release: number | null | undefined): string | null {
  const missing = unpublished(incident, release);
  return missing === null ? null : `refers to release ${missing}, which is not published`;
}
