import { parseCheckpoint } from '../checkpoint/checkpoint.ts';
import type { HashReader } from '../merkle/hash-reader.ts';
import { inclusionProof } from '../merkle/inclusion.ts';
import { parseNote } from '../note/note.ts';
import { formatProof } from './tlog-proof.ts';

/**
 * Builds the `.tlog-proof` file of entry `index` under a signed checkpoint. `read` gives the hashes of that tree;
 * a log passes its own tiles, unverified: whoever receives the proof verifies it.
 */
export async function buildProof(
  signedCheckpoint: Uint8Array,
  index: number,
  read: HashReader,
  extra?: Uint8Array,
): Promise<Uint8Array> {
  const { size } = parseCheckpoint(parseNote(signedCheckpoint).text);
  const proof = { index, hashes: await inclusionProof(index, size, read), checkpoint: signedCheckpoint };
  return formatProof(extra === undefined ? proof : { extra, ...proof });
}
