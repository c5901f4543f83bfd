import type { IncidentState } from '../../kernel/state/state.ts';

/** Has the incident published a release of that number? */
export const isPublished = (incident: IncidentState, number: number): boolean =>
  [...incident.releases.values()].some((release) => release.number === number);
