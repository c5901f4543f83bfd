import { areaContains } from '../../kernel/area/area.ts';
import { areaScale } from '../../kernel/area/scale.ts';
import { EXCLUSIVE_FUNCTIONS, type MandateFunction } from '../../kernel/command/functions.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { gapOf } from '../credential/holds.ts';
import { mandatesWithin } from '../mandate/candidates.ts';
import { isInForce } from '../mandate/force.ts';
import type { Organisation } from '../organisation/state.ts';
import type { FunctionEntry, Taker } from './terms.ts';

export type Place = { readonly holder: string; readonly area: string };

/**
 * Who takes a function by the plan, place by place, in the register's order. A place where several fit, and the plan neither
 * takes all nor assigns one, gets nobody: `open` says so, with those who fit. A plan never guesses.
 */
export type Takers = { readonly taken: Place[]; readonly open: Map<string, string[]> };

export function holdersFor(
  state: State,
  incident: IncidentState,
  entry: FunctionEntry,
  activator: string,
  now: string,
): Takers {
  const { takenBy } = entry;
  if ('activator' in takenBy) return { taken: [{ holder: activator, area: incident.area }], open: new Map() };
  const assigned = new Map((entry.assigned ?? []).map((each) => [each.area, each.organisation]));
  const taken: Place[] = [];
  const byArea = new Map<string, string[]>();
  for (const [area, holder] of assigned)
    if (areaContains(incident.area, area) && state.organisations.has(holder)) taken.push({ holder, area });
  for (const organisation of state.organisations.values()) {
    const area = placeOf(entry, incident, organisation);
    if (area === null || assigned.has(area) || !fits(state, takenBy, organisation, now)) continue;
    if (entry.scale === 'organisation' || takenBy.all) taken.push({ holder: organisation.id, area });
    else byArea.set(area, [...(byArea.get(area) ?? []), organisation.id]);
  }
  const open = new Map<string, string[]>();
  for (const [area, fitting] of byArea) {
    if (fitting.length === 1) taken.push({ holder: fitting[0] as string, area });
    else open.set(area, fitting);
  }
  return { taken, open };
}

/** The place for which an organisation would answer under the entry; null: none. */
function placeOf(entry: FunctionEntry, incident: IncidentState, { area }: Organisation): string | null {
  if (!areaContains(incident.area, area)) return null;
  if (entry.scale === 'organisation') return area;
  if (entry.scale === 'incident') return area === incident.area ? area : null;
  return areaScale(area) === entry.scale ? area : null;
}

function fits(
  state: State,
  taker: Exclude<Taker, { activator: true }>,
  organisation: Organisation,
  now: string,
): boolean {
  const { kinds, facilityClasses, holds } = taker;
  if (!kinds.includes(organisation.kind)) return false;
  if (
    facilityClasses &&
    !(organisation.facilityClass && facilityClasses.includes(organisation.facilityClass))
  )
    return false;
  return (holds ?? []).every((kind) => gapOf(state, organisation.id, kind, now, false) === null);
}

/**
 * Who owns what one alone should own, by `function area`: a plan does not put a second owner beside it. Whoever holds
 * the function by an order keeps it, and the plan's page says so.
 */
export function ownersByPlace(state: State, incident: IncidentState, now: string): Map<string, string> {
  const owners = new Map<string, string>();
  for (const mandate of mandatesWithin(state, incident.id)) {
    const isOwner = mandate.reach === 'area' && (mandate.role ?? 'owner') === 'owner';
    if (!isOwner || mandate.grantedUnder === null || mandate.itemCategories !== null) continue;
    const exclusive = mandate.functions.filter((each) => EXCLUSIVE_FUNCTIONS.has(each));
    if (exclusive.length === 0 || !isInForce(state, mandate, now)) continue;
    for (const each of exclusive) owners.set(ownerKey(each, mandate.area), mandate.holder);
  }
  return owners;
}

const ownerKey = (wanted: MandateFunction, area: string): string => `${wanted} ${area}`;

/** Does somebody else own one of the entry's exclusive functions there? */
export const isOwnedByAnother = (
  owners: ReadonlyMap<string, string>,
  entry: FunctionEntry,
  { holder, area }: Place,
): boolean =>
  entry.scale !== 'organisation' &&
  (entry.role ?? 'owner') === 'owner' &&
  entry.functions.some((each) => (owners.get(ownerKey(each, area)) ?? holder) !== holder);
