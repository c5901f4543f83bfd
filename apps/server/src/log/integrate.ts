import { emptyTreeEdge, type NoteSigner, planAppend, readTreeEdge, signCheckpoint } from '@tongzhou/tlog';
import { sql, type Transaction } from 'kysely';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';

/**
 * Moves the next public facts of the journal into the log, in one transaction: entries, tiles, and the checkpoint that
 * binds them. The head's row is locked meanwhile, so that two servers never grow two trees. Answers how many it moved.
 */
export function integrateBatch(
  { sql: database }: Database,
  origin: string,
  signer: NoteSigner,
  limit: number,
): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    const head = await transaction
      .selectFrom('log_head')
      .select(['size', 'position', 'checkpoint'])
      .forUpdate()
      .executeTakeFirstOrThrow();
    const rows = await transaction
      .selectFrom('fact')
      .select(['position', 'body'])
      .where('public', '=', true)
      .where('position', '>', head.position)
      .orderBy('position')
      .limit(limit)
      .execute();
    if (rows.length === 0 && head.checkpoint !== null) return 0;
    const read = (path: string) => readFile(transaction, path);
    const edge = head.size === 0 ? emptyTreeEdge() : await readTreeEdge(head.size, read);
    const plan = planAppend(
      edge,
      rows.map((row) => Buffer.from(row.body, 'utf8')),
    );
    const signed = await signCheckpoint({ origin, size: plan.size, root: plan.root, extensions: [] }, [
      signer,
    ]);
    const files = new Map(plan.tiles).set('checkpoint', signed);
    await writeFiles(transaction, files);
    await writeEntries(
      transaction,
      rows.map((row, index) => ({ position: row.position, index: plan.firstIndex + index })),
    );
    await transaction
      .updateTable('log_head')
      .set({
        size: plan.size,
        position: rows.at(-1)?.position ?? head.position,
        checkpoint: Buffer.from(signed).toString('utf8'),
      })
      .execute();
    return rows.length;
  });
}

async function readFile(transaction: Transaction<Tables>, path: string): Promise<Uint8Array | null> {
  const row = await transaction
    .selectFrom('log_file')
    .select('bytes')
    .where('path', '=', path)
    .executeTakeFirst();
  return row?.bytes ?? null;
}

async function writeFiles(
  transaction: Transaction<Tables>,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  const rows = JSON.stringify(
    [...files].map(([path, bytes]) => ({ path, bytes: Buffer.from(bytes).toString('base64') })),
  );
  await sql`insert into log_file (path, bytes)
    select path, decode(bytes, 'base64') from jsonb_to_recordset(${rows}::jsonb) as f(path text, bytes text)
    on conflict (path) do update set bytes = excluded.bytes`.execute(transaction);
}

async function writeEntries(
  transaction: Transaction<Tables>,
  entries: readonly { position: number; index: number }[],
): Promise<void> {
  const rows = JSON.stringify(entries);
  await sql`insert into log_entry (position, index)
    select position, index from jsonb_to_recordset(${rows}::jsonb) as e(position bigint, index bigint)`.execute(
    transaction,
  );
}
