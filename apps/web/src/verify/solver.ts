import type { IntegerProgramSolver } from '@tongzhou/domain';
import { loadIntegerProgram } from '@tongzhou/integer-program';
import wasm from 'highs/runtime?url';

/** In a chunk of its own, since most audits do without. */
export const openSolver = (): Promise<IntegerProgramSolver> => loadIntegerProgram(wasm);
