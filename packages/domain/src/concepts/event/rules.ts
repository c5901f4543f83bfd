import { areaContains } from '../../kernel/area/area.ts';
import { agreed } from '../../kernel/charter/charter.ts';
import { countOfDay } from '../../kernel/state/lately.ts';
import { listed } from '../../kernel/state/lists.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { eventCharter } from './charter.ts';
import type { Event, Report } from './state.ts';

/** How many events one organisation may notice within 24 hours. */
export const noticedPerDay = (incident: IncidentState): number =>
  agreed(incident, 'eventsNoticedPerDay', eventCharter);

/** One more would be too many. */
export const noticedAsManyAsAllowed = (incident: IncidentState, organisation: string, now: string): boolean =>
  countOfDay(listed(incident.eventsOf, organisation), (id) => incident.events.get(id)?.at, now) >=
  noticedPerDay(incident);

/** Who knows of it: whoever noticed it, and those to whom it was reported. */
export const knowsOf = (event: Event, organisation: string): boolean =>
  event.organisation === organisation || event.reports.some(({ to }) => to === organisation);

/** Why nobody may state the same of an event; the same for the server and for whoever audits it. */
export const EVENT_RULES = [
  'not-told',
  'one-receiver',
  'no-reference',
  'who-is-an-office',
  'no-words',
  'seal-broken',
  'disclosed',
  'not-a-receiver',
  'elsewhere',
  'itself',
  'not-verifier',
] as const;
export type EventRule = (typeof EVENT_RULES)[number];

type Told = Pick<Report, 'to' | 'office' | 'reference' | 'notifies'>;

/**
 * Governments and disease control receive reports: those whose area holds the place, and the reporter's own. An office above
 * that the register does not know is named, with the number under which it took the report: a name alone proves nothing.
 */
export function whyNotTo(state: State, event: Event, by: string, told: Told): EventRule | null {
  if (!knowsOf(event, by)) return 'not-told';
  const { to, office, reference, notifies } = told;
  if ((to === null) === (office === null)) return 'one-receiver';
  if (notifies && to !== null) return 'who-is-an-office';
  if (to === null) return reference === null ? 'no-reference' : null;
  if (by === to) return 'itself';
  const receiver = state.organisations.get(to);
  if (!receiver || !isReceiver(receiver.kind)) return 'not-a-receiver';
  const reporter = state.organisations.get(by);
  const isUpward = !reporter || !isReceiver(reporter.kind) || areaContains(receiver.area, reporter.area);
  return areaContains(receiver.area, event.area) && isUpward ? null : 'elsewhere';
}

/** Published once, and only what was sealed. */
export function whyNotDisclose(event: Event): EventRule | null {
  if (event.disclosed) return 'disclosed';
  return event.seal === undefined ? 'no-words' : null;
}

/** Verified by those to whom it was reported. */
export function whyNotVerify(state: State, event: Event, by: string): EventRule | null {
  if (!event.reports.some(({ to }) => to === by)) return 'not-verifier';
  return isReceiver(state.organisations.get(by)?.kind ?? 'other') ? null : 'not-verifier';
}

const isReceiver = (kind: string): boolean => kind === 'government' || kind === 'disease-control';
