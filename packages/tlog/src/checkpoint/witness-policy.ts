import { equalBytes } from '../encoding/bytes.ts';
import { TlogError } from '../error.ts';
import { cosignatureTime } from '../note/cosignature.ts';
import { SIGNATURE_TYPE } from '../note/key.ts';
import type { VerifiedSignature } from '../note/open.ts';
import type { NoteVerifier } from '../note/verifier.ts';
import { fewestWitnesses, groupsOf, isMet, type Quorum, witnessesOf } from './quorum.ts';

/** `threshold` of the witnesses, any of them. */
export interface ThresholdPolicy {
  readonly witnesses: readonly NoteVerifier[];
  /** From 0 (ask for none, still check those present) to the number of witnesses. */
  readonly threshold: number;
}

/** Witnesses in groups, as a policy file describes them (C2SP tlog-policy). */
export interface QuorumPolicy {
  /** All whose cosignatures are checked; those that no group names do not count. */
  readonly witnesses: readonly NoteVerifier[];
  readonly quorum: Quorum;
}

/** Which witnesses must have cosigned a checkpoint before it is believed. */
export type WitnessPolicy = ThresholdPolicy | QuorumPolicy;

/** A witness whose cosignature has been verified. */
export interface WitnessSeen {
  readonly name: string;
  readonly keyId: number;
  /** When the witness says it saw the checkpoint, in seconds since the epoch. */
  readonly timeSeconds: number;
}

/** Throws `bad-argument` for a policy that could be met by fewer witnesses than it says, or by none. */
export function checkPolicy(policy: WitnessPolicy): void {
  const { witnesses } = policy;
  if ('quorum' in policy) {
    checkQuorum(policy);
  } else if (!isWithin(policy.threshold, 0, witnesses.length)) {
    throw unfit(`threshold ${policy.threshold} does not fit ${witnesses.length} witnesses`);
  }
  witnesses.forEach((witness, i) => {
    if (witness.type !== SIGNATURE_TYPE.cosignature) {
      throw unfit(`key of witness ${witness.name} is not for cosignatures`);
    }
    // One key under two names is one witness (C2SP tlog-policy).
    if (witnesses.slice(0, i).some((other) => equalBytes(other.publicKey, witness.publicKey))) {
      throw unfit(`witness ${witness.name} is listed twice`);
    }
  });
}

/** Each witness and each group may contribute in one way only. */
function checkQuorum({ witnesses, quorum }: QuorumPolicy): void {
  const counted = witnessesOf(quorum);
  if (counted.some((witness) => !witnesses.includes(witness))) {
    throw unfit('the quorum counts a witness that is not listed');
  }
  if (new Set(counted).size < counted.length) throw unfit('the quorum counts a witness twice');
  for (const { threshold, members } of groupsOf(quorum)) {
    if (!isWithin(threshold, 1, members.length)) {
      throw unfit(`threshold ${threshold} does not fit a group of ${members.length}`);
    }
  }
}

/** The policy's witnesses among verified signatures, each once with its latest time; throws `quorum-missed`. */
export function meetPolicy(policy: WitnessPolicy, verified: readonly VerifiedSignature[]): WitnessSeen[] {
  const seen = policy.witnesses.flatMap((witness): WitnessSeen[] => {
    const times = verified
      .filter((line) => line.verifier === witness)
      .map((line) => cosignatureTime(line.signature));
    if (times.length === 0) return [];
    return [{ name: witness.name, keyId: witness.keyId, timeSeconds: Math.max(...times) }];
  });
  const hasCosigned = (witness: NoteVerifier) => verified.some((line) => line.verifier === witness);
  const enough = 'quorum' in policy ? isMet(policy.quorum, hasCosigned) : seen.length >= policy.threshold;
  if (enough) return seen;
  const needed = 'quorum' in policy ? fewestWitnesses(policy.quorum) : policy.threshold;
  const what = 'quorum' in policy ? `at least ${needed}, in the groups of the policy,` : `${needed}`;
  throw new TlogError('quorum-missed', `${seen.length} of ${what} witnesses needed have cosigned`);
}

const isWithin = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;
const unfit = (why: string): TlogError => new TlogError('bad-argument', why);
