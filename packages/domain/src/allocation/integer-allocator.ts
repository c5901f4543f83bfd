import { type IntegerProgramSolver, SolverMissing } from '../kernel/ports/integer-program.ts';
import type { AllocationProblem, Allocator, Share } from './allocator.ts';
import { explain } from './explain.ts';
import { greedyStart } from './greedy-start.ts';
import { Draw } from './pool.ts';
import { type Haul, poseProgram } from './pose-program.ts';
import { withRuleEffects } from './rule-effects.ts';
import { mostWorth } from './solve-flow.ts';
import { coverTerms, safeWorth, worthOf } from './worth.ts';

/**
 * The same aim under a charter that says how goods are handled: whole packs, least lines, offered transport. Whoever
 * solves the integer program is not trusted: the plan is made whole and held against every rule here, and its worth is
 * told beside the worth of the plain flow, which is certified and which no plan under more rules can pass.
 */
export const integerAllocator = (solver: IntegerProgramSolver | null): Allocator => ({
  id: `value-of-cover-handled/4, ${solver?.id ?? 'no solver'}`,
  shares: (problem) => solveAsProgram(problem),
  solve(problem) {
    const terms = coverTerms(problem);
    const shares = solveAsProgram(problem);
    const explained = explain(problem, terms, shares);
    const lines = withRuleEffects(problem, terms, explained, (other, otherTerms) =>
      solveAsProgram({ ...other, charter: { ...other.charter, valueOfCover: otherTerms } }),
    );
    return { lines, ...safeWorth(worthOf(problem, terms, shares), mostWorth(problem, terms)) };
  },
});

function solveAsProgram(problem: AllocationProblem): Share[] {
  const { handling } = problem.charter;
  if (!handling) throw new Error('an integer program needs a charter with handling terms');
  if (!problem.integerProgram) throw new SolverMissing();
  const posed = poseProgram(problem, coverTerms(problem), handling);
  const { program, hauls } = posed;
  if (hauls.length === 0) return [];
  const { values } = problem.integerProgram.solve({ ...program, start: greedyStart(posed) });
  const draw = new Draw({ wholePacks: handling.wholePacks });
  return keptWithin(hauls, values).flatMap(({ haul, amount }) =>
    draw.exactly(haul.pool, amount).map(([supply, part]) => ({
      supply,
      demand: haul.demand,
      amount: part,
      ...(haul.carrier ? { transport: haul.carrier.offer } : {}),
    })),
  );
}

/** Whole numbers, held against every rule exactly: what would break one is cut to what is left, or left out. */
function keptWithin(hauls: readonly Haul[], values: Float64Array): { haul: Haul; amount: number }[] {
  const drawn = new Map<Haul['pool'], number>();
  const loaded = new Map<string, number>();
  return hauls.flatMap((haul) => {
    const { pool, carrier, unit, least, most } = haul;
    const asked = Math.min(most, Math.max(0, Math.round(values[haul.column] as number)) * unit);
    const inPool = drawn.get(pool) ?? 0;
    const onCarrier = loaded.get(carrier?.offer ?? '') ?? 0;
    const carried = carrier
      ? Math.floor((carrier.grams - onCarrier) / (unit * pool.first.grams)) * unit
      : asked;
    const room = Math.floor((pool.available - inPool) / unit) * unit;
    const amount = Math.min(asked, carried, room);
    if (amount <= 0 || amount < least) return [];
    drawn.set(pool, inPool + amount);
    if (carrier) loaded.set(carrier.offer, onCarrier + amount * pool.first.grams);
    return [{ haul, amount }];
  });
}
