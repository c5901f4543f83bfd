import type { IntegerProgramSolver } from '@tongzhou/domain';
import loadHighs, { type Highs, type InitOptions } from 'highs';
import { solveByHighs } from './solve.ts';

/** The pinned version, of which the answers are part of what a run claims. */
const VERSION = '1.15.3';

let loading: Promise<IntegerProgramSolver> | null = null;

/**
 * HiGHS as WebAssembly (Huangfu & Hall, _Math. Programming Computation_ 10, 2018). Loaded once, about 40 ms and 20 MB.
 * `wasm`: where a browser finds the binary; without it, beside the module.
 */
export function loadIntegerProgram(wasm?: string): Promise<IntegerProgramSolver> {
  loading ??= open(wasm);
  return loading;
}

async function open(wasm: string | undefined): Promise<IntegerProgramSolver> {
  // Seen as a CommonJS module its loader is `default`, seen as an ES module it is itself; run, it always is itself.
  const load = loadHighs as unknown as (options: InitOptions) => Promise<Highs>;
  const highs = await load(wasm === undefined ? {} : { locateFile: () => wasm });
  return { id: `HiGHS ${VERSION}`, solve: (program) => solveByHighs(highs, program) };
}
