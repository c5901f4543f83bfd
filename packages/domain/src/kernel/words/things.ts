import { type Bilingual, both } from './words.ts';

/** What a refusal may be about; `states`: in which it can be, where a refusal speaks of them. */
export type ThingWords = { readonly name: Bilingual; readonly states?: Readonly<Record<string, Bilingual>> };

/** Every kind of thing, by the word that stands in a refusal's parameters. Each concept adds its own. */
// biome-ignore lint/suspicious/noEmptyInterface: the concepts fill it
export interface Things {}
export type Thing = keyof Things;

/** Those that can be in the wrong state. */
export type Stateful = {
  readonly [T in Thing]: Things[T] extends { readonly states: object } ? T : never;
}[Thing];
export type StateOf<T extends Stateful> = Things[T] extends { readonly states: infer States }
  ? keyof States & string
  : never;

export const kernelThings = {
  area: { name: both('行政区划', 'area') },
  command: { name: both('操作', 'command') },
  duty: { name: both('义务种类', 'kind of duty') },
};

type KernelThings = typeof kernelThings;
declare module './things.ts' {
  interface Things extends KernelThings {}
}
