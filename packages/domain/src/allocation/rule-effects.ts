import type { AllocationProblem, Share } from './allocator.ts';
import type { AllocationLine } from './facts.ts';
import type { ValueOfCover } from './value-of-cover.ts';

type Rule = keyof NonNullable<AllocationLine['without']>;
type Solve = (problem: AllocationProblem, terms: ValueOfCover) => readonly Share[];

/** The same problem without one of the charter's or donors' rules; null where that rule touches nothing here. */
const WITHOUT: Readonly<
  Record<Rule, (problem: AllocationProblem, terms: ValueOfCover) => [AllocationProblem, ValueOfCover] | null>
> = {
  earmarks: (problem, terms) =>
    problem.supplies.some(({ lot, available }) => lot.earmarkedFor !== null && available > 0)
      ? [
          {
            ...problem,
            supplies: problem.supplies.map((supply) => ({
              ...supply,
              lot: { ...supply.lot, earmarkedFor: null },
            })),
          },
          terms,
        ]
      : null,
  reserve: (problem, terms) =>
    problem.supplies.some(({ kept }) => kept > 0)
      ? [
          {
            ...problem,
            supplies: problem.supplies.map((supply) => ({
              ...supply,
              available: supply.available + supply.kept,
              kept: 0,
            })),
          },
          terms,
        ]
      : null,
  regionClaim: (problem, { regionClaim, ...terms }) => (regionClaim ? [problem, terms] : null),
};

/**
 * Each line told what the need would have got without the donors' directions, the owners' reserves, the regions' claims:
 * the whole is solved again without one of them. Said only where it would be another amount.
 */
export function withRuleEffects(
  problem: AllocationProblem,
  terms: ValueOfCover,
  lines: readonly AllocationLine[],
  solve: Solve,
): AllocationLine[] {
  const given = totals(lines.map(({ need, amount }) => [need, amount]));
  const effects = new Map<string, { [rule in Rule]?: number }>();
  for (const rule of Object.keys(WITHOUT) as Rule[]) {
    const other = WITHOUT[rule](problem, terms);
    if (!other) continue;
    const then = totals(solve(...other).map(({ demand, amount }) => [demand.need.id, amount]));
    for (const [need, amount] of given) {
      const would = then.get(need) ?? 0;
      if (would !== amount) effects.set(need, { ...effects.get(need), [rule]: would });
    }
  }
  return lines.map((line) => {
    const without = effects.get(line.need);
    return without ? { ...line, without } : line;
  });
}

function totals(amounts: readonly (readonly [need: string, amount: number])[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [need, amount] of amounts) sums.set(need, (sums.get(need) ?? 0) + amount);
  return sums;
}
