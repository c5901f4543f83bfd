import { type LogKeys, listKeys } from '../checkpoint/log-keys.ts';
import { type OpenedCheckpoint, openCheckpoint } from '../checkpoint/open.ts';
import { equalBytes } from '../encoding/bytes.ts';
import { TlogError } from '../error.ts';
import { verifyConsistency } from '../merkle/consistency.ts';
import { verifyInclusion } from '../merkle/inclusion.ts';
import { bySize } from './compare.ts';
import type { ContradictionKind, Evidence } from './evidence.ts';

/** What a file of evidence shows. */
export interface EvidenceFinding {
  readonly kind: ContradictionKind;
  readonly origin: string;
  /** Sizes of the two trees, in the order in which they were seen. */
  readonly sizes: readonly [number, number];
  /** The first entry in which the two trees differ, where it is shown. */
  readonly entryIndex?: number;
  /** `false` for a rollback: that is what somebody saw, and a slow cache would look the same. */
  readonly proven: boolean;
}

/**
 * Checks a file of evidence with nothing but the log's key. Throws as `openCheckpoint` does when the notes were not
 * both signed by the log, and `malformed-evidence` when they do not show the contradiction that the file claims.
 */
export async function verifyEvidence(
  evidence: Evidence,
  trust: { readonly log: LogKeys; readonly origin?: string },
): Promise<EvidenceFinding> {
  // A log answers for all that its keys have signed, also for what they should no longer have signed.
  const log = listKeys(trust.log).map(({ verifier }) => ({ verifier }));
  const signers = { ...trust, log };
  const first = await openCheckpoint(evidence.first, signers);
  const second = await openCheckpoint(evidence.second, signers);
  if (first.origin !== second.origin || first.origin !== evidence.origin)
    throw unshown('two logs are not one');
  checkKind(evidence, first, second);
  const finding: EvidenceFinding = {
    kind: evidence.kind,
    origin: first.origin,
    sizes: [first.size, second.size],
    proven: evidence.kind !== 'rollback',
  };
  const { entry } = evidence;
  if (entry === undefined) return finding;
  const { index } = entry;
  if (equalBytes(entry.inFirst.leafHash, entry.inSecond.leafHash))
    throw unshown(`entry ${index} is the same in both`);
  for (const [{ size, root }, { leafHash, proof }] of [
    [first, entry.inFirst],
    [second, entry.inSecond],
  ] as const) {
    if (index >= size) throw unshown(`no entry ${index} in a tree of ${size}`);
    verifyInclusion({ index, size, leafHash, root }, proof);
  }
  return { ...finding, entryIndex: index };
}

function checkKind(evidence: Evidence, first: OpenedCheckpoint, second: OpenedCheckpoint): void {
  const { kind, growth, entry } = evidence;
  const [smaller, larger] = bySize(first, second);
  if (kind === 'split-view') {
    if (first.size !== second.size) throw unshown('a split view is two roots at one size');
    if (equalBytes(first.root, second.root)) throw unshown('both are the same tree');
    return;
  }
  if (first.size === second.size) throw unshown('at one size only a split view can be');
  if (kind === 'rollback') {
    if (second.size > first.size) throw unshown('the second checkpoint is the larger one');
    return;
  }
  if (kind === 'rewritten-entry' && entry === undefined) throw unshown('no entry is shown');
  if (growth === undefined) throw unshown('nothing shows how the larger tree began');
  const { rootInLarger, proof } = growth;
  if (equalBytes(rootInLarger, smaller.root)) throw unshown('the larger tree contains the smaller one');
  verifyConsistency(
    { oldSize: smaller.size, oldRoot: rootInLarger, newSize: larger.size, newRoot: larger.root },
    proof,
  );
}

const unshown = (why: string): TlogError =>
  new TlogError('malformed-evidence', `the evidence does not show what it claims: ${why}`);
