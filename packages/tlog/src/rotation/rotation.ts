import { formatCheckpoint, parseCheckpoint } from '../checkpoint/checkpoint.ts';
import type { TreeHead } from '../checkpoint/log-keys.ts';
import { TlogError } from '../error.ts';
import { formatVerifierKey } from '../note/key.ts';
import { parseNote } from '../note/note.ts';
import { openNote } from '../note/open.ts';
import { signNote } from '../note/sign.ts';
import type { NoteSigner } from '../note/signer.ts';
import { createVerifier, type NoteVerifier } from '../note/verifier.ts';

// A rotation statement is itself a checkpoint (C2SP tlog-checkpoint) of the tree at which the key changes, with one
// extension line "key-rotation/v1 <old vkey> <new vkey>", signed by both keys. So whoever verifies checkpoints
// verifies it, a witness can cosign it, and two different ones at one size are a split view like any other.

const EXTENSION = 'key-rotation/v1';

/** The tree at which a log changes its key. */
export interface RotationHead extends TreeHead {
  readonly origin: string;
}

/** A rotation that both keys have signed: the old one names its successor, the new one accepts. */
export interface KeyRotation extends RotationHead {
  readonly oldKey: NoteVerifier;
  readonly newKey: NoteVerifier;
  /** The signed note as it was received. */
  readonly signed: Uint8Array;
}

/**
 * Signs the statement by which `oldSigner` hands a log over to `newSigner` at a tree that is already durable and at
 * least as large as any the old key has signed. Throws `bad-argument` for keys that cannot follow each other.
 */
export function signRotation(
  { origin, size, root }: RotationHead,
  oldSigner: NoteSigner,
  newSigner: NoteSigner,
): Promise<Uint8Array> {
  const keys = [oldSigner, newSigner].map(formatVerifierKey);
  if (oldSigner.name !== newSigner.name) {
    throw new TlogError('bad-argument', 'both keys must bear the name of the log: its origin stays the same');
  }
  if (keys[0] === keys[1]) throw new TlogError('bad-argument', 'the new key is the old one');
  const extensions = [`${EXTENSION} ${keys.join(' ')}`];
  return signNote(formatCheckpoint({ origin, size, root, extensions }), [oldSigner, newSigner]);
}

/** Whether a signed note is a rotation statement; verifies nothing. */
export function isRotation(signed: Uint8Array): boolean {
  const lines = parseNote(signed).text.split('\n');
  return lines[3]?.startsWith(`${EXTENSION} `) === true;
}

/**
 * Opens a rotation statement: both keys that it names must have signed it. That makes it whole, not true: it counts
 * for whoever trusts one of the two keys (`keyChain`). Throws as `openNote` and `parseCheckpoint` do, and
 * `malformed-rotation`, `unknown-signer` when one of the two signatures is missing.
 */
export async function openRotation(signed: Uint8Array): Promise<KeyRotation> {
  const { origin, size, root, extensions } = parseCheckpoint(parseNote(signed).text);
  const [word, old, next, ...more] = extensions[0]?.split(' ') ?? [];
  if (
    word !== EXTENSION ||
    old === undefined ||
    next === undefined ||
    more.length > 0 ||
    extensions.length > 1
  ) {
    throw malformed(`the fourth and last line must be "${EXTENSION} <old vkey> <new vkey>"`);
  }
  const [oldKey, newKey] = await Promise.all([createVerifier(old), createVerifier(next)]);
  if (oldKey.name !== newKey.name || old === next) throw malformed('two keys of one name are needed');
  const { verified } = await openNote(signed, [oldKey, newKey]);
  for (const key of [oldKey, newKey]) {
    if (!verified.some((line) => line.verifier === key)) {
      throw new TlogError('unknown-signer', `key rotation at size ${size}: both keys must sign it`);
    }
  }
  return { origin, size, root, oldKey, newKey, signed };
}

const malformed = (why: string): TlogError =>
  new TlogError('malformed-rotation', `malformed key rotation: ${why}`);
