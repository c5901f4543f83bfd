import type { MandateFunction } from '../../kernel/command/functions.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { atLevel, currentPlan, planFits, planVersion } from './in-use.ts';

/**
 * The functions that the response needs at its level: those of the plans that are in use, or where none is, of those that fit.
 * Without a plan nobody has said what a level needs.
 */
export function neededNow(state: State, incident: IncidentState): ReadonlySet<MandateFunction> {
  const { responseLevel: level } = incident;
  if (level === null) return new Set();
  const inUse = [...incident.plans.values()].flatMap(
    ({ plan, version }) => planVersion(state, plan, version) ?? [],
  );
  const fitting = [...state.plans.keys()]
    .flatMap((id) => currentPlan(state, id) ?? [])
    .filter(({ terms }) => planFits(terms, incident));
  const plans = inUse.length > 0 ? inUse : fitting;
  return new Set(
    plans.flatMap(({ terms }) => atLevel(terms.functions, level).flatMap(({ functions }) => functions)),
  );
}
