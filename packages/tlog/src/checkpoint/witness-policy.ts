import { equalBytes } from '../encoding/bytes.ts';
import { TlogError } from '../error.ts';
import { cosignatureTime } from '../note/cosignature.ts';
import { SIGNATURE_TYPE } from '../note/key.ts';
import type { VerifiedSignature } from '../note/open.ts';
import type { NoteVerifier } from '../note/verifier.ts';

/** How many of which witnesses must have cosigned a checkpoint before it is believed. */
export interface WitnessPolicy {
  readonly witnesses: readonly NoteVerifier[];
  /** From 0 (ask for none, still check those present) to the number of witnesses. */
  readonly threshold: number;
}

/** A witness whose cosignature has been verified. */
export interface WitnessSeen {
  readonly name: string;
  readonly keyId: number;
  /** When the witness says it saw the checkpoint, in seconds since the epoch. */
  readonly timeSeconds: number;
}

/** Throws `bad-argument` for a policy that could be met by fewer witnesses than it says. */
export function checkPolicy({ witnesses, threshold }: WitnessPolicy): void {
  if (!Number.isInteger(threshold) || threshold < 0 || threshold > witnesses.length) {
    throw new TlogError('bad-argument', `threshold ${threshold} does not fit ${witnesses.length} witnesses`);
  }
  witnesses.forEach((witness, i) => {
    if (witness.type !== SIGNATURE_TYPE.cosignature) {
      throw new TlogError('bad-argument', `key of witness ${witness.name} is not for cosignatures`);
    }
    // One key under two names is one witness (C2SP tlog-policy).
    if (witnesses.slice(0, i).some((other) => equalBytes(other.publicKey, witness.publicKey))) {
      throw new TlogError('bad-argument', `witness ${witness.name} is listed twice`);
    }
  });
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
  if (seen.length < policy.threshold) {
    throw new TlogError(
      'quorum-missed',
      `${seen.length} of ${policy.threshold} witnesses needed have cosigned`,
    );
  }
  return seen;
}
