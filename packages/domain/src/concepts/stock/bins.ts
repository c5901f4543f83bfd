import type { Lot } from '../donation/state.ts';

/** The bins of one lot stand in one text, as people read them off a screen. */
const BETWEEN = ' + ';

export const binsOf = ({ bin }: Pick<Lot, 'bin'>): string[] => (bin === null ? [] : bin.split(BETWEEN));

/** Where a lot lies after some of it, or all that was in one bin, was carried to another. */
export function movedTo(
  lot: Pick<Lot, 'bin'>,
  { bin: from, to, part }: { readonly bin: string | null; readonly to: string; readonly part: boolean },
): string {
  const stays = binsOf(lot).filter((bin) => part || bin !== from);
  return [...new Set([...stays, to])].join(BETWEEN);
}
