import { getContext, setContext } from 'svelte';
import type { Performed } from './perform.ts';

const KEPT = Symbol('what was typed before the session ended');

/** By the frame of the page, for whichever of its forms it was. */
export const setKept = (kept: Performed | null): void => {
  setContext(KEPT, kept);
};
export const keptHere = (): Performed | null => getContext<Performed | null>(KEPT) ?? null;
