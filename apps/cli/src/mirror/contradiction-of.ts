import type { Contradiction } from '@tongzhou/messages';
import { type Evidence, parseCheckpoint, parseNote } from '@tongzhou/tlog';

/** Evidence that was found here, and so verified, as `sayContradiction` takes it. */
export function contradictionOf({ kind, origin, first, second, entry }: Evidence): Contradiction {
  const [before, after] = [first, second].map((signed) => parseCheckpoint(parseNote(signed).text).size);
  return {
    kind,
    origin,
    sizes: [before as number, after as number],
    ...(entry && { entryIndex: entry.index }),
  };
}
