import { areaContains } from '../../kernel/area/area.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { reachesLevel } from '../mandate/breadth.ts';
import type { PlanInUse, PlanVersion } from './state.ts';
import type { PlanTerms } from './terms.ts';

export const planVersion = (state: State, plan: string, version: number): PlanVersion | undefined =>
  state.plans.get(plan)?.find((each) => each.version === version);

export const currentPlan = (state: State, plan: string): PlanVersion | undefined =>
  state.plans.get(plan)?.at(-1);

/** Is a plan for incidents of this type, in this place? */
export const planFits = (
  { incidentTypes, area }: Pick<PlanTerms, 'incidentTypes' | 'area'>,
  incident: Pick<IncidentState, 'type' | 'area'>,
): boolean => incidentTypes.includes(incident.type) && areaContains(area, incident.area);

/** What a plan in an incident has done before anything of it is done. */
export const untouched = (plan: string, version: number, level: PlanInUse['level']): PlanInUse => ({
  plan,
  version,
  level,
  activations: [],
  given: new Map(),
  known: new Set(),
  handled: new Map(),
  estimated: new Map(),
  takenBack: new Set(),
  entryOfTask: new Map(),
  staying: new Map(),
});

/** The entries that hold at a level: those for it and for all lower ones. */
export const atLevel = <Entry extends { readonly level: PlanTerms['functions'][number]['level'] }>(
  entries: readonly Entry[],
  level: Entry['level'],
): Entry[] => entries.filter((each) => reachesLevel(level, each.level));

export const knownKey = (entry: string, holder: string, area: string): string => `${entry} ${holder} ${area}`;

/** The activation that is being carried out in an incident, of whichever plan. */
export function underwayIn(incident: IncidentState) {
  for (const use of incident.plans.values()) {
    const last = use.activations.at(-1);
    if (last && last.carriedOutAt === null) return { use, activation: last };
  }
  return null;
}
