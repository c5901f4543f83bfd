import type { IntegerProgramSolver } from '@tongzhou/domain';
import loadHighs, { type Highs, type InitOptions } from 'highs';
import { solveByHighs } from './solve.ts';

/** The pinned version, of which the answers are part of what a run claims. */
const VERSION = '1.15.3';

let loading: Promise<IntegerProgramSolver> | null = null;

/**
 * HiGHS as WebAssembly (Huangfu & Hall, _Math. Programming Computation_ 10, 2018). Loaded once, about 40 ms and 20 MB.
 * `wasm`: where a browser finds the binary, or its bytes; without it, beside the module.
 */
export function loadIntegerProgram(wasm?: string | ArrayBuffer): Promise<IntegerProgramSolver> {
  loading ??= open(wasm);
  return loading;
}

async function open(wasm: string | ArrayBuffer | undefined): Promise<IntegerProgramSolver> {
  // Seen as a CommonJS module its loader is `default`, seen as an ES module it is itself; run, it always is itself.
  const load = loadHighs as unknown as (options: Found) => Promise<Highs>;
  const highs = await load(await find(wasm));
  return { id: `HiGHS ${VERSION}`, solve: (program) => solveByHighs(highs, program) };
}

/** Its types promise `wasmBinary`, but the loader of 1.15.3 does not look at it: this, which Emscripten offers, it does. */
type Found = InitOptions & {
  instantiateWasm?: (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) => void;
};

async function find(wasm: string | ArrayBuffer | undefined): Promise<Found> {
  if (wasm === undefined) return {};
  if (typeof wasm === 'string') return { locateFile: () => wasm };
  // Compiled before the loader is asked: bytes that are no program are said to be none.
  const module = await WebAssembly.compile(wasm);
  return { instantiateWasm: (imports, done) => done(new WebAssembly.Instance(module, imports)) };
}
