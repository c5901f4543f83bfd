import {
  edgeRoot,
  emptyTreeEdge,
  equalBytes,
  parseCheckpoint,
  parseNote,
  planAppend,
  readTreeEdge,
  type TreeEdge,
} from '@tongzhou/tlog';
import { sql, type Transaction } from 'kysely';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';

/** Hashes in a full tile, entries in a full bundle (C2SP tlog-tiles). */
const TILE_WIDTH = 256;

/** What a batch has moved: how many facts, and the tree's edge for the next batch. */
export type IntegratedBatch = { readonly count: number; readonly edge: TreeEdge };

/**
 * Moves the next public facts of the journal into the log's tree, in one transaction: entries, tiles, size and root. The
 * head's row is locked meanwhile, so that two servers never grow two trees. Nothing is signed here: see `signHead`.
 * `known` is the edge of the last batch of this server; it is used only while no other server has gone on. `assertGoing` throws
 * where this server has stopped, as it may have on the very connection of this transaction: then nothing is moved.
 */
export function integrateBatch(
  { sql: database }: Database,
  limit: number,
  known: TreeEdge | null,
  assertGoing: () => void = () => {},
): Promise<IntegratedBatch> {
  return database.transaction().execute(async (transaction) => {
    const head = await transaction
      .selectFrom('log_head')
      .select(['size', 'position', 'root', 'signed_size', 'checkpoint'])
      .forUpdate()
      .executeTakeFirstOrThrow();
    assertGoing();
    const rows = await transaction
      .selectFrom('fact')
      .select(['position', 'body'])
      .where('public', '=', true)
      .where('position', '>', head.position)
      .orderBy('position')
      .limit(limit)
      .execute();
    const edge = known?.size === head.size ? known : await storedEdge(transaction, head);
    const last = rows.at(-1);
    if (last === undefined) return { count: 0, edge };
    const plan = planAppend(
      edge,
      rows.map((row) => Buffer.from(row.body, 'utf8')),
    );
    await writeFiles(transaction, plan.tiles);
    await deleteSuperseded(transaction, plan.tiles.keys());
    await writeEntries(transaction, rows, plan.firstIndex);
    await transaction
      .updateTable('log_head')
      .set({ size: plan.size, position: last.position, root: Buffer.from(plan.root) })
      .execute();
    return { count: rows.length, edge: plan.edge };
  });
}

type Head = {
  readonly size: number;
  readonly root: Uint8Array | null;
  readonly signed_size: number;
  readonly checkpoint: string | null;
};

/** The edge as it is stored; throws where it is not the tree that was integrated and signed: nothing grows on that. */
async function storedEdge(transaction: Transaction<Tables>, head: Head): Promise<TreeEdge> {
  const edge = await edgeOf(transaction, head.size);
  const root = edgeRoot(edge);
  const wanted = [
    head.root && new Uint8Array(head.root),
    head.checkpoint !== null && head.signed_size === head.size && rootIn(head.checkpoint),
  ];
  if (head.size > 0 && wanted.some((each) => each && !equalBytes(each, root)))
    throw new Error(`log_file: the tiles are not those of the ${head.size} entries that are signed`);
  return edge;
}

const rootIn = (checkpoint: string): Uint8Array =>
  parseCheckpoint(parseNote(new Uint8Array(Buffer.from(checkpoint, 'utf8'))).text).root;

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

/**
 * Deletes the partial tiles and bundles that a full one has taken the place of; readers of an older checkpoint take the
 * first part of that (C2SP tlog-tiles, "Partial Tiles"). By name, since names have no order that an index would know.
 */
async function deleteSuperseded(transaction: Transaction<Tables>, written: Iterable<string>): Promise<void> {
  // Only the first tile of a row can have been partial before: the others are new.
  const filled = new Map<string, string>();
  for (const path of written) {
    const row = path.split('/')[1] as string;
    if (!path.includes('.p/') && !filled.has(row)) filled.set(row, path);
  }
  const paths = [...filled.values()].flatMap((path) =>
    Array.from({ length: TILE_WIDTH - 1 }, (_, width) => `${path}.p/${width + 1}`),
  );
  if (paths.length > 0) await transaction.deleteFrom('log_file').where('path', 'in', paths).execute();
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
