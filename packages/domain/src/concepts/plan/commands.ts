import { z } from 'zod';
import { canonicalJson } from '../../kernel/canonical/canonical.ts';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing, incidentScope } from '../../kernel/command/fields.ts';
import { draft, REGISTER } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { ruleFault } from '../../kernel/form/form-rule.ts';
import { accept, type Result, refuse, refuseAll, wrongState } from '../../kernel/refusal/refusal.ts';
import { RESPONSE_LEVELS } from '../../kernel/response-level/response-level.ts';
import type { State } from '../../kernel/state/state.ts';
import { ruleOfPlan, whyRuleTooWide } from '../admission/rule.ts';
import { whyNotAgain } from '../countersignature/again.ts';
import { reachesLevel } from '../mandate/breadth.ts';
import { checkMandate } from '../mandate/check.ts';
import { findRecommendation } from '../recommendation/state.ts';
import { amountsOf, sumOf } from './amounts.ts';
import { givesMoreThanHeld, unknownReferences } from './check-terms.ts';
import { planFacts } from './facts.ts';
import { atLevel, currentPlan, planFits, underwayIn, untouched } from './in-use.ts';
import { FUNCTION_OF_PART, type Part } from './next-step.ts';
import type { PlanProposal } from './state.ts';
import { type PlanTerms, planTerms } from './terms.ts';

const proposed = planFacts['plan.proposed'].schema.shape;

export const proposePlan = defineCommand({
  name: 'plan.propose',
  function: 'coordinate',
  summary: { zh: '提出预案（新版）', en: 'Propose a plan, or its next version' },
  schema: z.strictObject({
    terms: planTerms,
    reason: shortText,
    answers: proposed.answers.default([]),
  }),
  example: {
    terms: {
      plan: 'wuhan-public-health',
      name: { zh: '武汉市公共卫生预案', en: 'Public health plan of Wuhan' },
      incidentTypes: ['public-health'],
      area: '420100',
      legalBasis: '突发公共卫生事件应对法 / Law on Public Health Emergencies',
      source: '武汉市 / Wuhan',
      functions: [
        {
          entry: 'medical-supply',
          level: 'IV',
          title: { zh: '医疗机构需求与签收', en: 'Needs and deliveries of facilities' },
          functions: ['state-need', 'confirm-delivery'],
          scale: 'organisation',
          takenBy: { kinds: ['health-facility'] },
          legalBasis: '突发公共卫生事件应对法 / Law on Public Health Emergencies',
        },
      ],
      duties: [{ entry: 'duty-load', level: 'IV', of: 'medical-supply', duty: 'report-load' }],
      needs: [],
      tasks: [],
      releases: [],
    },
    reason: '2020 年复盘 / what 2020 taught',
  },
  scope: (_state, { terms }, context) =>
    context.areaExists(terms.area)
      ? accept({ incident: null, area: terms.area, subject: null })
      : refuse('area-unknown', { id: terms.area }, { field: 'terms.area' }),
  decide(state, { terms, reason, answers }, context) {
    const missing = unknownReferences(state, terms, context);
    if (missing.length > 0) return refuseAll(missing);
    const unknown = answers.find((id) => !findRecommendation(state, id));
    if (unknown !== undefined)
      return refuse('not-found', { kind: 'recommendation', id: unknown }, { field: 'answers' });
    const current = currentPlan(state, terms.plan);
    if (current && canonicalJson(current.terms) === canonicalJson(terms))
      return refuse('unchanged', {}, { field: 'terms' });
    const held = mayPromise(state, terms, context);
    if (!held.ok) return held;
    const proposal = context.newId('proposal');
    const fact = { proposal, terms, changesVersion: current?.version ?? 0, reason, answers };
    return decided([draft(REGISTER, 'plan.proposed', fact)], { proposal });
  },
});

/** Neither its mandates nor its rule for newcomers give more than whoever stands behind it holds, in the whole of its place. */
function mayPromise(state: State, { area, functions, admission }: PlanTerms, context: Context): Result<null> {
  const held = givesMoreThanHeld(state, functions, { incident: null, area }, context);
  if (!held.ok || !admission) return held;
  const wide = whyRuleTooWide(state, admission, { id: null, area }, context);
  return wide.ok
    ? wide
    : refuseAll(wide.refusals.map((each) => ({ ...each, field: `terms.admission.${each.field}` })));
}

const ofProposal = z.strictObject({ proposal: identifier });

function proposalScope(state: State, given: { readonly proposal: string }) {
  const found = existing(state.planProposals, given.proposal, 'proposal', 'proposal');
  return found.ok
    ? accept({ incident: null, area: found.value.terms.area, subject: null, found: found.value })
    : found;
}

/** By a second person, who has seen the difference: what it would change is still what is in force. */
export const adoptPlan = defineCommand({
  name: 'plan.adopt',
  function: 'coordinate',
  summary: { zh: '通过预案', en: 'Adopt a plan' },
  schema: ofProposal,
  example: { proposal: 'proposal-7f3k' },
  scope: proposalScope,
  decide(state, { proposal: id }, context, proposal) {
    if (proposal.decided !== null) return alreadyDecided(id, proposal.decided);
    const { terms, changesVersion } = proposal;
    const version = currentPlan(state, terms.plan)?.version ?? 0;
    if (version !== changesVersion)
      return refuse('plan-changed', { plan: terms.plan, version, changesVersion }, { field: 'proposal' });
    const held = mayPromise(state, terms, context);
    if (!held.ok) return held;
    const fact = { proposal: id, plan: terms.plan, version: version + 1 };
    return decided([draft(REGISTER, 'plan.adopted', fact)], { plan: terms.plan, version: version + 1 });
  },
});

export const declinePlan = defineCommand({
  name: 'plan.decline',
  function: 'coordinate',
  summary: { zh: '不予通过预案', en: 'Decline a proposed plan' },
  schema: ofProposal.extend({ reason: shortText }),
  example: { proposal: 'proposal-7f3k', reason: '职责重叠 / mandates overlap' },
  scope: proposalScope,
  decide: (_state, given, _context, proposal) =>
    proposal.decided === null
      ? decided([draft(REGISTER, 'plan.declined', given)])
      : alreadyDecided(given.proposal, proposal.decided),
});

const alreadyDecided = (id: string, { version }: NonNullable<PlanProposal['decided']>) =>
  wrongState('proposal', id, version === null ? 'declined' : 'adopted', 'open');

/**
 * One command: the response stands at the level, and the plan's mandates, duties, needs, first tasks and first release
 * follow step by step (`nextStep`). Done again at a higher level, or after newcomers came, it adds what is missing.
 */
export const activatePlan = defineCommand({
  name: 'plan.activate',
  opens: true,
  function: 'coordinate',
  summary: { zh: '启动预案', en: 'Activate a plan' },
  schema: z.strictObject({
    incident: identifier,
    plan: identifier,
    /** Absent: the level at which the response stands. */
    level: z.enum(RESPONSE_LEVELS).optional(),
    reason: shortText,
  }),
  example: {
    incident: 'covid-2020',
    plan: 'cn-public-health',
    level: 'I',
    reason: '社区传播 / spread in the community',
  },
  scope: incidentScope,
  decide(state, given, context, incident) {
    const plan = currentPlan(state, given.plan);
    if (!plan) return refuse('not-found', { kind: 'plan', id: given.plan }, { field: 'plan' });
    const { terms, version } = plan;
    const level = given.level ?? incident.responseLevel;
    if (level === null) return refuse('input-invalid', ruleFault('level-known'), { field: 'level' });
    const underway = underwayIn(incident);
    if (underway) {
      const { plan: busy, organisation, at } = underway.activation;
      return refuse('plan-underway', { plan: busy, organisation, at }, { field: 'incident' });
    }
    if (!planFits(terms, incident))
      return refuse('plan-not-for', { plan: given.plan, incident: incident.id }, { field: 'plan' });
    // Lowering is a decision of its own: mandates given for a higher level then stand still by themselves.
    if (incident.responseLevel !== null && !reachesLevel(level, incident.responseLevel))
      return refuse('plan-below-level', { asked: level, level: incident.responseLevel }, { field: 'level' });
    const before = incident.plans.get(given.plan)?.activations.at(-1);
    const lapsed = before?.lapsed ? { seat: before.startedBy, at: before.lapsed.at } : null;
    for (const each of [lapsed, level === incident.responseLevel ? null : incident.levelLapsed]) {
      const again = whyNotAgain(state, incident, each, context.actor, context.now);
      if (again) return refuseAll([again]);
    }
    const entries = atLevel(terms.functions, level);
    const held = givesMoreThanHeld(state, entries, { incident: incident.id, area: incident.area }, context);
    if (!held.ok) return held;
    const use = {
      ...(incident.plans.get(given.plan) ?? untouched(given.plan, version, level)),
      version,
      level,
    };
    const work = { state, incident, terms, use, activator: context.actor.organisation, now: context.now };
    const amounts = amountsOf(work);
    const rule = ruleOfPlan(state, incident.id, terms.admission);
    if (rule) {
      const wide = whyRuleTooWide(state, rule.terms, incident, context);
      if (!wide.ok) return wide;
    }
    if (sumOf(amounts) === 0 && rule === null) return refuse('unchanged', {}, { field: 'plan' });
    const scope = { incident: incident.id, area: incident.area, subject: null };
    for (const [part, wanted] of Object.entries(FUNCTION_OF_PART)) {
      if (amounts[part as Part] === 0) continue;
      const mandate = checkMandate(state, context.actor.organisation, wanted, scope, context.now);
      if (!mandate.ok) return mandate;
    }
    const activation = context.newId('activation');
    const fact = { activation, plan: given.plan, version, level, amounts };
    const raised = { incident: incident.id, responseLevel: level, reason: given.reason };
    return decided(
      [
        ...(level === incident.responseLevel ? [] : [draft(incident.id, 'incident.level-changed', raised)]),
        draft(incident.id, 'plan.activated', fact),
        // The door opens with the first mandates, and falls shut with them where nobody else stands by it.
        ...(rule
          ? [draft(incident.id, 'admission-rule.adopted', { incident: incident.id, ...rule, activation })]
          : []),
      ],
      { activation, amounts },
    );
  },
});

/** Where the one that carries a plan out lost its mandate, another that coordinates the incident goes on with it. */
export const takeOverPlan = defineCommand({
  name: 'plan.take-over',
  opens: true,
  function: 'coordinate',
  summary: { zh: '接手启动预案', en: 'Take over a plan’s activation' },
  schema: z.strictObject({ incident: identifier, reason: shortText }),
  example: { incident: 'covid-2020', reason: '原启动单位被暂停 / its activator was suspended' },
  scope: incidentScope,
  decide(state, { incident: id, reason }, context, incident) {
    const found = underwayIn(incident);
    if (!found) return refuse('not-found', { kind: 'activation', id }, { field: 'incident' });
    const { activation, plan } = found.activation;
    if (found.activation.organisation === context.actor.organisation)
      return refuse('unchanged', {}, { field: 'incident' });
    const terms = currentPlan(state, plan)?.terms;
    const entries = terms ? atLevel(terms.functions, found.use.level) : [];
    const held = givesMoreThanHeld(state, entries, { incident: id, area: incident.area }, context);
    if (!held.ok) return held;
    return decided([draft(id, 'plan.taken-over', { activation, plan, reason })], { activation });
  },
});
