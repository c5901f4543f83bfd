import type { IncidentState } from '../../kernel/state/state.ts';

/** The release to which words refer, where the incident has published none of that number: it sends the reader nowhere. */
export const unpublished = (incident: IncidentState, release: number | null | undefined): number | null =>
  release == null || incident.releasesByNumber.has(release) ? null : release;
