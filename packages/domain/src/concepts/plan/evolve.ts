import type { FactOf } from '../../kernel/fact/fact.ts';
import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { keep, list } from '../../kernel/state/lists.ts';
import { must, StateError } from '../../kernel/state/must.ts';
import type { State } from '../../kernel/state/state.ts';
import { afterHours } from '../../kernel/time/time.ts';
import { hoursOfSecond } from '../countersignature/again.ts';
import { strike } from '../mandate/candidates.ts';
import { evolveMandate } from '../mandate/evolve.ts';
import { isOver } from '../mandate/force.ts';
import { evolveNeed } from '../need/evolve.ts';
import { evolveTask } from '../task/evolve.ts';
import { NOTHING } from './amounts.ts';
import type { Amounts, planFacts } from './facts.ts';
import { knownKey, planVersion, untouched } from './in-use.ts';
import { LAPSED, type Left, leftOf } from './left.ts';
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
      confirmUntil: afterHours(fact.at, hoursOfSecond(incident)),
      startedBy: seat,
      lapsed: null,
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
    const { use, activation } = workOf(state, fact);
    for (const single of unfold(state, fact)) {
      if (single.type !== 'need.stated') continue;
      evolveNeed['need.stated'](state, single, emptyRecords);
      list(use.estimated, activation.activation, single.data.need);
      use.takenBack.delete(single.data.need);
    }
    count(activation, 'needs', fact.data.rows.length);
  },
  'plan.tasks-opened'(state, fact, emptyRecords) {
    const { use, activation } = workOf(state, fact);
    for (const single of unfold(state, fact))
      if (single.type === 'task.opened') {
        evolveTask['task.opened'](state, single, emptyRecords);
        use.entryOfTask.set(single.data.task, fact.data.entry);
      }
    const { entry, rows, handled } = fact.data;
    use.handled.set(entry, (use.handled.get(entry) ?? 0) + handled);
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
  'plan.activation-lapsed'(state, fact, emptyRecords) {
    const { use, activation } = workOf(state, fact);
    const incident = must(state.incidents, fact.incident, 'incident');
    const { closed, kept } = fact.data;
    activation.confirmUntil = null;
    activation.lapsed = { at: fact.at, closed, kept };
    activation.carriedOutAt ??= fact.at;
    closeLeft(state, fact, leftOf(incident, use, activation), emptyRecords);
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
    // What it had not opened yet for those mandates is not opened: started again, it is for those that are given then.
    for (const { entry, of } of followersOf(state, use))
      use.handled.set(entry, use.given.get(of)?.length ?? 0);
    waitsNoMore(state, fact.incident);
  },
  'plan.taken-over'(state, fact) {
    const { activation } = workOf(state, fact);
    activation.organisation = fact.actor.organisation;
    activation.seat = fact.actor.seat;
  },
};

/** What nobody had taken is closed as if somebody had closed it; what somebody had is remembered. */
function closeLeft(
  state: State,
  fact: FactOf<'plan.activation-lapsed'>,
  { closed, kept }: Left,
  emptyRecords: Parameters<(typeof evolveTask)['task.closed']>[2],
): void {
  const { use } = workOf(state, fact);
  const { position, at, actor, incident } = fact;
  const single = { position, at, actor, incident };
  for (const { id: task } of closed.tasks) {
    const data = { task, outcome: 'called-off' as const, reason: LAPSED };
    evolveTask['task.closed'](state, { ...single, type: 'task.closed', data }, emptyRecords);
  }
  for (const { id: need } of closed.needs) {
    const data = { need, reason: LAPSED };
    evolveNeed['need.retracted'](state, { ...single, type: 'need.retracted', data }, emptyRecords);
    use.takenBack.add(need);
  }
  for (const { id, organisation, area } of kept.tasks) {
    const entry = use.entryOfTask.get(id);
    if (entry !== undefined) use.staying.set(knownKey(entry, organisation, area), id);
  }
}

/** Duties and tasks of the version that was activated last, each after the mandates of its entry. */
function followersOf(
  state: State,
  { plan, version }: PlanInUse,
): readonly { readonly entry: string; readonly of: string }[] {
  const terms = planVersion(state, plan, version)?.terms;
  return terms ? [...terms.duties, ...terms.tasks] : [];
}

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
