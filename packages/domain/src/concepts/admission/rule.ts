import { canonicalJson } from '../../kernel/canonical/canonical.ts';
import type { Context } from '../../kernel/command/context.ts';
import type { FactData } from '../../kernel/fact/fact.ts';
import { accept, type Result } from '../../kernel/refusal/refusal.ts';
import { listed } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { State } from '../../kernel/state/state.ts';
import { DAY_MS } from '../../kernel/time/time.ts';
import { gapOf } from '../credential/holds.ts';
import type { CredentialKind } from '../credential/kinds.ts';
import { widerIn } from '../mandate/breadth.ts';
import { isInForce } from '../mandate/force.ts';
import { refuseWider } from '../mandate/give.ts';
import { mandatesHeldBy } from '../mandate/who.ts';
import type { Organisation } from '../organisation/state.ts';
import type { AdmissionTerms } from './facts.ts';
import type { AdmissionRule, Application } from './state.ts';

/** The latest; one that lapsed never held, and the one before it holds on. None where it has been ended. */
export function currentRule(state: State, incident: string): AdmissionRule | undefined {
  const latest = state.admissionRules.get(incident)?.findLast(({ ended }) => !ended?.lapsed);
  return latest?.ended === null ? latest : undefined;
}

/** Why it could not give what it promises: whoever adopts it must hold as much, for everybody, in the whole of the place. */
export function whyRuleTooWide(
  state: State,
  { functions, limits, requires, days, legalBasis }: AdmissionTerms,
  { id: incident, area }: { readonly id: string | null; readonly area: string },
  { actor, now }: Pick<Context, 'actor' | 'now'>,
): Result<null> {
  const own = mandatesHeldBy(state, actor.organisation).filter((each) => isInForce(state, each, now));
  // When a plan will be activated nobody knows.
  const until = incident === null ? now : new Date(Date.parse(now) + days * DAY_MS).toISOString();
  const widest = {
    ...{ holder: '-', functions, reach: 'area' as const, area, incident },
    ...{ itemCategories: null, until, legalBasis },
    ...(limits && { limits }),
    ...(requires.length > 0 && { requires }),
  };
  return own.some((each) => widerIn(each, widest) === null) ? accept(null) : refuseWider(own, widest);
}

/**
 * What a plan's rule of admission comes to where it is activated: its next version; null where the door has a rule already that
 * people adopted for this incident, or the same.
 */
export function ruleOfPlan(
  state: State,
  incident: string,
  terms: AdmissionTerms | undefined,
): { readonly version: number; readonly terms: AdmissionTerms } | null {
  const current = currentRule(state, incident);
  if (!terms || (current && current.activation === null)) return null;
  if (current && canonicalJson(current.terms) === canonicalJson(terms)) return null;
  return { version: (state.admissionRules.get(incident)?.length ?? 0) + 1, terms };
}

/** Those that came with an activation, and hold. */
export const rulesOfActivation = (state: State, incident: string, activation: string): AdmissionRule[] =>
  (state.admissionRules.get(incident) ?? []).filter(
    (rule) => rule.activation === activation && rule.ended === null,
  );

/** Those that came by themselves within the 24 hours before `now`. */
export function appliedLately(state: State, incident: string, now: string): number {
  const those = listed(state.applicationsByThemselves, incident);
  const isLate = (id: string) =>
    Date.parse(must(state.applications, id, 'application').at) > Date.parse(now) - DAY_MS;
  let count = 0;
  // The latest first: what lies a day back is followed by nothing later.
  while (count < those.length && isLate(those[those.length - 1 - count] as string)) count += 1;
  return count;
}

/**
 * Did somebody act under what a rule gave it at once, and has nobody looked at its application yet, or has somebody declined it?
 * What it did stands; a receipt that speaks for it is given once it is known who it is.
 */
export function awaitsCheck(state: State, mandate: string | null): boolean {
  if (mandate === null || state.mandates.get(mandate)?.underRule === undefined) return false;
  const application = state.applications.get(state.applicationOfMandate.get(mandate) ?? '');
  return application?.decided?.outcome !== 'approved';
}

type Applicant = Pick<Application, 'organisation' | 'functions' | 'area'> & {
  readonly kind: Organisation['kind'];
  /** What it presents with its application, beside what the register knows of it. */
  readonly presents: readonly CredentialKind[];
};

/** Why a rule gives an applicant nothing yet; it then waits for somebody's decision. */
export const WAITING_REASONS = [
  'functions',
  'kind',
  'credential',
  'rule-stands-still',
  'too-wide',
  'name-alike',
] as const;
export type WaitingReason = (typeof WAITING_REASONS)[number];

/**
 * The mandate that a rule gives to an applicant, or why none. The same for the server that gives it and for an auditor who
 * checks it: of what was asked only what the rule allows, in the applicant's own matters, for the rule's days.
 */
export function provisionalTerms(
  state: State,
  rule: AdmissionRule,
  applicant: Applicant,
  mandate: string,
  now: string,
): { readonly terms: FactData<'mandate.granted'> } | { readonly waits: WaitingReason } {
  const { terms } = rule;
  const functions = terms.functions.filter((each) => applicant.functions.includes(each));
  if (functions.length === 0) return { waits: 'functions' };
  if (!terms.kinds.includes(applicant.kind)) return { waits: 'kind' };
  const lacks = terms.requires.some(
    (kind) =>
      !applicant.presents.includes(kind) && gapOf(state, applicant.organisation, kind, now, true) !== null,
  );
  if (lacks) return { waits: 'credential' };
  const parent = state.mandates.get(rule.under);
  if (!parent || !isInForce(state, parent, now)) return { waits: 'rule-stands-still' };
  const given: FactData<'mandate.granted'> = {
    mandate,
    holder: applicant.organisation,
    functions,
    reach: 'own',
    area: applicant.area,
    incident: rule.incident,
    itemCategories: null,
    from: now,
    until: new Date(Date.parse(now) + terms.days * DAY_MS).toISOString(),
    legalBasis: terms.legalBasis,
    grantedUnder: parent.id,
    ...(terms.limits && { limits: terms.limits }),
    ...(terms.requires.length > 0 && { requires: terms.requires }),
    underRule: { incident: rule.incident, version: rule.version },
  };
  return widerIn(parent, given) === null ? { terms: given } : { waits: 'too-wide' };
}
