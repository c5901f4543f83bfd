import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import type { TreeHead } from '../checkpoint/log-keys.ts';
import { equalBytes } from '../encoding/bytes.ts';
import { TlogError } from '../error.ts';
import { emptyRoot } from '../hash/hash.ts';
import { verifyConsistency } from '../merkle/consistency.ts';
import { type HashReader, readRoot } from '../merkle/hash-reader.ts';

/** What two checkpoints of one log, seen by two people or at two times, say about each other. */
export type ViewComparison =
  /** The same tree. */
  | { readonly verdict: 'same' }
  /** One tree is a prefix of the other: both people see one log. */
  | { readonly verdict: 'consistent' }
  /** Same size, two roots: the log has shown two people two different logs. The two checkpoints prove it. */
  | { readonly verdict: 'split-view'; readonly size: number }
  /** The larger tree has another root at the size of the smaller: the log has changed its past. */
  | { readonly verdict: 'inconsistent-growth'; readonly size: number; readonly rootInLarger: Uint8Array }
  /** Nothing is shown either way: no proof was offered, or one that does not hold. Ask the log for a proof. */
  | { readonly verdict: 'unproven'; readonly why: string };

/**
 * Compares two checkpoints whose signatures have been verified, in any order. `proof` is the consistency proof from
 * the smaller to the larger; it is not needed for equal sizes. A proof that does not hold proves nothing against the
 * log, since anybody can write one: `compareViewsIn` finds out.
 * Throws `wrong-origin` for checkpoints of two logs.
 */
export function compareViews(a: Checkpoint, b: Checkpoint, proof?: readonly Uint8Array[]): ViewComparison {
  checkOneLog(a, b);
  const [smaller, larger] = bySize(a, b);
  if (a.size === b.size) return sameSize(a, b);
  if (proof === undefined) {
    return {
      verdict: 'unproven',
      why: `no proof that the tree of ${smaller.size} is in that of ${larger.size}`,
    };
  }
  try {
    verifyConsistency(
      { oldSize: smaller.size, oldRoot: smaller.root, newSize: larger.size, newRoot: larger.root },
      proof,
    );
    return { verdict: 'consistent' };
  } catch (error) {
    if (!(error instanceof TlogError)) throw error;
    return { verdict: 'unproven', why: error.message };
  }
}

/**
 * Compares two checkpoints by the hashes of the larger tree, which must have been verified against its root
 * (`verifiedHashes`). Never answers `unproven`; throws what the reader throws when the log cannot show its own tree.
 */
export async function compareViewsIn(
  a: Checkpoint,
  b: Checkpoint,
  larger: HashReader,
): Promise<ViewComparison> {
  checkOneLog(a, b);
  if (a.size === b.size) return sameSize(a, b);
  const [{ size, root }] = bySize(a, b);
  const rootInLarger = await rootAt(size, larger);
  return equalBytes(rootInLarger, root)
    ? { verdict: 'consistent' }
    : { verdict: 'inconsistent-growth', size, rootInLarger };
}

/** Root of the tree of the first `size` leaves, from the hashes of that tree or of a larger one. */
export const rootAt = (size: number, hashes: HashReader): Promise<Uint8Array> =>
  size === 0 ? Promise.resolve(emptyRoot()) : readRoot(size, hashes);

/** The smaller first. */
export const bySize = <T extends TreeHead>(a: T, b: T): [T, T] => (a.size <= b.size ? [a, b] : [b, a]);

const sameSize = (a: TreeHead, b: TreeHead): ViewComparison =>
  equalBytes(a.root, b.root) ? { verdict: 'same' } : { verdict: 'split-view', size: a.size };

function checkOneLog(a: Checkpoint, b: Checkpoint): void {
  if (a.origin !== b.origin) {
    throw new TlogError(
      'wrong-origin',
      `${a.origin} and ${b.origin} are two logs: there is nothing to compare`,
    );
  }
}
