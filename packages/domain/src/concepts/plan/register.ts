import { areaLabel, organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import { planDifference } from './difference.ts';
import { currentPlan, planVersion } from './in-use.ts';
import type { PlanProposal } from './state.ts';
import type { PlanTerms } from './terms.ts';

/** Every plan of the register with its versions and what was proposed; the terms themselves are asked for by version. */
export function planRegister(view: Viewpoint) {
  const { plans, planProposals } = view.state;
  const proposals = [...planProposals.values()];
  const ids = [...new Set([...plans.keys(), ...proposals.map(({ terms }) => terms.plan)])];
  return ids.map((plan) => {
    const current = currentPlan(view.state, plan);
    const ofPlan = proposals.filter(({ terms }) => terms.plan === plan);
    const terms = current?.terms ?? (ofPlan[0] as PlanProposal).terms;
    return {
      plan,
      name: terms.name,
      area: areaLabel(view, terms.area),
      incidentTypes: terms.incidentTypes,
      version: current?.version ?? null,
      versions: (plans.get(plan) ?? []).map(({ version, at, adoptedBy, proposal }) => ({
        version,
        at,
        adoptedBy: organisationLabel(view, adoptedBy),
        reason: planProposals.get(proposal)?.reason ?? '',
        answers: planProposals.get(proposal)?.answers ?? [],
      })),
      open: ofPlan.filter(({ decided }) => decided === null).map((each) => proposalRow(view, each)),
      declined: ofPlan
        .filter(({ decided }) => decided !== null && decided.version === null)
        .map((each) => proposalRow(view, each)),
    };
  });
}

export type PlanRegisterRow = ReturnType<typeof planRegister>[number];

const proposalRow = (
  view: Viewpoint,
  { proposal, at, organisation, reason, answers, changesVersion, decided }: PlanProposal,
) => ({
  proposal,
  at,
  organisation: organisationLabel(view, organisation),
  reason,
  answers,
  changesVersion,
  declinedFor: decided?.reason ?? null,
});

/** A version or a proposal beside the version that it follows: its terms, and what it changes. Null: there is none. */
export function planCompared(
  view: Viewpoint,
  plan: string,
  what: { version: number } | { proposal: string },
) {
  if ('proposal' in what) {
    const proposal = view.state.planProposals.get(what.proposal);
    if (proposal?.terms.plan !== plan) return null;
    const before = planVersion(view.state, plan, proposal.changesVersion) ?? null;
    return compared(proposal.terms, before?.terms ?? null, before?.version ?? null);
  }
  const version = planVersion(view.state, plan, what.version);
  if (!version) return null;
  const before = planVersion(view.state, plan, version.version - 1) ?? null;
  return compared(version.terms, before?.terms ?? null, before?.version ?? null);
}

const compared = (terms: PlanTerms, before: PlanTerms | null, against: number | null) => ({
  terms,
  against,
  changes: before === null ? [] : planDifference(before, terms),
});
export type PlanCompared = NonNullable<ReturnType<typeof planCompared>>;
