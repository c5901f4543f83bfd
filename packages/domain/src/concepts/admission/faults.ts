import { canonicalJson } from '../../kernel/canonical/canonical.ts';
import type { Faults } from '../../kernel/concept/concept.ts';
import type { FactOf } from '../../kernel/fact/fact.ts';
import type { State } from '../../kernel/state/state.ts';
import { grantFault } from '../mandate/faults.ts';
import type { admissionFacts } from './facts.ts';
import { appliedLately, currentRule, provisionalTerms } from './rule.ts';

/** What is wrong with how an organisation came in; and with a mandate that was given, by somebody or by a rule. */
export const admissionFaults: Faults<keyof typeof admissionFacts | 'mandate.granted'> = {
  'mandate.granted': (state, fact) =>
    fact.data.underRule ? provisionalFault(state, fact) : grantFault(state, fact),
  'admission-rule.adopted': (state, { incident, data }) => {
    const version = (state.admissionRules.get(data.incident)?.length ?? 0) + 1;
    return data.version === version && data.incident === incident
      ? null
      : `adopts version ${data.version} of a rule of admission after version ${version - 1}`;
  },
  'organisation.applied': (state, { actor, at, data }) => {
    const { application, organisation, profile } = data;
    if (state.applications.has(application)) return `makes the application ${application} a second time`;
    if (profile ? state.organisations.has(organisation) : !state.organisations.has(organisation))
      return `applies for ${organisation}, which is ${profile ? 'on' : 'not on'} the register`;
    const rule = currentRule(state, data.incident);
    if (organisation !== actor.organisation) return null;
    if (!rule) return `applies to ${data.incident}, which adopted no rule of admission`;
    return appliedLately(state, data.incident, at) < rule.terms.perDay
      ? null
      : 'applies where the rule of admission allows no more that day';
  },
  'application.decided': decisionFault,
};

/** Once, and with the mandate that it speaks of in the applicant's hand. */
function decisionFault(state: State, { data }: FactOf<'application.decided'>): string | null {
  const application = state.applications.get(data.application);
  if (!application || application.decided) return `decides ${data.application}, which is not open`;
  if (data.outcome === 'declined')
    return data.mandate === null ? null : `declines ${data.application}, and gives a mandate`;
  const full = state.mandates.get(data.mandate ?? '');
  const isOwn = full?.holder === application.organisation && full.incident === application.incident;
  return isOwn && full.underRule === undefined
    ? null
    : `approves ${data.application} without a mandate of the applicant's`;
}

/** What a rule gave: is it what that rule gives to this applicant, and was it the rule in force? */
function provisionalFault(state: State, fact: FactOf<'mandate.granted'>): string | null {
  const { mandate, holder, underRule } = fact.data;
  const rule = currentRule(state, underRule?.incident ?? '-');
  const application = state.applications.get(state.applicationOfMandate.get(mandate) ?? '');
  const organisation = state.organisations.get(holder);
  if (!rule || rule.version !== underRule?.version) return `cites a rule of admission that is not in force`;
  if (!application || !organisation || application.organisation !== holder || state.mandates.has(mandate))
    return `gives ${mandate} by rule to ${holder}, which did not apply for it`;
  const applicant = { ...application, kind: organisation.kind, presents: [] };
  const answer = provisionalTerms(state, rule, applicant, mandate, fact.at);
  return 'terms' in answer && canonicalJson(answer.terms) === canonicalJson(fact.data)
    ? null
    : `gives ${mandate} otherwise than the rule of admission says`;
}
