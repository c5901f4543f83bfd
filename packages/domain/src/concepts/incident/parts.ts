import { areaContains } from '../../kernel/area/area.ts';
import { phaseOf } from '../../kernel/command/phase.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';

/** Why an incident cannot be a part of another; null: it can. A part lies inside of its whole, and an exercise has no real part. */
export function whyNotWithin(
  whole: IncidentState | undefined,
  part: Pick<IncidentState, 'area' | 'exercise'>,
): 'unknown' | 'closing' | 'closed' | 'outside' | 'mixed' | null {
  if (!whole) return 'unknown';
  const phase = phaseOf(whole);
  if (phase !== 'open') return phase;
  if (!areaContains(whole.area, part.area) || whole.area === part.area) return 'outside';
  return whole.exercise === part.exercise ? null : 'mixed';
}

/** A part that goes on: the whole does not end before it. */
export const openPart = (state: State, whole: string): IncidentState | undefined =>
  [...state.incidents.values()].find(({ within, closedAt }) => within === whole && closedAt === null);
