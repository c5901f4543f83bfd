import { z } from 'zod';
import { decided, defineCommand, type ScopeWith } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing, incidentScope } from '../../kernel/command/fields.ts';
import { draft, REGISTER } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { accept, type Result, refuse, wrongState } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { giveFromOwn, limitsGiven, placeScope, settled, termsGiven } from '../mandate/give.ts';
import { admissionTerms } from './facts.ts';
import { currentRule, whyRuleTooWide } from './rule.ts';
import type { Application } from './state.ts';

/** What the rule gives is refused when it is stated, not when the first newcomer comes and gets nothing. */
export const adoptAdmissionRule = defineCommand({
  name: 'admission-rule.adopt',
  opens: true,
  function: 'coordinate',
  summary: { zh: '通过准入规则', en: 'Adopt a rule of admission' },
  schema: z.strictObject({
    incident: identifier,
    terms: admissionTerms.extend({ limits: limitsGiven.nullable().default(null) }),
  }),
  example: {
    incident: 'covid-2020',
    terms: {
      functions: ['transport', 'receive-donation', 'keep-stock'],
      kinds: ['charity', 'enterprise', 'community'],
      requires: ['registration'],
      days: 14,
      limits: { goods: 20_000, money: { currency: 'CNY', amount: 5_000_000 }, level: null },
      perDay: 50,
      legalBasis: '指挥部通告 第 9 号',
    },
  },
  scope: incidentScope,
  countersigned: () => true,
  decide(state, given, context, incident) {
    const wide = whyRuleTooWide(state, given.terms, incident, context);
    if (!wide.ok) return wide;
    const version = (state.admissionRules.get(given.incident)?.length ?? 0) + 1;
    return decided([draft(given.incident, 'admission-rule.adopted', { ...given, version })], { version });
  },
});

/** Who is in stays in; nobody else comes by it. */
export const endAdmissionRule = defineCommand({
  name: 'admission-rule.end',
  outlives: true,
  function: 'coordinate',
  summary: { zh: '终止准入规则', en: 'End the rule of admission' },
  schema: z.strictObject({ incident: identifier, reason: shortText }),
  example: { incident: 'covid-2020', reason: '人手已足 / there are enough hands' },
  scope: incidentScope,
  countersigned: () => true,
  decide(state, given) {
    const rule = currentRule(state, given.incident);
    if (!rule) return refuse('unchanged', {}, { field: 'incident' });
    return decided([draft(given.incident, 'admission-rule.ended', { ...given, version: rule.version })]);
  },
});

/** The full mandate, by somebody's decision; what the rule gave meanwhile ends with it. */
export const approveApplication = defineCommand({
  name: 'application.approve',
  isFinal: true,
  opens: true,
  function: 'coordinate',
  summary: { zh: '批准申请', en: 'Approve an application' },
  schema: termsGiven.omit({ holder: true, incident: true }).extend({
    application: identifier,
    functions: termsGiven.shape.functions.optional(),
    reach: termsGiven.shape.reach.default('own'),
    area: termsGiven.shape.area.optional(),
    note: shortText,
  }),
  example: {
    application: 'application-7f3k',
    reach: 'area',
    legalBasis: '指挥部通告 第 12 号',
    note: '资质已核 / its papers were checked',
  },
  scope: (state, given, context) => applicationScope(state, given, context),
  decide(state, { application, note, ...asked }, context, found) {
    if (found.decided !== null) return wrongState('application', application, found.decided.outcome, 'open');
    const { organisation: holder, incident, functions, area } = found;
    const terms = { functions, area, ...drop(asked), holder, incident };
    const given = settled(state, { ...asked, ...terms }, context);
    if (!given.ok) return given;
    const full = giveFromOwn(state, given.value, context);
    if (!full.ok) return full;
    const { mandate } = given.value;
    const decision = { application, outcome: 'approved' as const, mandate, note };
    const facts = [...full.value.facts, draft(REGISTER, 'application.decided', decision)];
    return decided([...facts, ...endOfProvisional(state, found, note)], { mandate });
  },
});

export const declineApplication = defineCommand({
  name: 'application.decline',
  outlives: true,
  function: 'coordinate',
  summary: { zh: '不予批准申请', en: 'Decline an application' },
  schema: z.strictObject({ application: identifier, note: shortText }),
  example: { application: 'application-7f3k', note: '无法核实 / could not be verified' },
  scope: (state, given, context) => applicationScope(state, given, context),
  decide(state, { application, note }, _context, found) {
    if (found.decided !== null) return wrongState('application', application, found.decided.outcome, 'open');
    const decision = { application, outcome: 'declined' as const, mandate: null, note };
    return decided([
      draft(REGISTER, 'application.decided', decision),
      ...endOfProvisional(state, found, note),
    ]);
  },
});

/** By whoever coordinates the place for which it was made, or the one that is given instead. */
function applicationScope(
  state: State,
  given: { readonly application: string; readonly area?: string | undefined },
  context: Context,
): Result<ScopeWith<Application>> {
  const found = existing(state.applications, given.application, 'application', 'application');
  if (!found.ok) return found;
  const { area, incident } = found.value;
  const scope = placeScope({ area: given.area ?? area, incident }, context);
  return scope.ok ? accept({ ...scope.value, found: found.value }) : scope;
}

/** Without the fields that say nothing. */
const drop = <Given extends { functions?: unknown; area?: unknown }>({ functions, area }: Given) => ({
  ...(functions !== undefined && { functions: functions as Application['functions'] }),
  ...(area !== undefined && { area: area as string }),
});

function endOfProvisional(state: State, { provisional }: Application, reason: string) {
  const mandate = state.mandates.get(provisional ?? '');
  return mandate && !mandate.revoked && !mandate.declined
    ? [draft(REGISTER, 'mandate.revoked', { mandate: mandate.id, reason })]
    : [];
}
