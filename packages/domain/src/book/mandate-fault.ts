import { appliedLately, currentRule, provisionalTerms } from '../concepts/admission/rule.ts';
import { widerIn } from '../concepts/mandate/breadth.ts';
import {
  chainOf,
  isInForce,
  isOver,
  ownStandstill,
  type Standstill,
  whyNotInForce,
} from '../concepts/mandate/force.ts';
import { wouldCycle } from '../concepts/mandate/give.ts';
import { exceeded, movedBy } from '../concepts/mandate/limits.ts';
import type { Mandate } from '../concepts/mandate/state.ts';
import { areaContains } from '../kernel/area/area.ts';
import { canonicalJson } from '../kernel/canonical/canonical.ts';
import type { Fact, FactOf } from '../kernel/fact/fact.ts';
import type { State } from '../kernel/state/state.ts';
import { functionOf } from './facts.ts';
import { isOwnMatter } from './own-matter.ts';

/** Why the actor of a fact could not state it; null where it could. Asked before the fact is taken in. */
export function actorFault(state: State, fact: Fact): string | null {
  if (fact.type === 'authority.established') return null;
  const { mandate: cited, organisation } = fact.actor;
  if (cited === null) {
    return isOwnMatter(state, fact)
      ? null
      : `cites no mandate, and is no matter that ${organisation} states by its own right`;
  }
  const mandate = state.mandates.get(cited);
  if (!mandate) return `cites the mandate ${cited}, which nobody granted`;
  if (mandate.holder !== organisation)
    return `acts under a mandate of ${mandate.holder}, not of ${organisation}`;
  const wanted = functionOf(fact.type);
  if (wanted !== null && !mandate.functions.includes(wanted))
    return `acts under ${cited}, which does not give ${wanted}`;
  const kept = whyNotInForce(state, mandate, fact.at);
  if (kept) {
    const above = kept.mandate.id === cited ? '' : ` because of ${kept.mandate.id}`;
    return `acts under ${cited}, which was not in force${above} (${kept.why})`;
  }
  // One command may have made several facts: each alone must be within the limits under which all of them were.
  const beyond = exceeded(mandate.limits, movedBy(state.ledger, [fact]));
  return beyond ? `moves ${beyond.asked} of ${beyond.unit}, where ${cited} allows ${beyond.limit}` : null;
}

/** What is wrong with a fact about mandates and credentials, beside its actor. */
export function mandateFault(state: State, fact: Fact): string | null {
  switch (fact.type) {
    case 'mandate.granted': {
      if (fact.data.underRule) return provisionalFault(state, fact);
      const { grantedUnder, holder } = fact.data;
      const parent = grantedUnder === null ? undefined : state.mandates.get(grantedUnder);
      if (!parent) return `gives ${fact.data.mandate}, which descends from no mandate`;
      if (state.mandates.has(fact.data.mandate)) return `gives ${fact.data.mandate} a second time`;
      if (parent.holder !== fact.actor.organisation)
        return `gives of the mandate of ${parent.holder} what ${fact.actor.organisation} does not hold`;
      if (!isInForce(state, parent, fact.at)) return `gives of ${parent.id}, which was not in force`;
      const wider = widerIn(parent, fact.data);
      if (wider) return `gives ${fact.data.mandate}, wider than ${parent.id} in ${wider}`;
      if (wouldCycle(state, parent, holder)) return `gives a mandate back to ${holder}, from which it came`;
      const cited = state.mandates.get(fact.actor.mandate ?? '');
      const coordinates = cited !== undefined && coordinatesAt(cited, fact.data.area);
      return coordinates || (cited?.id === parent.id && parent.delegable)
        ? null
        : `passes ${parent.id} on, which is not delegable`;
    }
    case 'mandate.accepted':
    case 'mandate.declined': {
      const mandate = state.mandates.get(fact.data.mandate);
      if (mandate?.holder !== fact.actor.organisation)
        return `answers for ${mandate?.holder ?? 'nobody'} to a mandate`;
      if (fact.type === 'mandate.accepted') {
        const why = ownStandstill(mandate, fact.at);
        return mandate.accepted || (why !== null && !MAY_BE_ACCEPTED.has(why))
          ? `accepts ${mandate.id}, which is no longer offered`
          : null;
      }
      return isOver(mandate) || mandate.grantedUnder === null
        ? `lays ${mandate.id} down, which it cannot`
        : null;
    }
    case 'mandate.suspended':
    case 'mandate.revoked': {
      const mandate = state.mandates.get(fact.data.mandate);
      if (!mandate || mandate.grantedUnder === null) return `touches ${fact.data.mandate}, which nobody may`;
      if (isOver(mandate) || (fact.type === 'mandate.suspended' && mandate.suspended))
        return `withdraws ${mandate.id}, which stands still already`;
      return mayWithdraw(state, mandate, fact.actor.mandate)
        ? null
        : `withdraws ${mandate.id} under a mandate that does not reach it`;
    }
    case 'mandate.resumed': {
      const mandate = state.mandates.get(fact.data.mandate);
      const by = mandate?.suspended?.by;
      const { organisation } = fact.actor;
      if (mandate && isOver(mandate)) return `resumes ${mandate.id}, which is over`;
      return by !== undefined && (organisation === by || organisation === state.authority)
        ? null
        : `resumes ${fact.data.mandate}, which ${by ?? 'nobody'} suspended`;
    }
    case 'admission-rule.adopted': {
      const version = (state.admissionRules.get(fact.data.incident)?.length ?? 0) + 1;
      return fact.data.version === version && fact.data.incident === fact.incident
        ? null
        : `adopts version ${fact.data.version} of a rule of admission after version ${version - 1}`;
    }
    case 'organisation.applied': {
      const { application, organisation, profile } = fact.data;
      if (state.applications.has(application)) return `makes the application ${application} a second time`;
      if (profile ? state.organisations.has(organisation) : !state.organisations.has(organisation))
        return `applies for ${organisation}, which is ${profile ? 'on' : 'not on'} the register`;
      const rule = currentRule(state, fact.data.incident);
      if (organisation !== fact.actor.organisation) return null;
      if (!rule) return `applies to ${fact.data.incident}, which adopted no rule of admission`;
      return appliedLately(state, fact.data.incident, fact.at) < rule.terms.perDay
        ? null
        : 'applies where the rule of admission allows no more that day';
    }
    case 'application.decided':
      return decisionFault(state, fact);
    case 'credential.presented':
      return state.credentials.has(fact.data.credential)
        ? `presents ${fact.data.credential} a second time`
        : null;
    case 'credential.checked':
    case 'credential.revoked': {
      const credential = state.credentials.get(fact.data.credential);
      if (!credential || credential.organisation === fact.actor.organisation)
        return `checks ${fact.data.credential}, a credential of its own or of nobody`;
      return credential.revoked ? `checks ${credential.id}, which was revoked` : null;
    }
    default:
      return null;
  }
}

const MAY_BE_ACCEPTED: ReadonlySet<Standstill> = new Set(['not-accepted', 'suspended', 'not-begun']);

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

const coordinatesAt = (mandate: Mandate, area: string): boolean =>
  mandate.functions.includes('coordinate') && areaContains(mandate.area, area);

function mayWithdraw(state: State, mandate: Mandate, cited: string | null): boolean {
  const own = state.mandates.get(cited ?? '');
  if (!own) return false;
  const [, ...aboveOwn] = chainOf(state, own);
  if (aboveOwn.some((each) => each.id === mandate.id)) return false;
  const [, ...above] = chainOf(state, mandate);
  return coordinatesAt(own, mandate.area) || above.some((each) => each.id === own.id);
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
