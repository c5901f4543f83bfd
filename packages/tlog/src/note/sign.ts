import { formatNote, type NoteSignature } from './note.ts';
import type { NoteSigner } from './signer.ts';

/**
 * Signs a text, which must end with a newline, and returns the signed note.
 * `existing` signatures are kept and come first; those of the keys that sign now are replaced.
 */
export async function signNote(
  text: string,
  signers: readonly NoteSigner[],
  existing: readonly NoteSignature[] = [],
): Promise<Uint8Array> {
  const kept = existing.filter(
    (line) => !signers.some((signer) => signer.name === line.name && signer.keyId === line.keyId),
  );
  const fresh = await Promise.all(signers.map((signer) => signatureOf(text, signer)));
  return formatNote({ text, signatures: [...kept, ...fresh] });
}

/** One signer's signature line. */
export async function signatureOf(text: string, signer: NoteSigner): Promise<NoteSignature> {
  return { name: signer.name, keyId: signer.keyId, signature: await signer.sign(text) };
}
