import { areaContains } from '../../kernel/area/area.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';

/** Why an incident cannot be a part of another; null: it can. A part lies inside of its whole, and an exercise has no real part. */
export function whyNotWithin(
  whole: IncidentState | undefined,
  part: Pick<IncidentState, 'area' | 'exercise'>,
): 'unknown' | 'closed' | 'outside' | 'mixed' | null {
  if (!whole) return 'unknown';
  if (whole.closedAt !== null) return 'closed';
  if (!areaContains(whole.area, part.area) || whole.area === part.area) return 'outside';
  return whole.exercise === part.exercise ? null : 'mixed';
}

/** A part that goes on: the whole does not end before it. */
export const openPart = (state: State, whole: string): IncidentState | undefined =>
  [...state.incidents.values()].find(({ within, closedAt }) => within === whole && closedAt === null);
