import { BETWEEN_BINS, binsOf } from '../donation/lot-index.ts';
import type { Lot } from '../donation/state.ts';

/** Where a lot lies after some of it, or all that was in one bin, was carried to another. */
export function movedTo(
  lot: Pick<Lot, 'bin'>,
  { bin: from, to, part }: { readonly bin: string | null; readonly to: string; readonly part: boolean },
): string {
  const stays = binsOf(lot).filter((bin) => part || bin !== from);
  return [...new Set([...stays, to])].join(BETWEEN_BINS);
}
