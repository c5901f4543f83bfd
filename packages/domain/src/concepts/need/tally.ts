import { prefectureOf } from '../../kernel/area/area.ts';
import { knownLeast } from '../../kernel/quantity/quantity.ts';
import { group, pair, ungroup } from '../../kernel/state/lists.ts';
import { firstOf, put, putUnder, takeOut, takeOutUnder } from '../../kernel/state/ordered.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { JUMPING_FIGURES } from './facts.ts';
import { coveredPercent, isAnswered, isWaiting, missingOf } from './missing.ts';
import { figuresOf, peerKey, peersName } from './plausible.ts';
import type { CityNeeds, ItemNeeds, Need } from './state.ts';
import { urgencyOf } from './urgency.ts';

export const needsOf = ({
  lines,
}: {
  readonly lines: readonly { readonly need: string | null }[];
}): string[] => lines.flatMap(({ need }) => need ?? []);

/** Changes some needs, or what stands about them: each is taken out of the sums before, and put in again after. */
export function recountNeeds(
  state: State,
  incident: IncidentState,
  ids: Iterable<string>,
  change: () => void,
): void {
  const changed = new Set(ids);
  for (const id of changed) count(state, incident, id, -1);
  change();
  for (const id of changed) count(state, incident, id, 1);
}

function count(state: State, incident: IncidentState, id: string, sign: 1 | -1): void {
  const need = incident.needs.get(id);
  if (!need) return;
  (sign > 0 ? group : ungroup)(incident.needsOfFacility, need.facility, id);
  if (sign > 0) group(state.incidentsOfFacility, need.facility, incident.id);
  else if (!incident.needsOfFacility.has(need.facility))
    ungroup(state.incidentsOfFacility, need.facility, incident.id);
  const order = sign > 0 ? put : takeOut;
  const ofSame = incident.needsOfItem.get(need.item) ?? [];
  order(incident.needsInOrder, urgencyOf(need));
  order(ofSame, urgencyOf(need));
  if (ofSame.length === 0) incident.needsOfItem.delete(need.item);
  else incident.needsOfItem.set(need.item, ofSame);
  countFigures(incident, need, sign);
  const isOpen = isWaiting(incident, need);
  const ofItem = incident.itemNeeds.get(need.item) ?? none();
  countItem(ofItem, need, isOpen, sign);
  if (need.emptyAt !== null && isAnswered(incident, need))
    order(ofItem.answered, `${need.emptyAt} ${need.id}`);
  if (ofItem.needs === 0) incident.itemNeeds.delete(need.item);
  else incident.itemNeeds.set(need.item, ofItem);
  if (!isOpen) return;
  countAge(incident, need, sign);
  const city = prefectureOf(state.organisations.get(need.facility)?.area ?? '000000');
  const ofCity = incident.cityNeeds.get(city) ?? { needs: 0, unknown: 0, covered: 0, facilities: new Map() };
  countCity(ofCity, need, sign);
  if (ofCity.needs === 0) incident.cityNeeds.delete(city);
  else incident.cityNeeds.set(city, ofCity);
}

function countFigures({ figuresOfPeers }: IncidentState, need: Need, sign: 1 | -1): void {
  for (const figure of JUMPING_FIGURES) {
    const value = figuresOf(need.counts)[figure];
    // Who needs nothing says nothing of how much its like need.
    if (value === null || (figure === 'quantity' && value === 0)) continue;
    const change = sign > 0 ? putUnder : takeOutUnder;
    change(figuresOfPeers, peersName(need.peers, figure), peerKey(value, need.id));
  }
}

function countAge(incident: IncidentState, { facility, freshFrom, id }: Need, sign: 1 | -1): void {
  const oldest = (): string | undefined => firstOf(incident.needsByAge.get(facility) ?? [])?.split(' ', 1)[0];
  const before = oldest();
  (sign > 0 ? putUnder : takeOutUnder)(incident.needsByAge, facility, pair(freshFrom, id));
  const after = oldest();
  if (before === after) return;
  if (before !== undefined) takeOut(incident.facilitiesByAge, pair(before, facility));
  if (after !== undefined) put(incident.facilitiesByAge, pair(after, facility));
}

const none = (): ItemNeeds => ({
  needs: 0,
  unknown: 0,
  waiting: 0,
  missingKnown: 0,
  waitingUnknown: 0,
  runOut: [],
  answered: [],
  needed: 0,
  delivered: 0,
  coming: 0,
  unbounded: 0,
});

function countItem(sum: ItemNeeds, need: Need, isOpen: boolean, sign: 1 | -1): void {
  const { delivered, reserved, inTransit } = need;
  const { quantity } = need.counts;
  sum.needs += sign;
  if (quantity.kind === 'unknown') sum.unknown += sign;
  const least = knownLeast(quantity);
  if (least === null) sum.unbounded += sign;
  else if (least > 0) {
    const arrived = Math.min(least, delivered);
    sum.needed += sign * least;
    sum.delivered += sign * arrived;
    sum.coming += sign * Math.min(least - arrived, reserved + inTransit);
  }
  if (!isOpen) return;
  const missing = missingOf(need);
  sum.waiting += sign;
  if (missing === null) sum.waitingUnknown += sign;
  else sum.missingKnown += sign * missing;
  if (need.emptyAt !== null) (sign > 0 ? put : takeOut)(sum.runOut, `${need.emptyAt} ${need.id}`);
}

function countCity(sum: CityNeeds, need: Need, sign: 1 | -1): void {
  const covered = coveredPercent(need);
  sum.needs += sign;
  if (covered === null) sum.unknown += sign;
  else sum.covered += sign * covered;
  const left = (sum.facilities.get(need.facility) ?? 0) + sign;
  if (left === 0) sum.facilities.delete(need.facility);
  else sum.facilities.set(need.facility, left);
}
