import type { State } from '../../kernel/state/state.ts';
import { covers } from '../mandate/check.ts';
import { mandatesHeldBy } from '../mandate/who.ts';
import { knowsOf } from './rules.ts';
import type { Event } from './state.ts';

/** Who reads what a report says before it is published: whoever knows of the event, and who coordinates its place. */
export function mayReadWords(
  state: State,
  incident: string,
  event: Event,
  organisation: string,
  now: string,
): boolean {
  if (knowsOf(event, organisation)) return true;
  const scope = { incident, area: event.area, subject: null };
  return mandatesHeldBy(state, organisation).some((each) => covers(state, each, 'coordinate', scope, now));
}

/** What the report says, for one who may read it; null where it has no words, or they are none of its business. */
export function wordsFor(
  state: State,
  incident: string,
  event: Event,
  organisation: string,
  now: string,
): string | null {
  if (event.disclosed) return event.disclosed.text;
  return mayReadWords(state, incident, event, organisation, now) ? (event.words?.text ?? null) : null;
}
