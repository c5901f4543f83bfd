import { canonicalJson } from '../canonical/canonical.ts';
import type { Fact, FactOf } from '../fact/fact.ts';
import { widerIn } from '../mandate/breadth.ts';
import { isInForce } from '../mandate/force.ts';
import { wouldCycle } from '../mandate/give.ts';
import { grantTerms } from '../plan/grant-terms.ts';
import { atLevel, currentPlan, planVersion, underwayIn } from '../plan/in-use.ts';
import { needRow } from '../plan/need-row.ts';
import type { State } from '../state/state.ts';

/** What is wrong with a fact by which a plan is adopted or carried out, beside its actor. Asked before it is taken in. */
export function planFault(state: State, fact: Fact): string | null {
  switch (fact.type) {
    case 'plan.adopted': {
      const proposal = state.planProposals.get(fact.data.proposal);
      const version = currentPlan(state, fact.data.plan)?.version ?? 0;
      if (!proposal || proposal.decided || proposal.terms.plan !== fact.data.plan)
        return `adopts ${fact.data.proposal}, which is no open proposal for ${fact.data.plan}`;
      if (proposal.seat === fact.actor.seat) return `adopts ${fact.data.plan} by the seat that proposed it`;
      return proposal.changesVersion === version && fact.data.version === version + 1
        ? null
        : `adopts ${fact.data.plan} as version ${fact.data.version} after version ${version}`;
    }
    case 'plan.activated': {
      const incident = state.incidents.get(fact.incident);
      if (!incident || underwayIn(incident)) return 'activates a plan where another is being carried out';
      return currentPlan(state, fact.data.plan)?.version === fact.data.version
        ? null
        : `activates ${fact.data.plan} by a version that is not in force`;
    }
    case 'plan.taken-over':
      return inHand(state, fact)?.activation.activation === fact.data.activation
        ? null
        : `takes over ${fact.data.activation}, which is not being carried out`;
    case 'plan.mandates-granted':
      return carriedOutBy(state, fact) ?? grantsFault(state, fact);
    case 'plan.needs-stated':
      return carriedOutBy(state, fact) ?? needsFault(state, fact);
    case 'plan.duties-opened':
    case 'plan.tasks-opened':
    case 'plan.release-drafted':
    case 'plan.carried-out':
      return carriedOutBy(state, fact);
    default:
      return null;
  }
}

type Level = FactOf<'plan.activated'>['data']['level'];

type Batch = FactOf<
  | 'plan.mandates-granted'
  | 'plan.needs-stated'
  | 'plan.duties-opened'
  | 'plan.tasks-opened'
  | 'plan.release-drafted'
  | 'plan.carried-out'
>;

function inHand(state: State, fact: Pick<Fact, 'incident'>) {
  const incident = state.incidents.get(fact.incident);
  return incident ? underwayIn(incident) : null;
}

/** Is the activation in hand, of this version, and is the actor who carries it out? */
function carriedOutBy(state: State, fact: Batch): string | null {
  const found = inHand(state, fact)?.activation;
  const { activation, plan, version } = fact.data;
  if (found?.activation !== activation || found.plan !== plan || found.version !== version)
    return `carries out ${activation}, which is not in hand`;
  if (found.organisation !== fact.actor.organisation)
    return `carries out ${activation} in place of ${found.organisation}`;
  if (!('entry' in fact.data)) return null;
  const { entry } = fact.data;
  const terms = planVersion(state, plan, version)?.terms;
  const all: { readonly entry: string; readonly level: Level }[] = terms
    ? [...terms.functions, ...terms.duties, ...terms.needs, ...terms.tasks, ...terms.releases]
    : [];
  const holds = atLevel(all, found.level).some((each) => each.entry === entry);
  return holds ? null : `carries out ${entry}, which the plan does not say`;
}

function grantsFault(state: State, fact: FactOf<'plan.mandates-granted'>): string | null {
  const { plan, version, entry: id, grantedUnder, first, rows } = fact.data;
  const entry = planVersion(state, plan, version)?.terms.functions.find((each) => each.entry === id);
  const parent = state.mandates.get(grantedUnder);
  if (!entry) return `gives by ${id}, which is no function of ${plan}`;
  if (parent?.holder !== fact.actor.organisation)
    return `gives of ${grantedUnder}, which ${fact.actor.organisation} does not hold`;
  if (!isInForce(state, parent, fact.at)) return `gives of ${parent.id}, which was not in force`;
  if (first !== inHand(state, fact)?.activation.done.mandates) return `gives mandates out of their order`;
  for (const row of rows) {
    const terms = grantTerms(entry, { id: fact.incident }, row, '-', fact.data);
    const wider = widerIn(parent, terms);
    if (wider) return `gives ${row.holder} more than ${parent.id} in ${wider}`;
    if (wouldCycle(state, parent, row.holder)) return `gives a mandate back to ${row.holder}`;
    if (!state.organisations.has(row.holder))
      return `gives a mandate to ${row.holder}, which nobody registered`;
  }
  return null;
}

/** A figure of a plan is computed, never typed. */
function needsFault(state: State, fact: FactOf<'plan.needs-stated'>): string | null {
  const { plan, version, entry: id, rows } = fact.data;
  const incident = state.incidents.get(fact.incident);
  const entry = planVersion(state, plan, version)?.terms.needs.find((each) => each.entry === id);
  if (!entry || !incident) return `states needs by ${id}, which is no need of ${plan}`;
  const wrong = rows.find(
    (row) => canonicalJson(needRow(incident, entry, row.facility)) !== canonicalJson(row),
  );
  return wrong ? `states for ${wrong.facility} another need than the plan computes` : null;
}
