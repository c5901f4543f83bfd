import { agreed } from '../../kernel/charter/charter.ts';
import type { FactOf } from '../../kernel/fact/fact.ts';
import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { keep } from '../../kernel/state/lists.ts';
import { must, StateError } from '../../kernel/state/must.ts';
import type { State } from '../../kernel/state/state.ts';
import { afterHours } from '../../kernel/time/time.ts';
import { incidentCharter } from '../incident/charter.ts';
import { strike } from '../mandate/candidates.ts';
import { evolveMandate } from '../mandate/evolve.ts';
import { isOver } from '../mandate/force.ts';
import { evolveNeed } from '../need/evolve.ts';
import { evolveTask } from '../task/evolve.ts';
import { NOTHING } from './amounts.ts';
import type { Amounts, planFacts } from './facts.ts';
import { knownKey, untouched } from './in-use.ts';
import type { Activation, PlanInUse } from './state.ts';
import { unfold } from './unfold.ts';

export const evolvePlan: Evolvers<keyof typeof planFacts> = {
  'plan.proposed'(state, { at, actor, data }) {
    const { organisation, seat } = actor;
    state.planProposals.set(data.proposal, { ...data, at, organisation, seat, decided: null });
  },
  'plan.adopted'(state, { at, actor, data }) {
    const proposal = must(state.planProposals, data.proposal, 'proposal');
    proposal.decided = { at, version: data.version, reason: null };
    const { version, plan } = data;
    const adopted = {
      version,
      proposal: data.proposal,
      terms: proposal.terms,
      at,
      adoptedBy: actor.organisation,
    };
    const earlier = state.plans.get(plan);
    if (earlier) earlier.push(adopted);
    else state.plans.set(plan, [adopted]);
  },
  'plan.declined'(state, { at, data }) {
    const decided = { at, version: null, reason: data.reason };
    must(state.planProposals, data.proposal, 'proposal').decided = decided;
  },
  'plan.activated'(state, fact) {
    const { plan, version, level } = fact.data;
    const incident = must(state.incidents, fact.incident, 'incident');
    const { plans } = incident;
    const use = plans.get(plan) ?? untouched(plan, version, level);
    use.version = version;
    use.level = level;
    const { organisation, seat } = fact.actor;
    use.activations.push({
      ...fact.data,
      at: fact.at,
      organisation,
      seat,
      done: { ...NOTHING },
      carriedOutAt: null,
      confirmUntil: afterHours(fact.at, agreed(incident, 'secondPersonHours', incidentCharter)),
      startedBy: seat,
      lapsedAt: null,
    });
    plans.set(plan, use);
    state.activationsToConfirm.add(incident.id);
  },
  'plan.mandates-granted'(state, fact, emptyRecords) {
    const { use, activation } = workOf(state, fact);
    const { entry, rows } = fact.data;
    const given = use.given.get(entry) ?? [];
    use.given.set(entry, given);
    for (const single of unfold(state, fact)) {
      if (single.type !== 'mandate.granted') continue;
      evolveMandate['mandate.granted'](state, single, emptyRecords);
      const { mandate, holder, area } = single.data;
      given.push({ mandate, holder, area });
      use.known.add(knownKey(entry, holder, area));
    }
    count(activation, 'mandates', rows.length);
  },
  'plan.duties-opened'(state, fact) {
    const { use, activation } = workOf(state, fact);
    const { entry, organisations } = fact.data;
    use.handled.set(entry, (use.handled.get(entry) ?? 0) + organisations.length);
    count(activation, 'duties', organisations.length);
  },
  'plan.needs-stated'(state, fact, emptyRecords) {
    const { activation } = workOf(state, fact);
    for (const single of unfold(state, fact))
      if (single.type === 'need.stated') evolveNeed['need.stated'](state, single, emptyRecords);
    count(activation, 'needs', fact.data.rows.length);
  },
  'plan.tasks-opened'(state, fact, emptyRecords) {
    const { use, activation } = workOf(state, fact);
    for (const single of unfold(state, fact))
      if (single.type === 'task.opened') evolveTask['task.opened'](state, single, emptyRecords);
    const { entry, rows } = fact.data;
    use.handled.set(entry, (use.handled.get(entry) ?? 0) + rows.length);
    count(activation, 'tasks', rows.length);
  },
  'plan.release-drafted'(state, fact) {
    const { use, activation } = workOf(state, fact);
    use.handled.set(fact.data.entry, 1);
    count(activation, 'releases', 1);
  },
  'plan.carried-out'(state, fact) {
    workOf(state, fact).activation.carriedOutAt = fact.at;
  },
  'plan.activation-confirmed'(state, fact) {
    workOf(state, fact).activation.confirmUntil = null;
    waitsNoMore(state, fact.incident);
  },
  'plan.activation-lapsed'(state, fact) {
    const { use, activation } = workOf(state, fact);
    activation.confirmUntil = null;
    activation.lapsedAt = fact.at;
    activation.carriedOutAt ??= fact.at;
    for (const [entry, given] of use.given)
      for (const { mandate: id, holder, area } of given) {
        if (!id.startsWith(`${activation.activation}.`)) continue;
        const mandate = must(state.mandates, id, 'mandate');
        if (isOver(mandate)) continue;
        mandate.revoked = { at: fact.at, reason: activation.activation };
        strike(state, mandate);
        // Started again, it is given again.
        use.known.delete(knownKey(entry, holder, area));
      }
    waitsNoMore(state, fact.incident);
  },
  'plan.taken-over'(state, fact) {
    const { activation } = workOf(state, fact);
    activation.organisation = fact.actor.organisation;
    activation.seat = fact.actor.seat;
  },
};

function waitsNoMore(state: State, id: string): void {
  const { plans } = must(state.incidents, id, 'incident');
  const waits = [...plans.values()].some(({ activations }) =>
    activations.some(({ confirmUntil }) => confirmUntil !== null),
  );
  keep(state.activationsToConfirm, id, waits);
}

type OfActivation = { readonly activation: string; readonly plan: string };

function workOf(
  state: State,
  { incident, data }: Pick<FactOf<'plan.taken-over'>, 'incident'> & { readonly data: OfActivation },
): { use: PlanInUse; activation: Activation } {
  const use = must(must(state.incidents, incident, 'incident').plans, data.plan, 'plan');
  const activation = use.activations.find((each) => each.activation === data.activation);
  if (!activation) throw new StateError(`activation ${data.activation} is missing`);
  return { use, activation };
}

function count(activation: Activation, part: keyof Amounts, more: number): void {
  activation.done[part] += more;
}
