import { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import { existing, incidentScope } from '../../kernel/command/fields.ts';
import { draft, REGISTER } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { type Result, refuse } from '../../kernel/refusal/refusal.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { DAY_MS } from '../../kernel/time/time.ts';
import { widerIn } from '../mandate/breadth.ts';
import { isInForce } from '../mandate/force.ts';
import { giveFromOwn, placeScope, refuseWider, settled, termsGiven } from '../mandate/give.ts';
import { mandatesHeldBy } from '../mandate/who.ts';
import { admissionTerms } from './facts.ts';
import type { Application } from './state.ts';

const daysAfter = (moment: string, days: number): string =>
  new Date(Date.parse(moment) + days * DAY_MS).toISOString();

/** What the rule gives is refused when it is stated, not when the first newcomer comes and gets nothing. */
export const adoptAdmissionRule = defineCommand({
  name: 'admission-rule.adopt',
  function: 'coordinate',
  summary: { zh: '通过准入规则', en: 'Adopt a rule of admission' },
  schema: z.strictObject({
    incident: identifier,
    terms: admissionTerms.extend({ limits: admissionTerms.shape.limits.default(null) }),
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
  decide(state, given, context) {
    const incident = state.incidents.get(given.incident) as IncidentState;
    const { functions, limits, requires, days, legalBasis } = given.terms;
    const own = mandatesHeldBy(state, context.actor.organisation).filter((each) =>
      isInForce(state, each, context.now),
    );
    // The widest that the rule could ever give: anybody's own matters, in the whole of the place.
    const widest = {
      ...{ holder: '-', functions, reach: 'area' as const, area: incident.area, incident: incident.id },
      ...{ itemCategories: null, until: daysAfter(context.now, days), legalBasis },
      ...(limits && { limits }),
      ...(requires.length > 0 && { requires }),
    };
    if (!own.some((each) => widerIn(each, widest) === null)) return refuseWider(own, widest);
    const version = (state.admissionRules.get(given.incident)?.length ?? 0) + 1;
    return decided([draft(given.incident, 'admission-rule.adopted', { ...given, version })], { version });
  },
});

/** The full mandate, by somebody's decision; what the rule gave meanwhile ends with it. */
export const approveApplication = defineCommand({
  name: 'application.approve',
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
  scope(state, given, context) {
    const found = existing(state.applications, given.application, 'application', 'application');
    if (!found.ok) return found;
    const { area, incident } = found.value;
    return placeScope({ area: given.area ?? area, incident }, context);
  },
  decide(state, { application, note, ...asked }, context) {
    const found = undecided(state, application);
    if (!found.ok) return found;
    const { organisation: holder, incident, functions, area } = found.value;
    const terms = { functions, area, ...drop(asked), holder, incident };
    const given = settled(state, { ...asked, ...terms }, context);
    if (!given.ok) return given;
    const full = giveFromOwn(state, given.value, context);
    if (!full.ok) return full;
    const { mandate } = given.value;
    const decision = { application, outcome: 'approved' as const, mandate, note };
    const facts = [...full.value.facts, draft(REGISTER, 'application.decided', decision)];
    return decided([...facts, ...endOfProvisional(state, found.value, note)], { mandate });
  },
});

export const declineApplication = defineCommand({
  name: 'application.decline',
  function: 'coordinate',
  summary: { zh: '不予批准申请', en: 'Decline an application' },
  schema: z.strictObject({ application: identifier, note: shortText }),
  example: { application: 'application-7f3k', note: '无法核实 / could not be verified' },
  scope(state, given, context) {
    const found = existing(state.applications, given.application, 'application', 'application');
    return found.ok ? placeScope(found.value, context) : found;
  },
  decide(state, { application, note }) {
    const found = undecided(state, application);
    if (!found.ok) return found;
    const decision = { application, outcome: 'declined' as const, mandate: null, note };
    return decided([
      draft(REGISTER, 'application.decided', decision),
      ...endOfProvisional(state, found.value, note),
    ]);
  },
});

function undecided(state: State, id: string): Result<Application> {
  const found = existing(state.applications, id, 'application', 'application');
  if (!found.ok || found.value.decided === null) return found;
  const how = { kind: 'application', id, state: found.value.decided.outcome, needed: 'open' };
  return refuse('wrong-state', how, { field: 'application' });
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
