import { emptyRoot, type NoteSigner, signCheckpoint } from '@tongzhou/tlog';
import { sql } from 'kysely';
import type { Database } from '../database/open.ts';

/** A checkpoint that this log has signed. */
export type SignedHead = { readonly size: number; readonly signed: Uint8Array };

/**
 * Signs the tree that is durable, if nothing newer is signed yet, and makes the signature durable before anybody sees it.
 * A slower server that has signed an older tree finds the row moved on and gives way. Null: there was nothing to sign.
 */
export async function signHead(
  { sql: database }: Database,
  origin: string,
  signers: readonly NoteSigner[],
): Promise<SignedHead | null> {
  const head = await database
    .selectFrom('log_head')
    .select(['size', 'root', 'signed_size', 'checkpoint'])
    .executeTakeFirstOrThrow();
  if (head.checkpoint !== null && head.signed_size >= head.size) return null;
  const root = head.size === 0 ? emptyRoot() : head.root;
  if (root === null) throw new Error('the log has entries and no root');
  const checkpoint = { origin, size: head.size, root: new Uint8Array(root), extensions: [] };
  const signed = await signCheckpoint(checkpoint, signers);
  const text = Buffer.from(signed).toString('utf8');
  const { numUpdatedRows } = await database
    .updateTable('log_head')
    .set({ checkpoint: text, signed_size: head.size })
    .where((where) => where.or([where('checkpoint', 'is', null), where('signed_size', '<', head.size)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n ? { size: head.size, signed } : null;
}

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
