import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { list } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { registerProfile } from '../organisation/evolve.ts';

export const evolveAdmission: Evolvers<
  'admission-rule.adopted' | 'organisation.applied' | 'application.decided'
> = {
  'admission-rule.adopted'(state, { at, actor, data }) {
    const rule = { ...data, under: actor.mandate ?? '-', at };
    const earlier = state.admissionRules.get(data.incident);
    if (earlier) earlier.push(rule);
    else state.admissionRules.set(data.incident, [rule]);
  },
  'organisation.applied'(state, { at, actor, data }) {
    const { application, profile, ...rest } = data;
    if (profile) {
      const facilityClass = profile.kind === 'health-facility' ? 'unclassified' : null;
      registerProfile(state, { ...profile, organisation: rest.organisation, facilityClass }, at);
    }
    const byItself = actor.organisation === rest.organisation;
    state.applications.set(application, { id: application, ...rest, at, byItself, decided: null });
    if (byItself) list(state.applicationsByThemselves, rest.incident, application);
    const { provisional } = rest;
    if (provisional && !state.applicationOfMandate.has(provisional))
      state.applicationOfMandate.set(provisional, application);
    const own = state.applicationsOf.get(rest.organisation);
    if (own) own.push(application);
    else state.applicationsOf.set(rest.organisation, [application]);
  },
  'application.decided'(state, { at, data }) {
    const { application, ...decided } = data;
    must(state.applications, application, 'application').decided = { at, ...decided };
  },
};
