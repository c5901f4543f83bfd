import {
  edgeRoot,
  emptyRoot,
  equalBytes,
  hashesFromTiles,
  type NoteSigner,
  readRoot,
  signCheckpoint,
  storedTiles,
  type TreeEdge,
} from '@tongzhou/tlog';
import { sql } from 'kysely';
import type { Database } from '../database/open.ts';
import { contains } from './contains.ts';
import { LogFiles } from './files.ts';
import type { KeptHead } from './kept-head.ts';

/** The tree that was to be signed does not contain the last one that was: it is another history. */
export class NotContained extends Error {
  override name = 'NotContained';
  /** Entries of the signed tree, and of the other. */
  readonly sizes: { readonly signed: number; readonly found: number };
  constructor(signed: number, found: number) {
    super(`the tree of ${found} entries does not contain the signed one of ${signed}; it is not signed`);
    this.sizes = { signed, found };
  }
}

/** This log was ended openly beside this server, and goes on as another. */
export class LogEnded extends Error {
  override name = 'LogEnded';
  readonly generation: number;
  constructor(generation: number) {
    super(`this log was ended, and goes on as its part ${generation}`);
    this.generation = generation;
  }
}

/** A checkpoint that this log has signed. */
export type SignedHead = { readonly size: number; readonly signed: Uint8Array };

/**
 * Signs the tree that is durable, if nothing newer is signed yet, and makes the signature durable before anybody sees it.
 * A slower server that has signed an older tree finds the row moved on and gives way. Null: there was nothing to sign.
 * The root is that of `known`, the tree that this server has itself made, or else of the tiles; where the head's row tells
 * of another one, somebody has changed it, and this throws. `kept`: the last head that was signed, outside the database; a
 * tree that does not contain it is never signed (`NotContained`), and the new one is kept there before anybody sees it.
 */
export async function signHead(
  database: Database,
  origin: string,
  signers: readonly NoteSigner[],
  known: TreeEdge | null,
  kept: KeptHead,
): Promise<SignedHead | null> {
  // First: what another server on this folder has kept since is in the database by now.
  const earlier = await kept.read();
  const head = await database.sql
    .selectFrom('log_head')
    .select(['size', 'root', 'signed_size', 'checkpoint', 'generation'])
    .executeTakeFirstOrThrow();
  if (head.generation !== kept.generation) throw new LogEnded(head.generation);
  if (head.checkpoint !== null && head.signed_size >= head.size) return null;
  const root = known?.size === head.size ? edgeRoot(known) : await rootOfTiles(database, head.size);
  if (head.size > 0 && !(head.root && equalBytes(new Uint8Array(head.root), root)))
    throw new Error(`log_head: its root is not that of the ${head.size} entries; nothing is signed`);
  const checkpoint = { origin, size: head.size, root, extensions: [] };
  if (earlier !== null && !(await contains(database, checkpoint, earlier)))
    throw new NotContained(earlier.size, head.size);
  const signed = await signCheckpoint(checkpoint, signers);
  await kept.keep(signed);
  const text = Buffer.from(signed).toString('utf8');
  const { numUpdatedRows } = await database.sql
    .updateTable('log_head')
    .set({ checkpoint: text, signed_size: head.size })
    .where('generation', '=', kept.generation)
    .where((where) => where.or([where('checkpoint', 'is', null), where('signed_size', '<', head.size)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n ? { size: head.size, signed } : null;
}

/** The root that the database's tree of `size` entries has by its tiles. */
export const rootOfTiles = (database: Database, size: number): Promise<Uint8Array> =>
  size === 0
    ? Promise.resolve(emptyRoot())
    : readRoot(size, hashesFromTiles(storedTiles(size, new LogFiles(database).read)));

/** The newest checkpoint that is signed, published or not; null before the first. */
export async function newestSigned({ sql: database }: Database): Promise<SignedHead | null> {
  const head = await database
    .selectFrom('log_head')
    .select(['signed_size', 'checkpoint'])
    .executeTakeFirstOrThrow();
  return head.checkpoint === null
    ? null
    : { size: head.signed_size, signed: new Uint8Array(Buffer.from(head.checkpoint, 'utf8')) };
}

/** Puts a checkpoint where readers find it; one of an older tree never replaces one of a newer. */
export async function publishCheckpoint(
  { sql: database }: Database,
  { size, signed }: SignedHead,
): Promise<void> {
  const bytes = Buffer.from(signed);
  await sql`insert into log_file (path, bytes) values ('checkpoint', ${bytes})
    on conflict (path) do update set bytes = excluded.bytes
    where split_part(convert_from(log_file.bytes, 'UTF8'), E'\n', 2)::bigint <= ${size}`.execute(database);
}
