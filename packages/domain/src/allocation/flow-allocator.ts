import type { Allocator } from './allocator.ts';
import { explain } from './explain.ts';
import { withRuleEffects } from './rule-effects.ts';
import { solveAsFlow } from './solve-flow.ts';
import { coverTerms, safeWorth } from './worth.ts';

/**
 * The most worth of cover that the goods can give under the charter (docs/allocation.md): an exact minimum-cost flow,
 * certified by complementary slackness before anybody sees it. Among equals the second aim decides: directed gifts
 * before free ones, first to expire first, then the charter's order of needs; among equals of that, a published rule.
 */
export const flowAllocator: Allocator = {
  id: 'value-of-cover/5',
  shares: (problem) => solveAsFlow(problem, coverTerms(problem)).shares,
  solve(problem) {
    const terms = coverTerms(problem);
    const { shares, worth } = solveAsFlow(problem, terms);
    const lines = withRuleEffects(
      problem,
      terms,
      explain(problem, terms, shares),
      (other, otherTerms) => solveAsFlow(other, otherTerms).shares,
    );
    return { lines, ...safeWorth(worth, worth) };
  },
};
