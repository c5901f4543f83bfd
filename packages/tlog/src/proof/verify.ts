import { type LogTrust, openCheckpoint } from '../checkpoint/open.ts';
import type { WitnessSeen } from '../checkpoint/witness-policy.ts';
import { TlogError } from '../error.ts';
import { leafHash } from '../hash/hash.ts';
import { verifyInclusion } from '../merkle/inclusion.ts';
import { parseProof } from './tlog-proof.ts';

/** What a verified proof establishes: this entry stands at `index` of this log, whose key signed a tree that has it. */
export interface ProvenEntry {
  readonly origin: string;
  readonly index: number;
  /** RFC 6962 hash of the entry. */
  readonly leafHash: Uint8Array;
  /** The tree it was proven in. */
  readonly size: number;
  readonly root: Uint8Array;
  /** The log's key that signed the tree. */
  readonly signedBy: { readonly name: string; readonly keyId: number };
  /** Witnesses of the policy whose cosignatures were verified; without them a log could show each reader another tree. */
  readonly witnesses: readonly WitnessSeen[];
  /** Data that came along. Not vouched for by anything. */
  readonly extraUnverified?: Uint8Array;
}

/**
 * Verifies a `.tlog-proof` file for an entry, without a network (C2SP tlog-proof, "Verifying a tlog proof").
 * Throws as `parseProof` and `openCheckpoint` do, and `wrong-inclusion` when the entry is not the one proven.
 */
export async function verifyProof(
  proofFile: Uint8Array,
  entry: Uint8Array,
  trust: LogTrust,
): Promise<ProvenEntry> {
  const proof = parseProof(proofFile);
  const { origin, size, root, signedBy: key, witnesses } = await openCheckpoint(proof.checkpoint, trust);
  const { index, extra } = proof;
  if (index >= size) throw new TlogError('wrong-inclusion', `no entry ${index} in a tree of ${size}`);
  const hash = leafHash(entry);
  verifyInclusion({ index, size, leafHash: hash, root }, proof.hashes);
  const signedBy = { name: key.name, keyId: key.keyId };
  const proven = { origin, index, leafHash: hash, size, root, signedBy, witnesses };
  return extra === undefined ? proven : { ...proven, extraUnverified: extra };
}
