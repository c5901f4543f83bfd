import { type Code, unsigned } from './instructions.ts';

/** The two types of value that the module uses. */
export const I32 = 0x7f;
export const V128 = 0x7b;

/** A function without a result. Its locals are numbered from 0: first the parameters, then `locals`. */
export interface Func {
  readonly parameters: Code;
  readonly locals: Code;
  readonly body: Code;
  /** Name under which JavaScript finds it. */
  readonly exportAs?: string;
}

/**
 * Puts a module together (WebAssembly Core Specification 2.0, 5.5): its functions, which call each other by their place
 * in the list, and one memory of fixed size, exported as `memory`.
 */
export function assembleModule(funcs: readonly Func[], memoryPages: number): Uint8Array<ArrayBuffer> {
  const exports = funcs.flatMap(({ exportAs }, i) => (exportAs ? [[...name(exportAs), 0x00, i]] : []));
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00], // "\0asm", version 1
    ...section(1, list(funcs.map(({ parameters }) => [0x60, ...list(parameters.map((p) => [p])), 0x00]))),
    ...section(3, list(funcs.map((_, i) => unsigned(i)))), // each function has its own type
    ...section(5, list([[0x01, ...unsigned(memoryPages), ...unsigned(memoryPages)]])),
    ...section(7, list([[...name('memory'), 0x02, 0x00], ...exports])),
    ...section(10, list(funcs.map(({ locals, body }) => sized([...localsOf(locals), ...body, 0x0b])))),
  ]);
}

const sized = (code: Code): Code => [...unsigned(code.length), ...code];
const section = (id: number, content: Code): Code => [id, ...sized(content)];
const list = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()];
const name = (text: string): Code => sized([...text].map((letter) => letter.charCodeAt(0)));

/** Runs of equal types, as the format wants them. */
function localsOf(types: Code): Code {
  const runs: [count: number, type: number][] = [];
  for (const type of types) {
    const last = runs.at(-1);
    if (last?.[1] === type) last[0] += 1;
    else runs.push([1, type]);
  }
  return list(runs.map(([count, type]) => [...unsigned(count), type]));
}
