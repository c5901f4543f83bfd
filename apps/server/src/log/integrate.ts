import { emptyTreeEdge, planAppend, readTreeEdge, type TreeEdge } from '@tongzhou/tlog';
import { sql, type Transaction } from 'kysely';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';

/** What a batch has moved: how many facts, and the tree's edge for the next batch. */
export type IntegratedBatch = { readonly count: number; readonly edge: TreeEdge };

/**
 * Moves the next public facts of the journal into the log's tree, in one transaction: entries, tiles, size and root. The
 * head's row is locked meanwhile, so that two servers never grow two trees. Nothing is signed here: see `signHead`.
 * `known` is the edge of the last batch of this server; it is used only while no other server has gone on.
 */
export function integrateBatch(
  { sql: database }: Database,
  limit: number,
  known: TreeEdge | null,
): Promise<IntegratedBatch> {
  return database.transaction().execute(async (transaction) => {
    const head = await transaction
      .selectFrom('log_head')
      .select(['size', 'position'])
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
    const edge = known?.size === head.size ? known : await edgeOf(transaction, head.size);
    const last = rows.at(-1);
    if (last === undefined) return { count: 0, edge };
    const plan = planAppend(
      edge,
      rows.map((row) => Buffer.from(row.body, 'utf8')),
    );
    await writeFiles(transaction, plan.tiles);
    await writeEntries(transaction, rows, plan.firstIndex);
    await transaction
      .updateTable('log_head')
      .set({ size: plan.size, position: last.position, root: Buffer.from(plan.root) })
      .execute();
    return { count: rows.length, edge: plan.edge };
  });
}

const edgeOf = (transaction: Transaction<Tables>, size: number): Promise<TreeEdge> =>
  size === 0
    ? Promise.resolve(emptyTreeEdge())
    : readTreeEdge(size, async (path) => {
        const row = await transaction
          .selectFrom('log_file')
          .select('bytes')
          .where('path', '=', path)
          .executeTakeFirst();
        return row?.bytes ?? null;
      });

async function writeFiles(
  transaction: Transaction<Tables>,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  const rows = JSON.stringify(
    [...files].map(([path, bytes]) => ({ path, bytes: Buffer.from(bytes).toString('base64') })),
  );
  await sql`insert into log_file (path, bytes)
    select path, decode(bytes, 'base64') from json_to_recordset(${rows}::json) as f(path text, bytes text)
    on conflict (path) do update set bytes = excluded.bytes`.execute(transaction);
}

async function writeEntries(
  transaction: Transaction<Tables>,
  rows: readonly { readonly position: number }[],
  firstIndex: number,
): Promise<void> {
  const positions = JSON.stringify(rows.map((row) => row.position));
  await sql`insert into log_entry (position, index)
    select value::bigint, ${firstIndex}::bigint + ordinality - 1
    from json_array_elements_text(${positions}::json) with ordinality`.execute(transaction);
}
