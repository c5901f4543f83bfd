import { TlogError } from '../error.ts';
import { openNote } from '../note/open.ts';
import { signNote } from '../note/sign.ts';
import type { NoteSigner } from '../note/signer.ts';
import type { NoteVerifier } from '../note/verifier.ts';
import { type Checkpoint, formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { checkPolicy, meetPolicy, type WitnessPolicy, type WitnessSeen } from './witness-policy.ts';

/** Whose checkpoints to believe. */
export interface LogTrust {
  /** Key of the log. */
  readonly log: NoteVerifier;
  /** Origin line of the log; by default the name of its key, as C2SP recommends. */
  readonly origin?: string;
  /** Which witnesses must have cosigned; by default none. */
  readonly policy?: WitnessPolicy;
}

/** A checkpoint whose signatures hold. */
export interface OpenedCheckpoint extends Checkpoint {
  /** The signed note as it was received. */
  readonly signed: Uint8Array;
  readonly witnesses: readonly WitnessSeen[];
}

/** Signs a checkpoint, and returns the signed note to serve at `checkpoint`. The log's key should bear its origin. */
export function signCheckpoint(checkpoint: Checkpoint, signers: readonly NoteSigner[]): Promise<Uint8Array> {
  return signNote(formatCheckpoint(checkpoint), signers);
}

/**
 * Opens a signed checkpoint: it must be signed by the log's key, name the log's origin, and meet the witness policy.
 * Throws `malformed-note`, `malformed-checkpoint`, `unknown-signer`, `wrong-signature`, `wrong-origin`, `quorum-missed`.
 */
export async function openCheckpoint(signed: Uint8Array, trust: LogTrust): Promise<OpenedCheckpoint> {
  const policy = trust.policy ?? { witnesses: [], threshold: 0 };
  checkPolicy(policy);
  const note = await openNote(signed, [trust.log, ...policy.witnesses]);
  if (!note.verified.some((line) => line.verifier === trust.log)) {
    throw new TlogError('unknown-signer', `not signed by the log ${trust.log.name}`);
  }
  const checkpoint = parseCheckpoint(note.text);
  const origin = trust.origin ?? trust.log.name;
  if (checkpoint.origin !== origin) {
    throw new TlogError('wrong-origin', `checkpoint of ${checkpoint.origin}, expected ${origin}`);
  }
  return { ...checkpoint, signed, witnesses: meetPolicy(policy, note.verified) };
}
