import { TlogError } from '../error.ts';
import { formatKeyId } from './key.ts';
import { type NoteSignature, parseNote } from './note.ts';
import type { NoteVerifier } from './verifier.ts';

/** A signature that its key has verified. */
export interface VerifiedSignature extends NoteSignature {
  readonly verifier: NoteVerifier;
}

/** A note with at least one verified signature. */
export interface OpenedNote {
  readonly text: string;
  /** By known keys, in the note's order; a key that signed twice appears twice. */
  readonly verified: readonly VerifiedSignature[];
  /** By unknown keys: ignored, not checked. */
  readonly unverified: readonly NoteSignature[];
}

/**
 * Opens a signed note (C2SP signed-note, "Signatures"). Signatures by unknown keys are ignored; one by a known key that
 * does not verify rejects the whole note (`wrong-signature`), and so does the lack of any (`unknown-signer`).
 */
export async function openNote(bytes: Uint8Array, verifiers: readonly NoteVerifier[]): Promise<OpenedNote> {
  const { text, signatures } = parseNote(bytes);
  const verified: VerifiedSignature[] = [];
  const unverified: NoteSignature[] = [];
  for (const line of signatures) {
    const verifier = verifiers.find((known) => known.name === line.name && known.keyId === line.keyId);
    if (verifier === undefined) {
      unverified.push(line);
    } else if (await verifier.verify(text, line.signature)) {
      verified.push({ ...line, verifier });
    } else {
      const key = `${line.name}+${formatKeyId(line.keyId)}`;
      throw new TlogError('wrong-signature', `signature by ${key} does not verify`);
    }
  }
  if (verified.length === 0) throw new TlogError('unknown-signer', 'no signature by a known key');
  return { text, verified, unverified };
}
