import type { FactData } from '../../kernel/fact/fact.ts';
import type { IncidentRecords, IncidentState, State } from '../../kernel/state/state.ts';

export type Recommendation = Omit<FactData<'recommendation.made'>, 'recommendation'> & {
  readonly id: string;
  readonly at: string;
  readonly organisation: string;
};

/** The versions of plans that answer recommendations: by recommendation. */
export function answersTo(state: State): Map<string, { readonly plan: string; readonly version: number }> {
  const answers = new Map<string, { plan: string; version: number }>();
  for (const [plan, versions] of state.plans)
    for (const { version, proposal } of versions)
      for (const id of state.planProposals.get(proposal)?.answers ?? []) answers.set(id, { plan, version });
  return answers;
}

export function findRecommendation(state: State, id: string): Recommendation | undefined {
  for (const incident of state.incidents.values()) {
    const found = incident.recommendations.get(id);
    if (found) return found;
  }
  return undefined;
}

/** Those of an incident, in the order in which they were made. */
export const recommendationsOf = (incident: IncidentState): Recommendation[] => [
  ...incident.recommendations.values(),
];

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    /** What should be otherwise next time. */
    readonly recommendations: Map<string, Recommendation>;
  }
}

export const emptyRecommendationRecords = (): Pick<IncidentRecords, 'recommendations'> => ({
  recommendations: new Map(),
});
