import { agreed } from '../../kernel/charter/charter.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { hoursBetween } from '../../kernel/time/time.ts';
import { needCharter } from './charter.ts';
import type { Need } from './state.ts';

/** Older than so many hours: it asks to be confirmed again, and goes after those that are fresh. */
export const isOlder = ({ freshFrom }: Pick<Need, 'freshFrom'>, hours: number | null, now: string): boolean =>
  hours !== null && hoursBetween(freshFrom, now) > hours;

/** Older than the charter's limit. */
export const isOld = (incident: IncidentState, need: Pick<Need, 'freshFrom'>, now: string): boolean =>
  isOlder(need, agreed(incident, 'needStaleHours', needCharter), now);
