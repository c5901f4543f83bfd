import type { Fact, FactOf, FactType } from '../fact/fact.ts';
import type { IncidentState, State } from '../state/state.ts';
import type { Faults } from './concept.ts';

type FaultsOfIncident<Types extends FactType> = {
  readonly [T in Types]?: (incident: IncidentState, fact: FactOf<T>, state: State) => string | null;
};

/** Faults of facts that belong to an incident: each is asked with its incident, and one in none is a fault. */
export const faultsIn = <Types extends FactType>(faults: FaultsOfIncident<Types>): Faults<Types> =>
  Object.fromEntries(
    Object.entries(faults).map(([type, fault]) => [
      type,
      (state: State, fact: Fact) => {
        const incident = state.incidents.get(fact.incident);
        if (!incident) return `belongs to the incident ${fact.incident}, which nobody declared`;
        return (fault as (incident: IncidentState, fact: Fact, state: State) => string | null)(
          incident,
          fact,
          state,
        );
      },
    ]),
  ) as unknown as Faults<Types>;

/** What only the organisation itself may say is said by another. */
export const speaksForAnother = ({
  actor,
  data: { organisation },
}: {
  readonly actor: { readonly organisation: string };
  readonly data: { readonly organisation: string };
}): string | null =>
  organisation === actor.organisation ? null : `states for ${organisation} what only ${organisation} may`;
