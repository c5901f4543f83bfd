import type { FactData, FactOf } from '../../kernel/fact/fact.ts';
import { NONE, UNKNOWN } from '../../kernel/quantity/quantity.ts';
import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { grouped } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { isOld } from './age.ts';
import { confirmedBy, evidenceOf, isStronger } from './evidence.ts';
import type { JumpingFigure } from './facts.ts';
import { figuresOf, peersName } from './plausible.ts';
import { emptyAtOf } from './run-out.ts';
import { type Counts, type EarlierStatement, EVERYTHING, type Need } from './state.ts';
import { storeOf } from './store.ts';
import { recountNeeds } from './tally.ts';

export const evolveNeed: Evolvers<
  | 'need.stated'
  | 'need.confirmed'
  | 'need.reaffirmed'
  | 'need.listed-again'
  | 'need.retracted'
  | 'facility.receiving-stopped'
  | 'facility.receiving-resumed'
> = {
  'need.stated'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const { need: id, waits = [], confirmed: _, ...statement } = fact.data;
    const earlier = incident.needs.get(id);
    recountNeeds(state, incident, [id], () =>
      incident.needs.set(id, stated(state, fact, { id, ...statement }, waits, earlier)),
    );
  },
  'need.confirmed'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const need = must(incident.needs, fact.data.need, 'need');
    recountNeeds(state, incident, [need.id], () =>
      incident.needs.set(need.id, {
        ...need,
        ...counted({ ...need, ...confirmedBy(fact) }),
        ...confirmedBy(fact),
        waits: [],
        anchor: anchorOf(figuresOf(need), need.anchor),
        freshFrom: later(need, fact.at),
      }),
    );
  },
  'need.reaffirmed'(state, { incident: of, at, data }) {
    const incident = must(state.incidents, of, 'incident');
    recountNeeds(state, incident, data.needs, () => {
      for (const id of data.needs) {
        const need = must(incident.needs, id, 'need');
        incident.needs.set(id, { ...need, ...ownWord(incident, need, at), freshFrom: later(need, at) });
      }
    });
  },
  'need.listed-again'(state, { incident: of, data }) {
    const incident = must(state.incidents, of, 'incident');
    recountNeeds(state, incident, data.needs, () => {
      for (const id of data.needs) {
        const need = must(incident.needs, id, 'need');
        // A list that names again what waits says nothing of what counts till then.
        if (need.waits.length === 0) incident.needs.set(id, { ...need, freshFrom: later(need, data.asOf) });
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
        ...{ quantity: NONE, onHand: null, usePerDay: null, emptyAt: null, waits: [] },
        counts: { ...need.counts, quantity: NONE, onHand: null, usePerDay: null },
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

function stated(
  { organisations }: State,
  { at: statedAt, position, actor }: FactOf<'need.stated'>,
  statement: Pick<Need, 'id' | Exclude<keyof FactData<'need.stated'>, 'need' | 'waits' | 'confirmed'>>,
  waits: readonly JumpingFigure[],
  earlier: Need | undefined,
): Need {
  const { facility, item, setting, letter, asOf } = statement;
  const evidence = evidenceOf(actor.organisation, facility, letter);
  const made = { ...statement, statedAt, position, evidence };
  // While a statement waits, the one before it counts, with all that has come since; where none does, what of it is plausible.
  const kept = waits.length > 0 && earlier && earlier.counts.quantity.kind !== 'none' ? earlier : null;
  const own = plausibleOf(made, waits);
  return {
    ...made,
    ...{ statedBy: actor.organisation, statedBySeat: actor.seat, confirmed: null, withdrawn: null, waits },
    statements: (earlier?.statements ?? 0) + 1,
    earlier: earlier ? before(earlier, null) : [],
    freshFrom: kept?.freshFrom ?? asOf,
    anchor:
      waits.length > 0
        ? (earlier?.anchor ?? NO_ANCHOR)
        : anchorOf(earlier?.anchor ?? NO_ANCHOR, figuresOf(made)),
    peers: peersName(organisations.get(facility)?.facilityClass ?? 'unclassified', item, setting),
    // What is on its way stays on its way; what has arrived is already in the new statement.
    reserved: earlier?.reserved ?? 0,
    inTransit: earlier?.inTransit ?? 0,
    ...(kept
      ? { counts: kept.counts, delivered: kept.delivered, arrivals: kept.arrivals, emptyAt: kept.emptyAt }
      : { counts: own, delivered: 0, arrivals: [], emptyAt: emptyAtOf(storeOf(own), []) }),
  };
}

/** What another saw weeks ago grows old with that day: of an old need the facility's tap is its own word, and no more. */
function ownWord(incident: IncidentState, need: Need, at: string): Partial<Need> {
  if (!isOld(incident, need, at) || !isStronger(need.evidence, 'self-declared')) return {};
  return {
    evidence: 'self-declared',
    confirmed: null,
    counts: { ...need.counts, evidence: 'self-declared' },
  };
}

/** Of a first statement that waits: an amount that is too large is unknown, and a use or stock that is leaves both unknown. */
const plausibleOf = (
  { quantity, onHand, usePerDay, asOf, statedAt, position, evidence }: Counts,
  waits: readonly JumpingFigure[],
): Counts => ({
  ...{ asOf, statedAt, position, evidence },
  quantity: waits.includes('quantity') ? UNKNOWN : quantity,
  ...(waits.includes('onHand') || waits.includes('usePerDay')
    ? { onHand: null, usePerDay: null }
    : { onHand, usePerDay }),
});

/** Of each figure the first that is more than nothing: a multiple of none is none. */
const anchorOf = (first: Need['anchor'], otherwise: Need['anchor']): Need['anchor'] => ({
  quantity: first.quantity || otherwise.quantity || null,
  onHand: first.onHand || otherwise.onHand || null,
  usePerDay: first.usePerDay || otherwise.usePerDay || null,
});
const NO_ANCHOR: Need['anchor'] = { quantity: null, onHand: null, usePerDay: null };

/** The latest statement counts from now on, with what has come since it was made. */
function counted(need: Need): Pick<Need, 'counts' | 'arrivals' | 'delivered' | 'emptyAt'> {
  const { quantity, onHand, usePerDay, asOf, statedAt, position, evidence } = need;
  const counts = { quantity, onHand, usePerDay, asOf, statedAt, position, evidence };
  const isNew = need.counts.position !== position;
  const arrivals = isNew ? need.arrivals.filter((each) => each.position > position) : need.arrivals;
  const delivered = isNew ? arrivals.reduce((sum, { amount }) => sum + amount, 0) : need.delivered;
  return { counts, arrivals, delivered, emptyAt: emptyAtOf(storeOf(counts), arrivals) };
}

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
