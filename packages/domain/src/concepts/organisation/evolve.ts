import { MANDATE_FUNCTIONS } from '../../kernel/command/functions.ts';
import type { FactOf } from '../../kernel/fact/fact.ts';
import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { list } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { State } from '../../kernel/state/state.ts';
import { openMandate } from '../mandate/evolve.ts';
import { enterNames, findByNames } from './same.ts';

export const evolveOrganisation: Evolvers<
  | 'authority.established'
  | 'organisation.registered'
  | 'organisation-rename.proposed'
  | 'organisation.renamed'
  | 'organisation-rename.declined'
  | 'facility.classified'
  | 'place.registered'
> = {
  'authority.established'(state, fact) {
    const { mandate, legalBasis, country, ...profile } = fact.data;
    state.country = country;
    registerProfile(state, profile, fact.at);
    state.authority = profile.organisation;
    openMandate(
      state,
      {
        mandate,
        holder: profile.organisation,
        functions: [...MANDATE_FUNCTIONS],
        reach: 'area',
        area: profile.area,
        incident: null,
        itemCategories: null,
        from: fact.at,
        until: null,
        legalBasis,
        grantedUnder: null,
      },
      null,
      fact.at,
    );
  },
  'organisation.registered'(state, fact) {
    registerProfile(state, fact.data, fact.at);
  },
  'organisation-rename.proposed'(state, { at, actor, data }) {
    const { rename: id, confirmed: _, ...said } = data;
    state.renames.set(id, { id, ...said, at, bySeat: actor.seat, status: 'open' });
    state.renameOfOrganisation.set(said.organisation, id);
  },
  'organisation.renamed'(state, { at, position, data }) {
    const { organisation: id, from: name, to, reason } = data;
    endRename(state, data.rename, 'made');
    const known = must(state.organisations, id, 'organisation');
    const formerNames = [...known.formerNames, { name, until: at, reason, position }];
    const renamed = { ...known, name: to, formerNames };
    state.organisations.set(id, renamed);
    findByNames(state, renamed);
  },
  'organisation-rename.declined'(state, { data }) {
    endRename(state, data.rename, 'declined');
  },
  'facility.classified'(state, fact) {
    const facility = must(state.organisations, fact.data.organisation, 'organisation');
    facility.facilityClass = fact.data.facilityClass;
    facility.classifiedUnder = fact.data.legalBasis;
  },
  'place.registered'(state, fact) {
    const { place, ...rest } = fact.data;
    state.places.set(place, { id: place, ...rest });
    list(state.placesOf, rest.owner, place);
  },
};

function endRename(state: State, id: string, status: 'made' | 'declined'): void {
  const rename = must(state.renames, id, 'rename');
  rename.status = status;
  state.renameOfOrganisation.delete(rename.organisation);
}

export function registerProfile(
  state: State,
  data: FactOf<'organisation.registered'>['data'],
  at: string,
): void {
  const { organisation, confirmed: _, ...profile } = data;
  const registered = {
    ...{ id: organisation, ...profile, registeredAt: at },
    ...{ classifiedUnder: null, formerNames: [], corrections: [] },
    ...{ ended: null, mergedFrom: [], parent: null },
  };
  state.organisations.set(organisation, registered);
  enterNames(state, registered);
  for (const key of profile.externalKeys) state.organisationByExternalKey.set(key, organisation);
}
