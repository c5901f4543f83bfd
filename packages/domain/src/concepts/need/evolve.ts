import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { grouped } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { confirmedBy, evidenceOf } from './evidence.ts';
import { emptyAtOf } from './run-out.ts';
import { type EarlierStatement, EVERYTHING, type Need } from './state.ts';
import { storeOf } from './store.ts';
import { recountNeeds } from './tally.ts';

export const evolveNeed: Evolvers<
  | 'need.stated'
  | 'need.confirmed'
  | 'need.reaffirmed'
  | 'need.retracted'
  | 'facility.receiving-stopped'
  | 'facility.receiving-resumed'
> = {
  'need.stated'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const { need, ...statement } = fact.data;
    const { organisation, seat } = fact.actor;
    const earlier = incident.needs.get(need);
    recountNeeds(state, incident, [need], () =>
      incident.needs.set(need, {
        id: need,
        ...statement,
        statedAt: fact.at,
        position: fact.position,
        statedBy: organisation,
        statedBySeat: seat,
        evidence: evidenceOf(organisation, statement.facility, statement.letter),
        confirmed: null,
        statements: (earlier?.statements ?? 0) + 1,
        earlier: earlier ? before(earlier, null) : [],
        withdrawn: null,
        freshFrom: statement.asOf,
        // What is on its way stays on its way; what has arrived is already in the new statement.
        reserved: earlier?.reserved ?? 0,
        inTransit: earlier?.inTransit ?? 0,
        delivered: 0,
        arrivals: [],
        emptyAt: emptyAtOf(storeOf({ ...statement, statedAt: fact.at }), []),
      }),
    );
  },
  'need.confirmed'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const need = must(incident.needs, fact.data.need, 'need');
    recountNeeds(state, incident, [need.id], () =>
      incident.needs.set(need.id, { ...need, ...confirmedBy(fact), freshFrom: later(need, fact.at) }),
    );
  },
  'need.reaffirmed'(state, { incident: of, at, data }) {
    const incident = must(state.incidents, of, 'incident');
    recountNeeds(state, incident, data.needs, () => {
      for (const id of data.needs) {
        const need = must(incident.needs, id, 'need');
        incident.needs.set(id, { ...need, freshFrom: later(need, at) });
      }
    });
  },
  'need.retracted'(state, { incident: of, at, position, data }) {
    const incident = must(state.incidents, of, 'incident');
    const need = must(incident.needs, data.need, 'need');
    const withdrawn = { at, reason: data.reason, position };
    recountNeeds(state, incident, [need.id], () =>
      incident.needs.set(need.id, {
        ...need,
        ...{ quantity: { kind: 'none' }, onHand: null, usePerDay: null, emptyAt: null },
        ...{ earlier: before(need, withdrawn), withdrawn },
      }),
    );
  },
  'facility.receiving-stopped'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const { facility, item, reason } = fact.data;
    const stops = incident.stops.get(facility) ?? new Map();
    recountNeeds(state, incident, grouped(incident.needsOfFacility, facility), () => {
      stops.set(item ?? EVERYTHING, { at: fact.at, reason });
      incident.stops.set(facility, stops);
    });
  },
  'facility.receiving-resumed'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const { facility, item } = fact.data;
    const stops = incident.stops.get(facility);
    recountNeeds(state, incident, grouped(incident.needsOfFacility, facility), () => {
      if (item === null) stops?.clear();
      else stops?.delete(item);
    });
  },
};

/** In an exercise a statement may speak of a day that its clock has not reached. */
const later = ({ freshFrom }: Need, at: string): string => (freshFrom > at ? freshFrom : at);

/** So many earlier statements of a need stay at hand; the log has all. */
const EARLIER_MAX = 10;

/** What was withdrawn stands among them already. */
function before(need: Need, withdrawn: Need['withdrawn']): EarlierStatement[] {
  if (need.withdrawn !== null) return [...need.earlier];
  const { quantity, onHand, usePerDay, evidence, asOf, statedAt, position } = need;
  const said = { quantity, onHand, usePerDay, evidence, asOf, statedAt, position, withdrawn };
  return [...need.earlier, said].slice(-EARLIER_MAX);
}
