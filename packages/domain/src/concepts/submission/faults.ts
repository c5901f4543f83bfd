import { faultsIn, speaksForAnother } from '../../kernel/concept/faults-in.ts';
import type { submissionFacts } from './facts.ts';
import { submissionFault } from './fault.ts';

/** What is wrong with a filing: whoever files speaks for itself, by the rule that the command asks too. */
export const submissionFaults = faultsIn<keyof typeof submissionFacts>({
  'submission.made': (incident, fact, state) => {
    const fault = submissionFault(state, incident, fact.data);
    return speaksForAnother(fact) ?? (fault ? `files against the rules (${fault.code})` : null);
  },
});
