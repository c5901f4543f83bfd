import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { list } from '../../kernel/state/lists.ts';
import { must, StateError } from '../../kernel/state/must.ts';
import type { State } from '../../kernel/state/state.ts';
import { strike } from '../mandate/candidates.ts';
import { isOver } from '../mandate/force.ts';
import { registerProfile } from '../organisation/evolve.ts';
import { currentRule } from './rule.ts';
import type { AdmissionRule } from './state.ts';

export const evolveAdmission: Evolvers<
  | 'admission-rule.adopted'
  | 'admission-rule.ended'
  | 'admission-rule.lapsed'
  | 'organisation.applied'
  | 'application.decided'
> = {
  'admission-rule.adopted'(state, { at, actor, data }) {
    const { activation = null, ...said } = data;
    const rule = { ...said, activation, under: actor.mandate ?? '-', at, ended: null, gave: [] };
    const earlier = state.admissionRules.get(data.incident);
    if (earlier) earlier.push(rule);
    else state.admissionRules.set(data.incident, [rule]);
  },
  'admission-rule.ended'(state, { at, data }) {
    ruleOf(state, data).ended = { at, reason: data.reason, lapsed: false };
  },
  'admission-rule.lapsed'(state, { at, data }) {
    const rule = ruleOf(state, data);
    rule.ended = { at, reason: null, lapsed: true };
    // Whom somebody has looked at meanwhile, has what he was given then.
    for (const id of rule.gave) {
      const { provisional, decided } = must(state.applications, id, 'application');
      const mandate = state.mandates.get(provisional ?? '');
      if (decided !== null || !mandate || isOver(mandate)) continue;
      mandate.revoked = { at, reason: data.activation };
      strike(state, mandate);
    }
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
    if (provisional !== null) currentRule(state, rest.incident)?.gave.push(application);
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

function ruleOf(
  state: State,
  { incident, version }: { readonly incident: string; readonly version: number },
): AdmissionRule {
  const rule = state.admissionRules.get(incident)?.[version - 1];
  if (!rule) throw new StateError(`rule of admission ${version} of ${incident} is missing`);
  return rule;
}
