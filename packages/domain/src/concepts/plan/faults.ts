import { canonicalJson } from '../../kernel/canonical/canonical.ts';
import type { Faults } from '../../kernel/concept/concept.ts';
import type { Fact, FactOf } from '../../kernel/fact/fact.ts';
import type { State } from '../../kernel/state/state.ts';
import { widerIn } from '../mandate/breadth.ts';
import { isInForce } from '../mandate/force.ts';
import { wouldCycle } from '../mandate/give.ts';
import { findRecommendation } from '../recommendation/state.ts';
import { amountsOf, sumOf } from './amounts.ts';
import { givesMoreThanHeld } from './check-terms.ts';
import type { planFacts } from './facts.ts';
import { endOf, grantTerms, timeOf } from './grant-terms.ts';
import { holdersFor } from './holders-for.ts';
import { atLevel, currentPlan, knownKey, planFits, planVersion, underwayIn, untouched } from './in-use.ts';
import { needRow } from './need-row.ts';
import { noticeOf } from './notice-of.ts';
import { facilitiesWithoutNeed, givenSince, type Work } from './rows.ts';
import type { Given } from './state.ts';
import type { FunctionEntry } from './terms.ts';

/** What is wrong with a fact by which a plan is adopted or carried out. */
export const planFaults: Faults<keyof typeof planFacts> = {
  'plan.proposed': (state, fact) => {
    const { proposal, terms, changesVersion, answers } = fact.data;
    if (state.planProposals.has(proposal)) return `proposes ${proposal} a second time`;
    const version = currentPlan(state, terms.plan)?.version ?? 0;
    if (changesVersion !== version)
      return `changes version ${changesVersion} of ${terms.plan}, not ${version}`;
    const unknown = answers.find((id) => !findRecommendation(state, id));
    if (unknown !== undefined) return `answers ${unknown}, which nobody recommended`;
    return heldFault(state, fact, terms.functions, { incident: null, area: terms.area });
  },
  'plan.declined': (state, { data }) =>
    state.planProposals.get(data.proposal)?.decided === null
      ? null
      : `declines ${data.proposal}, which is not open`,
  'plan.adopted': (state, fact) => {
    const proposal = state.planProposals.get(fact.data.proposal);
    const version = currentPlan(state, fact.data.plan)?.version ?? 0;
    if (!proposal || proposal.decided || proposal.terms.plan !== fact.data.plan)
      return `adopts ${fact.data.proposal}, which is no open proposal for ${fact.data.plan}`;
    if (proposal.changesVersion !== version || fact.data.version !== version + 1)
      return `adopts ${fact.data.plan} as version ${fact.data.version} after version ${version}`;
    const { functions, area } = proposal.terms;
    return heldFault(state, fact, functions, { incident: null, area });
  },
  'plan.activated': activationFault,
  'plan.taken-over': (state, fact) => {
    const found = inHand(state, fact);
    if (found?.activation.activation !== fact.data.activation)
      return `takes over ${fact.data.activation}, which is not being carried out`;
    if (found.activation.organisation === fact.actor.organisation)
      return `takes over ${fact.data.activation} from itself`;
    const terms = currentPlan(state, fact.data.plan)?.terms;
    const area = state.incidents.get(fact.incident)?.area ?? '-';
    const entries = terms ? atLevel(terms.functions, found.use.level) : [];
    return heldFault(state, fact, entries, { incident: fact.incident, area });
  },
  'plan.mandates-granted': (state, fact) => carriedOutBy(state, fact) ?? grantsFault(state, fact),
  'plan.needs-stated': (state, fact) => carriedOutBy(state, fact) ?? needsFault(state, fact),
  'plan.duties-opened': (state, fact) => carriedOutBy(state, fact) ?? dutiesFault(state, fact),
  'plan.tasks-opened': (state, fact) => carriedOutBy(state, fact) ?? tasksFault(state, fact),
  'plan.release-drafted': (state, fact) => carriedOutBy(state, fact) ?? releaseFault(state, fact),
  'plan.carried-out': (state, fact) => carriedOutBy(state, fact) ?? endFault(state, fact),
};

type Level = FactOf<'plan.activated'>['data']['level'];

type Batch = FactOf<
  | 'plan.mandates-granted'
  | 'plan.needs-stated'
  | 'plan.duties-opened'
  | 'plan.tasks-opened'
  | 'plan.release-drafted'
  | 'plan.carried-out'
>;

/** Who stands behind a plan holds all that it gives; the same question that the server asks. */
function heldFault(
  state: State,
  { actor, at }: Fact,
  entries: readonly FunctionEntry[],
  where: { readonly incident: string | null; readonly area: string },
): string | null {
  const held = givesMoreThanHeld(state, entries, where, { actor, now: at });
  return held.ok ? null : `stands behind a plan that gives more than ${actor.organisation} holds`;
}

function activationFault(state: State, fact: FactOf<'plan.activated'>): string | null {
  const { activation, plan: id, version, level, amounts } = fact.data;
  const incident = state.incidents.get(fact.incident);
  if (!incident || underwayIn(incident)) return 'activates a plan where another is being carried out';
  if (incident.closedAt !== null) return `activates ${id} in ${incident.id}, which is closed`;
  const plan = currentPlan(state, id);
  if (plan?.version !== version) return `activates ${id} by a version that is not in force`;
  const { terms } = plan;
  if (!planFits(terms, incident)) return `activates ${id}, which is not for ${incident.id}`;
  if (incident.responseLevel !== level)
    return `activates ${id} for level ${level}, where the response stands at ${incident.responseLevel}`;
  const known = [...incident.plans.values()].some((use) =>
    use.activations.some((each) => each.activation === activation),
  );
  if (known) return `makes the activation ${activation} a second time`;
  const use = { ...(incident.plans.get(id) ?? untouched(id, version, level)), version, level };
  const { organisation } = fact.actor;
  const work = { state, incident, terms, use, activator: organisation, now: fact.at };
  if (canonicalJson(amountsOf(work)) !== canonicalJson(amounts))
    return `activates ${id} with other amounts than there is to do`;
  const entries = atLevel(terms.functions, level);
  return heldFault(state, fact, entries, { incident: incident.id, area: incident.area });
}

function inHand(state: State, fact: Pick<Fact, 'incident'>) {
  const incident = state.incidents.get(fact.incident);
  return incident ? underwayIn(incident) : null;
}

/** What is in hand, as the server saw it when it took the step. */
function workOf(state: State, fact: Batch): Work | null {
  const incident = state.incidents.get(fact.incident);
  const found = inHand(state, fact);
  const terms = planVersion(state, fact.data.plan, fact.data.version)?.terms;
  if (!incident || !found || !terms) return null;
  const { use, activation } = found;
  return { state, incident, terms, use, activator: activation.organisation, now: fact.at };
}

/** Is the activation in hand, of this version, and is the actor who carries it out? */
function carriedOutBy(state: State, fact: Batch): string | null {
  if (state.incidents.get(fact.incident)?.closedAt !== null)
    return `carries out a plan in ${fact.incident}, which is closed`;
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
  if (fact.data.from !== fact.at || fact.data.until !== endOf(entry, fact.at))
    return `gives mandates for another time than the plan says`;
  const work = workOf(state, fact);
  if (!work) return `gives mandates of ${plan}, which is not in hand`;
  const { taken } = holdersFor(state, work.incident, entry, work.activator, fact.at);
  const called = new Set(taken.map(({ holder, area }) => knownKey(id, holder, area)));
  for (const row of rows) {
    // Each of those whom the plan calls is given it once.
    const key = knownKey(id, row.holder, row.area);
    if (!called.delete(key) || work.use.known.has(key))
      return `gives ${id} to ${row.holder} in ${row.area}, which the plan does not call, or called before`;
    const terms = grantTerms(entry, { id: fact.incident }, row, '-', fact.data);
    const wider = widerIn(parent, terms);
    if (wider) return `gives ${row.holder} more than ${parent.id} in ${wider}`;
    if (wouldCycle(state, parent, row.holder)) return `gives a mandate back to ${row.holder}`;
    if (!state.organisations.has(row.holder))
      return `gives a mandate to ${row.holder}, which nobody registered`;
  }
  return null;
}

/** The next of those who hold what the duty or the task follows from, in the order in which they were given it. */
function isNext(work: Work, of: string, entry: string, holders: readonly Partial<Given>[]): boolean {
  const next = givenSince(work.use, of, entry);
  return holders.every(
    ({ holder, area }, index) =>
      next[index]?.holder === holder && (area === undefined || next[index]?.area === area),
  );
}

function dutiesFault(state: State, fact: FactOf<'plan.duties-opened'>): string | null {
  const { entry: id, duty, organisations } = fact.data;
  const work = workOf(state, fact);
  const entry = work?.terms.duties.find((each) => each.entry === id);
  if (!work || entry?.duty !== duty) return `opens the duty ${duty}, which ${id} does not say`;
  const holders = organisations.map((holder) => ({ holder }));
  return isNext(work, entry.of, id, holders) ? null : `opens ${duty} for others than hold ${entry.of}`;
}

function tasksFault(state: State, fact: FactOf<'plan.tasks-opened'>): string | null {
  const { entry: id, rows, first, from, until } = fact.data;
  const work = workOf(state, fact);
  const entry = work?.terms.tasks.find((each) => each.entry === id);
  if (!work || !entry) return `opens tasks by ${id}, which is no task of the plan`;
  if (first !== inHand(state, fact)?.activation.done.tasks) return 'opens tasks out of their order';
  const time = timeOf(entry, fact.at);
  if (from !== time.from || until !== time.until) return 'opens tasks for another time than the plan says';
  const holders = rows.map(({ organisation: holder, area }) => ({ holder, area }));
  return isNext(work, entry.of, id, holders) ? null : `opens tasks for others than hold ${entry.of}`;
}

function releaseFault(state: State, fact: FactOf<'plan.release-drafted'>): string | null {
  const { entry: id, release } = fact.data;
  const work = workOf(state, fact);
  const entry = work?.terms.releases.find((each) => each.entry === id);
  if (!work || !entry || work.use.handled.has(id)) return `drafts ${id}, which is no release that waits`;
  const content = work.incident.releases.get(release)?.content;
  return content && canonicalJson(content) === canonicalJson(noticeOf(entry, work.incident, work.use.level))
    ? null
    : `drafts ${release} in other words than the plan's`;
}

/** All is done, and as much as was counted on the way. */
function endFault(state: State, fact: FactOf<'plan.carried-out'>): string | null {
  const work = workOf(state, fact);
  const done = inHand(state, fact)?.activation.done;
  if (!work || canonicalJson(done) !== canonicalJson(fact.data.amounts))
    return `says of ${fact.data.activation} that other amounts were done`;
  return sumOf(amountsOf(work)) === 0 ? null : `says that ${fact.data.activation} is done, and it is not`;
}

/** A figure of a plan is computed, never typed; and it speaks over nobody who has said what it needs. */
function needsFault(state: State, fact: FactOf<'plan.needs-stated'>): string | null {
  const { plan, version, entry: id, rows } = fact.data;
  const incident = state.incidents.get(fact.incident);
  const entry = planVersion(state, plan, version)?.terms.needs.find((each) => each.entry === id);
  if (!entry || !incident) return `states needs by ${id}, which is no need of ${plan}`;
  const work = workOf(state, fact);
  const silent = new Set(work ? facilitiesWithoutNeed(work, entry) : []);
  const spoken = rows.find(({ facility }) => !silent.delete(facility));
  if (spoken) return `states for ${spoken.facility} a need that it has stated, or that is not for it to have`;
  const wrong = rows.find(
    (row) => canonicalJson(needRow(incident, entry, row.facility)) !== canonicalJson(row),
  );
  return wrong ? `states for ${wrong.facility} another need than the plan computes` : null;
}
