import type { LogKey } from '../checkpoint/log-keys.ts';
import { TlogError } from '../error.ts';
import { parseNote } from '../note/note.ts';
import type { NoteVerifier } from '../note/verifier.ts';
import type { FileReader } from '../tiles/tile-reader.ts';
import { keyChain, readRotations } from './key-chain.ts';

/** The rotations that a log shows now, and its keys by them. */
export interface FollowedRotations {
  readonly statements: readonly Uint8Array[];
  readonly keys: readonly LogKey[];
}

/**
 * Reads a log's rotation statements again. It may add to those that are known, and neither take one back (`rollback`)
 * nor change one (`broken-rotation`); else throws as `keyChain` does.
 */
export async function followRotations(
  trusted: NoteVerifier,
  known: readonly Uint8Array[],
  read: FileReader,
): Promise<FollowedRotations> {
  const statements = await readRotations(read);
  if (statements.length < known.length) {
    throw new TlogError('rollback', `${trusted.name} no longer shows ${known.length} key rotations`);
  }
  known.forEach((before, i) => {
    if (parseNote(statements[i] as Uint8Array).text !== parseNote(before).text) {
      throw new TlogError('broken-rotation', `${trusted.name} has changed its key rotation ${i + 1}`);
    }
  });
  return { statements, keys: await keyChain(trusted, statements) };
}
