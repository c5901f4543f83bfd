import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { equalBytes } from '../encoding/bytes.ts';
import { TlogError } from '../error.ts';
import { consistencyProof } from '../merkle/consistency.ts';
import type { HashReader } from '../merkle/hash-reader.ts';
import { inclusionProof } from '../merkle/inclusion.ts';
import { bySize, rootAt } from './compare.ts';
import type { Evidence } from './evidence.ts';
import { firstDifference } from './first-difference.ts';

/** A checkpoint whose signatures have been verified, with the hashes of its tree as far as they are at hand. */
export interface View extends Checkpoint {
  readonly signed: Uint8Array;
  /** Verified against the root (`verifiedHashes`); may throw where a log does not show the tree. */
  readonly hashes?: HashReader;
}

/**
 * Whether a log contradicts itself: `seen` is what it has signed before, `shown` what it shows now. Returns what proves
 * it, `undefined` when `shown` continues `seen`. The more hashes are at hand, the more is found: those of the larger
 * tree tell whether it contains the smaller one, those of both name the entry. Throws what the reader of the hashes
 * throws when `shown` is larger and the log does not show the tree that it has signed.
 */
export async function contradiction(seen: View, shown: View): Promise<Evidence | undefined> {
  const found = { origin: shown.origin, first: seen.signed, second: shown.signed };
  if (seen.size === shown.size) {
    if (equalBytes(seen.root, shown.root)) return undefined;
    return { kind: 'split-view', ...found, ...(await whichEntry(seen, shown)) };
  }
  const growth = await growthOf(seen, shown);
  if (growth === 'consistent') return shown.size < seen.size ? { kind: 'rollback', ...found } : undefined;
  if (growth === 'unknown') return { kind: 'rollback', ...found };
  const entry = await whichEntry(seen, shown);
  return { kind: entry.entry ? 'rewritten-entry' : 'inconsistent-growth', ...found, growth, ...entry };
}

async function growthOf(
  seen: View,
  shown: View,
): Promise<'consistent' | 'unknown' | NonNullable<Evidence['growth']>> {
  const [smaller, larger] = bySize(seen, shown);
  try {
    if (larger.hashes === undefined) {
      throw new TlogError('bad-argument', `the hashes of the tree of ${larger.size} are needed`);
    }
    const rootInLarger = await rootAt(smaller.size, larger.hashes);
    if (equalBytes(rootInLarger, smaller.root)) return 'consistent';
    return { rootInLarger, proof: await consistencyProof(smaller.size, larger.size, larger.hashes) };
  } catch (error) {
    // A log that has gone back need not show the larger tree any more; one that has grown must.
    if (larger === seen && error instanceof TlogError) return 'unknown';
    throw error;
  }
}

/** The first entry in which they differ, where both trees can be read. */
async function whichEntry(seen: View, shown: View): Promise<Pick<Evidence, 'entry'>> {
  const { hashes: a } = seen;
  const { hashes: b } = shown;
  if (a === undefined || b === undefined) return {};
  try {
    const index = await firstDifference(Math.min(seen.size, shown.size), a, b);
    if (index === undefined) return {};
    const of = async ({ size }: View, hashes: HashReader) => ({
      leafHash: (await hashes([{ level: 0, index }]))[0] as Uint8Array,
      proof: await inclusionProof(index, size, hashes),
    });
    return { entry: { index, inFirst: await of(seen, a), inSecond: await of(shown, b) } };
  } catch (error) {
    // One of them does not show its tree: the two signed roots are evidence enough.
    if (error instanceof TlogError) return {};
    throw error;
  }
}
