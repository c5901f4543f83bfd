import packed from 'virtual:packed-solver';
import { type IntegerProgramSolver, SolverMissing } from '@tongzhou/domain';
import { loadIntegerProgram } from '@tongzhou/integer-program';

/**
 * In place of `src/verify/solver.ts`: the file brings its solver along, gzip in base64, and unpacks it only when an audit asks
 * for it. A browser without `DecompressionStream` (before 2023) does without.
 */
export async function openSolver(): Promise<IntegerProgramSolver> {
  if (!('DecompressionStream' in globalThis)) throw new SolverMissing();
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return loadIntegerProgram(await new Response(unpacked).arrayBuffer());
}
