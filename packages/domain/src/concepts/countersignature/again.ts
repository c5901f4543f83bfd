import { agreed } from '../../kernel/charter/charter.ts';
import type { Actor } from '../../kernel/command/context.ts';
import { type Refusal, refusal } from '../../kernel/refusal/refusal.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { afterHours, localMinute } from '../../kernel/time/time.ts';
import { openSeatsOf } from '../seat/rules.ts';
import { countersignatureCharter } from './charter.ts';

/** Within so many hours a second person stands by what one did at once. Null: what is of no one incident. */
export const hoursOfSecond = (incident: IncidentState | null): number =>
  incident
    ? agreed(incident, 'secondPersonHours', countersignatureCharter)
    : countersignatureCharter.secondPersonHours.otherwise;

/**
 * What one person did at once, and nobody else stood by in time, the same person does not do again alone: the hours that a
 * second person had are not had twice. Another may at once.
 */
export function whyNotAgain(
  state: State,
  incident: IncidentState | null,
  lapsed: { readonly seat: string; readonly at: string } | null,
  { organisation, seat }: Actor,
  now: string,
): Refusal | null {
  const until = lapsed && afterHours(lapsed.at, hoursOfSecond(incident));
  if (until === null || lapsed?.seat !== seat || now >= until) return null;
  const couldAct = openSeatsOf(state, organisation)
    .filter(({ id, functions }) => id !== seat && functions.has('coordinate'))
    .map(({ id }) => id)
    .slice(0, 3);
  const said = localMinute(until, incident?.clock ?? state.country.clock);
  return refusal('lapsed-of-your-own', { until: said, couldAct }, { rule: 'I12' });
}
