import { parentPort, workerData } from 'node:worker_threads';
import { type ItemIndex, type Solving, solveComparison, solveProblem, solveTrial } from '@tongzhou/domain';
import { loadIntegerProgram } from '@tongzhou/integer-program';
import type { Answered, Asked } from './solvers.ts';

/** The thread on which allocations are solved: it holds the catalogue and nothing of the record, and answers what it is asked from the text. */
const SOLVE = { allocation: solveProblem, 'what-if': solveTrial, comparison: solveComparison } as const;

const solving: Promise<Solving> = loadIntegerProgram().then((integerProgram) => ({
  items: workerData as ItemIndex,
  integerProgram,
}));

parentPort?.on('message', async ({ kind, text }: Asked) => {
  let answered: Answered;
  try {
    answered = { answer: SOLVE[kind](text, await solving) };
  } catch (error) {
    answered = { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort?.postMessage(answered);
});
