import { agreed } from '../../kernel/charter/charter.ts';
import type { Actor } from '../../kernel/command/context.ts';
import { type Refusal, refusal } from '../../kernel/refusal/refusal.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { afterHours, localMinute } from '../../kernel/time/time.ts';
import { openSeatsOf } from '../seat/rules.ts';
import { incidentCharter } from './charter.ts';

/**
 * What one person did at once, and nobody else stood by in time, the same person does not do again alone: the hours that a
 * second person had are not had twice. Another may at once.
 */
export function whyNotAgain(
  state: State,
  incident: IncidentState,
  lapsed: { readonly seat: string; readonly at: string } | null,
  { organisation, seat }: Actor,
  now: string,
): Refusal | null {
  const until = lapsed && afterHours(lapsed.at, agreed(incident, 'secondPersonHours', incidentCharter));
  if (until === null || lapsed?.seat !== seat || now >= until) return null;
  const couldAct = openSeatsOf(state, organisation)
    .filter(({ id, functions }) => id !== seat && functions.has('coordinate'))
    .map(({ id }) => id)
    .slice(0, 3);
  const said = localMinute(until, incident.clock);
  return refusal('lapsed-of-your-own', { until: said, couldAct }, { rule: 'I12' });
}
