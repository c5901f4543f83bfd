import { buildProof, hashesFromTiles, parseCheckpoint, parseNote, storedTiles } from '@tongzhou/tlog';
import type { Database } from '../database/open.ts';
import type { LogFiles } from './files.ts';

/** The entry of a fact and its `.tlog-proof` under the current checkpoint; null while it is not in the log. */
export async function buildFactProof({ sql }: Database, files: LogFiles, position: number) {
  const row = await sql
    .selectFrom('log_entry')
    .innerJoin('fact', 'fact.position', 'log_entry.position')
    .select(['log_entry.index', 'fact.body'])
    .where('log_entry.position', '=', position)
    .executeTakeFirst();
  const checkpoint = await files.read('checkpoint');
  if (!row || !checkpoint) return null;
  const { size } = parseCheckpoint(parseNote(checkpoint).text);
  if (row.index >= size) return null;
  const entry = new Uint8Array(Buffer.from(row.body, 'utf8'));
  // The entry travels as the proof's extra data, so that the one file is all that a person has to keep.
  const hashes = hashesFromTiles(storedTiles(size, files.read));
  return { index: row.index, size, entry, proof: await buildProof(checkpoint, row.index, hashes, entry) };
}
