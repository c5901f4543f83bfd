import type { ItemIndex } from '../kernel/item/index-of-items.ts';
import type { Elsewhere } from '../kernel/ports/elsewhere.ts';
import type { IntegerProgramSolver } from '../kernel/ports/integer-program.ts';
import { accept, type Result, refuse } from '../kernel/refusal/refusal.ts';
import type { AllocatedLot, AllocatedNeed, Allocation } from './allocator.ts';
import { allocatorOf } from './choose-allocator.ts';
import { type PosedProblem, problemOf } from './problem.ts';

/** Who solves: the catalogue and the solver are not in a problem, since they are the same everywhere. */
export type Solving = {
  readonly items: ItemIndex;
  readonly integerProgram: IntegerProgramSolver | null;
};

/**
 * Needs and lots together that are solved on the spot, some 20 ms; more are solved elsewhere while others are served. A program of packs
 * is searched, which takes longer.
 */
const ON_THE_SPOT = { flow: 300, program: 40 };

export const isQuick = ({ charter, supplies, demands }: PosedProblem): boolean =>
  supplies.length + demands.length <= (charter.handling ? ON_THE_SPOT.program : ON_THE_SPOT.flow);

/** The problem in text: what a plan depends on, and of lots and needs nothing else. */
export function textOfProblem({ supplies, demands, routes, ...posed }: PosedProblem): string {
  return JSON.stringify({
    ...posed,
    supplies: supplies.map((each) => ({ ...each, lot: ofLot(each.lot) })),
    demands: demands.map((each) => ({ ...each, need: ofNeed(each.need) })),
    routes: [...routes],
  });
}

export function problemIn(text: string): PosedProblem {
  const { routes, ...posed } = JSON.parse(text) as Omit<PosedProblem, 'routes'> & {
    readonly routes: readonly (readonly [string, never])[];
  };
  return { ...posed, routes: new Map(routes) };
}

const ofLot = ({ id, item, place, owner, receivedAt, ...lot }: AllocatedLot): AllocatedLot => ({
  ...{ id, item, place, owner, receivedAt },
  ...{ earmarkedFor: lot.earmarkedFor, expiresOn: lot.expiresOn, status: lot.status },
  ...{ quarantined: lot.quarantined, correcting: lot.correcting, foundLater: lot.foundLater },
});

const ofNeed = ({ id, facility, item, setting, counts, ...need }: AllocatedNeed): AllocatedNeed => ({
  ...{ id, facility, item, setting, counts, emptyAt: need.emptyAt },
  ...{ reserved: need.reserved, inTransit: need.inTransit, delivered: need.delivered },
});

/** What a problem comes to, wherever it is solved. */
export const solve = (posed: PosedProblem, { items, integerProgram }: Solving): Allocation =>
  allocatorOf(posed.charter, integerProgram).solve(problemOf(posed, items, integerProgram));

export const solveProblem = (text: string, solving: Solving): Allocation => solve(problemIn(text), solving);

/** Solved on the spot where that is quick or nobody else does; else as it was solved elsewhere, once it has been. */
export function solved(
  posed: PosedProblem,
  { elsewhere, ...solving }: Solving & { readonly elsewhere: Elsewhere | null },
): Result<Allocation> {
  if (elsewhere === null || isQuick(posed)) return accept(solve(posed, solving));
  const answer = elsewhere.answerTo(textOfProblem(posed)) as Allocation | null;
  return answer === null ? refuse('allocation-not-ready', { why: 'changed' }) : accept(answer);
}
