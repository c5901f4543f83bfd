import {
  CompactRange,
  consistencyProof,
  equalBytes,
  hashesFromTiles,
  leafHash,
  storedTiles,
  TlogError,
  type TreeHead,
  verifyConsistency,
} from '@tongzhou/tlog';
import type { Database } from '../database/open.ts';
import { LogFiles } from './files.ts';

const ROWS_PER_READ = 4_096;

/**
 * Whether the tree of the database contains an earlier one. By a proof from its tiles; where they give none, by the public
 * facts themselves: tiles that were damaged are no other history, and this throws what is wrong with them.
 */
export async function contains(database: Database, tree: TreeHead, earlier: TreeHead): Promise<boolean> {
  if (earlier.size > tree.size) return false;
  if (earlier.size === 0) return true;
  const failed = await whyNot(database, tree, earlier);
  if (failed === null) return true;
  const root = await rootOfFacts(database, earlier.size);
  if (root !== null && equalBytes(root, earlier.root)) throw failed;
  return false;
}

/** Null where the tiles prove it. */
async function whyNot(database: Database, tree: TreeHead, earlier: TreeHead): Promise<TlogError | null> {
  const [oldSize, oldRoot, newSize, newRoot] = [earlier.size, earlier.root, tree.size, tree.root];
  try {
    const hashes = hashesFromTiles(storedTiles(newSize, new LogFiles(database).read));
    verifyConsistency(
      { oldSize, oldRoot, newSize, newRoot },
      await consistencyProof(oldSize, newSize, hashes),
    );
    return null;
  } catch (error) {
    if (error instanceof TlogError) return error;
    throw error;
  }
}

/** The root over the first public facts of the journal; null where there are fewer. */
async function rootOfFacts({ sql }: Database, size: number): Promise<Uint8Array | null> {
  const range = new CompactRange();
  for (let last = 0; range.end < size; ) {
    const rows = await sql
      .selectFrom('fact')
      .select(['position', 'body'])
      .where('public', '=', true)
      .where('position', '>', last)
      .orderBy('position')
      .limit(Math.min(ROWS_PER_READ, size - range.end))
      .execute();
    for (const { position, body } of rows) {
      range.append(leafHash(new Uint8Array(Buffer.from(body, 'utf8'))));
      last = position;
    }
    if (rows.length === 0) return null;
  }
  return range.root();
}
