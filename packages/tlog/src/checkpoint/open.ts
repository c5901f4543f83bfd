import { openNote } from '../note/open.ts';
import { signNote } from '../note/sign.ts';
import type { NoteSigner } from '../note/signer.ts';
import type { NoteVerifier } from '../note/verifier.ts';
import { type Checkpoint, formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { type LogKeys, listKeys, signingKey } from './log-keys.ts';
import { checkPolicy, meetPolicy, type WitnessPolicy, type WitnessSeen } from './witness-policy.ts';

/** Whose checkpoints to believe. */
export interface LogTrust {
  /** Key of the log; or its keys, each with the trees that it vouches for (`keyChain`). */
  readonly log: LogKeys;
  /** Origin line of the log; by default the name of the key that signed, as C2SP recommends. */
  readonly origin?: string;
  /** Which witnesses must have cosigned; by default none. */
  readonly policy?: WitnessPolicy;
}

/** A checkpoint whose signatures hold. */
export interface OpenedCheckpoint extends Checkpoint {
  /** The signed note as it was received. */
  readonly signed: Uint8Array;
  /** The log's key that makes it a checkpoint of the log. */
  readonly signedBy: NoteVerifier;
  readonly witnesses: readonly WitnessSeen[];
}

/** Signs a checkpoint, and returns the signed note to serve at `checkpoint`. The log's key should bear its origin. */
export function signCheckpoint(checkpoint: Checkpoint, signers: readonly NoteSigner[]): Promise<Uint8Array> {
  return signNote(formatCheckpoint(checkpoint), signers);
}

/**
 * Opens a signed checkpoint: it must be signed by the log's key, name the log's origin, and meet the witness policy.
 * Throws `malformed-note`, `malformed-checkpoint`, `unknown-signer`, `wrong-signature`, `wrong-origin`, `quorum-missed`;
 * after a key rotation also `key-out-of-range` and `wrong-consistency` (see `signingKey`).
 */
export async function openCheckpoint(signed: Uint8Array, trust: LogTrust): Promise<OpenedCheckpoint> {
  const policy = trust.policy ?? { witnesses: [], threshold: 0 };
  checkPolicy(policy);
  const keys = listKeys(trust.log);
  const note = await openNote(signed, [...keys.map(({ verifier }) => verifier), ...policy.witnesses]);
  const checkpoint = parseCheckpoint(note.text);
  const signedBy = signingKey(keys, checkpoint, note.verified, trust.origin);
  return { ...checkpoint, signed, signedBy, witnesses: meetPolicy(policy, note.verified) };
}
