import { areaContains } from '../../kernel/area/area.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { chainOf } from '../mandate/force.ts';
import { mandatesHeldBy } from '../mandate/who.ts';
import { isNameOfNeed, needId } from '../need/commands.ts';
import { holdersFor, isOwnedByAnother, ownersByPlace, type Place } from './holders-for.ts';
import { atLevel, knownKey } from './in-use.ts';
import type { Given, PlanInUse } from './state.ts';
import type { FunctionEntry, NeedEntry, PlanTerms } from './terms.ts';

/** What a plan still has to do in an incident. Everything follows from what is done already, and nothing is done twice. */
export type Work = {
  readonly state: State;
  readonly incident: IncidentState;
  readonly terms: PlanTerms;
  readonly use: PlanInUse;
  readonly activator: string;
  readonly now: string;
};

/** Mandates that the plan gives and nobody has of it yet, by entry. */
export function* placesToFill(work: Work): Generator<{ entry: FunctionEntry; places: Place[] }> {
  const { state, incident, terms, use, activator, now } = work;
  const owners = ownersByPlace(state, incident, now);
  const above = new Set(
    mandatesHeldBy(state, activator).flatMap((own) => [...chainOf(state, own)].map((each) => each.holder)),
  );
  above.delete(activator);
  for (const entry of atLevel(terms.functions, use.level)) {
    const { taken } = holdersFor(state, incident, entry, activator, now);
    const places = taken.filter(
      (place) =>
        !use.known.has(knownKey(entry.entry, place.holder, place.area)) &&
        // Nobody is given what came down from it.
        !above.has(place.holder) &&
        !isOwnedByAnother(owners, entry, place),
    );
    if (places.length > 0) yield { entry, places };
  }
}

/** The mandates of an entry for which a duty or a first task has not been opened yet. */
export const givenSince = (use: PlanInUse, of: string, entry: string): readonly Given[] =>
  (use.given.get(of) ?? []).slice(use.handled.get(entry) ?? 0);

/** Has this one such a task still, from an activation that lapsed? */
export function hasTask(
  { incident, use }: Pick<Work, 'incident' | 'use'>,
  entry: string,
  { holder, area }: Pick<Given, 'holder' | 'area'>,
): boolean {
  const staying = use.staying.get(knownKey(entry, holder, area));
  return staying !== undefined && incident.tasks.get(staying)?.closed === null;
}

/** Facilities that the entry speaks of and that have not said themselves what they need of it. */
export function facilitiesWithoutNeed({ state, incident, use }: Work, entry: NeedEntry): string[] {
  const found: string[] = [];
  for (const { id, area, facilityClass } of state.organisations.values()) {
    if (facilityClass === null || !entry.facilityClasses.includes(facilityClass)) continue;
    if (!areaContains(incident.area, area)) continue;
    const need = needId(incident.id, id, entry.item, entry.setting);
    const isClosed = use.takenBack.has(need) && incident.needs.get(need)?.withdrawn !== null;
    if (isNameOfNeed(need) && (!incident.needs.has(need) || isClosed)) found.push(id);
  }
  return found;
}
