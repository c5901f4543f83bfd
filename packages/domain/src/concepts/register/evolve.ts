import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { grouped, list, listed, ungroup } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { State } from '../../kernel/state/state.ts';
import { endMandate } from '../mandate/evolve.ts';
import { isOver } from '../mandate/force.ts';
import { mandatesHeldBy } from '../mandate/who.ts';
import { recountNeeds } from '../need/tally.ts';
import { findByNames, forgetCode } from '../organisation/same.ts';
import type { Ended, Organisation } from '../organisation/state.ts';
import { openSeatsOf } from '../seat/rules.ts';
import type { registerFacts } from './facts.ts';

export const evolveRegister: Evolvers<keyof typeof registerFacts> = {
  'organisation.corrected'(state, { at, position, data }) {
    const { organisation: id, changes, reason } = data;
    const known = must(state.organisations, id, 'organisation');
    const to = Object.fromEntries(Object.entries(changes).map(([field, each]) => [field, each?.to]));
    const corrections = [...known.corrections, { changes, at, reason, position }];
    const corrected: Organisation = { ...known, ...to, corrections };
    if (changes.socialCreditCode) forgetCode(state, known);
    // Sums by city hold the needs of a facility where it lies.
    const needs = [...grouped(state.incidentsOfFacility, id)].reduceRight(
      (rest, name) => () => {
        const incident = must(state.incidents, name, 'incident');
        recountNeeds(state, incident, [...grouped(incident.needsOfFacility, id)], rest);
      },
      () => {
        state.organisations.set(id, corrected);
      },
    );
    needs();
    findByNames(state, corrected);
  },
  'place.corrected'(state, { data: { place: id, changes } }) {
    const known = must(state.places, id, 'place');
    const to = Object.fromEntries(Object.entries(changes).map(([field, each]) => [field, each?.to]));
    state.places.set(id, { ...known, ...to });
    if (!changes.owner) return;
    const left = listed(state.placesOf, known.owner).filter((each) => each !== id);
    if (left.length > 0) state.placesOf.set(known.owner, left);
    else state.placesOf.delete(known.owner);
    list(state.placesOf, changes.owner.to, id);
  },
  'organisation.closed'(state, { at, actor, position, data: { organisation, reason } }) {
    end(state, organisation, { at, by: actor.seat, reason, position, into: null });
  },
  'organisation.reopened'(state, { data: { organisation: id } }) {
    const known = must(state.organisations, id, 'organisation');
    state.organisations.set(id, { ...known, ended: null });
  },
  'organisation.merged'(state, { at, actor, position, data: { organisation: id, into, reason } }) {
    const known = must(state.organisations, id, 'organisation');
    end(state, id, { at, by: actor.seat, reason, position, into });
    const heir = must(state.organisations, into, 'organisation');
    state.organisations.set(into, { ...heir, mergedFrom: [...heir.mergedFrom, id] });
    // What others' data call the old one is the new one from now on.
    for (const key of known.externalKeys) state.organisationByExternalKey.set(key, into);
  },
  'organisation.branched'(state, { data: { organisation: id, parent } }) {
    const branch = must(state.organisations, id, 'organisation');
    state.organisations.set(id, { ...branch, parent });
    list(state.branchesOf, parent, id);
  },
};

/** Its mandates end, those given under them stand still with them, and nobody acts from its seats again. */
function end(state: State, id: string, ended: Ended & { readonly by: string }): void {
  const { by, ...rest } = ended;
  const known = must(state.organisations, id, 'organisation');
  state.organisations.set(id, { ...known, ended: rest });
  const { at, reason } = ended;
  for (const mandate of mandatesHeldBy(state, id))
    if (!isOver(mandate)) endMandate(state, mandate, { at, reason });
  for (const seat of openSeatsOf(state, id)) {
    seat.closed = { at, by, reason };
    ungroup(state.seatsOpenOf, id, seat.id);
  }
}
