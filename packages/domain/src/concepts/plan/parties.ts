import type { FirstSeats } from '../../kernel/concept/concept.ts';
import type { planFacts } from './facts.ts';

/** What must be two people. */
export const planFirstSeats: FirstSeats<keyof typeof planFacts> = {
  'plan.adopted': (state, { data }) => {
    const proposal = state.planProposals.get(data.proposal);
    return proposal && { seat: proposal.seat, first: 'plan.propose' };
  },
  'plan.activation-confirmed': (state, { incident, data }) => {
    const activations = state.incidents.get(incident)?.plans.get(data.plan)?.activations ?? [];
    const found = activations.find(({ activation }) => activation === data.activation);
    return found && { seat: found.startedBy, first: 'plan.activate' };
  },
};
