import { faultsIn } from '../../kernel/concept/faults-in.ts';
import type { stockFacts } from './facts.ts';

/** What is wrong with what became of a count. */
export const stockFaults = faultsIn<keyof typeof stockFacts>({
  'count.settled': ({ counts }, { data }) =>
    counts.get(data.count)?.status === 'open' ? null : `settles ${data.count}, which is not open`,
});
