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

/**
 * What goes on already and may be the same: of the same type, both real or both drills, in the same area, around it or inside of it.
 * What is declared as a part of it is not the same.
 */
export const twinsOf = (
  state: State,
  {
    type,
    area,
    exercise,
    within,
  }: Pick<IncidentState, 'type' | 'area' | 'exercise'> & { within?: string | undefined },
): IncidentState[] =>
  [...state.incidents.values()].filter(
    (each) =>
      phaseOf(each) === 'open' &&
      each.type === type &&
      each.exercise === exercise &&
      each.id !== within &&
      (within === undefined || each.within !== within || each.area === area) &&
      (areaContains(each.area, area) || areaContains(area, each.area)),
  );
