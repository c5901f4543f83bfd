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

const PART_ENDS = /[-_./\\\s]+/g;
const END_OF_NAME = '\n';

/** `A-03-2` is found as what begins so, and as `03-2` and `2`: each name, then whose it is. */
export const namesOfBin = (bin: string): string[] =>
  [0, ...Array.from(bin.matchAll(PART_ENDS), ({ index, 0: { length } }) => index + length)]
    .map((from) => bin.slice(from))
    .filter((name) => name !== '')
    .map((name) => name + END_OF_NAME + bin);

/** The bin that such a name is of. */
export const binOf = (name: string): string => name.slice(name.indexOf(END_OF_NAME) + 1);
