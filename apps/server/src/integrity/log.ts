import {
  edgeRoot,
  equalBytes,
  LogClient,
  type OpenedCheckpoint,
  openCheckpoint,
  readTreeEdge,
  TlogError,
} from '@tongzhou/tlog';
import type { Database } from '../database/open.ts';
import type { PublicLog } from '../log/public-log.ts';
import { FINDINGS_MAX, type Finding } from './finding.ts';

const ROWS_PER_READ = 2_000;

type EntryRow = { readonly position: number; readonly body: string; readonly index: number | null };

/**
 * The published log against the journal: its files verify as they do for anybody, its entries are the public facts, each
 * once and in order, and the tables that tell which entry holds which fact, and how far the log is, say the same.
 */
export async function checkLog(database: Database, log: PublicLog, signal?: AbortSignal): Promise<Finding[]> {
  const findings: Finding[] = [];
  const note = (table: string, row: string, detail: string) => {
    if (findings.length < FINDINGS_MAX) findings.push({ table, row, detail });
  };
  const client = new LogClient({ read: log.files.read, log: log.keys });
  try {
    const checkpoint = await client.checkpoint();
    const rows = publicFacts(database);
    await client.audit(checkpoint, async ({ index, bytes }) => {
      signal?.throwIfAborted();
      const { value: row } = await rows.next();
      if (!row) note('fact', `of entry ${index}`, 'is missing; the log has it');
      else if (!Buffer.from(row.body, 'utf8').equals(bytes))
        note('fact', String(row.position), `is not what entry ${index} of the log says`);
      else if (row.index !== index)
        note('log_entry', String(row.position), `says ${row.index}, not ${index}`);
      if (findings.length >= FINDINGS_MAX) throw new Enough();
    });
    for (const each of await checkHead(database, log, client, checkpoint)) findings.push(each);
  } catch (error) {
    if (error instanceof TlogError) note('log_file', error.place.path ?? '-', error.message);
    else if (!(error instanceof Enough)) throw error;
  }
  return findings;
}

class Enough extends Error {}

async function* publicFacts({ sql }: Database): AsyncGenerator<EntryRow, undefined> {
  for (let last = 0; ; ) {
    const rows: EntryRow[] = await sql
      .selectFrom('fact')
      .leftJoin('log_entry', 'log_entry.position', 'fact.position')
      .select(['fact.position', 'fact.body', 'log_entry.index'])
      .where('fact.public', '=', true)
      .where('fact.position', '>', last)
      .orderBy('fact.position')
      .limit(ROWS_PER_READ)
      .execute();
    yield* rows;
    const end = rows.at(-1);
    if (end === undefined) return;
    last = end.position;
  }
}

/** The tree that the next batch will be added to, and the checkpoint that is signed for it. */
async function checkHead(
  { sql }: Database,
  log: PublicLog,
  client: LogClient,
  published: OpenedCheckpoint,
): Promise<Finding[]> {
  const head = await sql.selectFrom('log_head').selectAll().executeTakeFirstOrThrow();
  const wrong = (detail: string): Finding => ({ table: 'log_head', row: `of ${head.size} entries`, detail });
  if (head.size < published.size) return [wrong(`the published checkpoint is of ${published.size} entries`)];
  const { of, last } = await sql
    .selectFrom('log_entry')
    .select(({ fn }) => [fn.countAll<number>().as('of'), fn.max('position').as('last')])
    .where('index', '<', head.size)
    .executeTakeFirstOrThrow();
  if (of !== head.size) return [wrong(`log_entry knows ${of} of them`)];
  if ((last ?? 0) !== head.position) return [wrong(`ends at fact ${head.position}, log_entry at ${last}`)];
  if (head.size === 0) return [];
  const root = edgeRoot(await readTreeEdge(head.size, log.files.read));
  if (head.root !== null && !equalBytes(new Uint8Array(head.root), root))
    return [wrong('its root is not that of its tiles')];
  if (head.checkpoint === null) return [wrong('a checkpoint is published and none is signed')];
  const signed = await openCheckpoint(Buffer.from(head.checkpoint, 'utf8'), { log: log.keys });
  if (signed.size !== head.signed_size)
    return [wrong(`says that ${head.signed_size} are signed; the signature is of ${signed.size}`)];
  await client.consistency(published, signed);
  if (signed.size === head.size && !equalBytes(signed.root, root))
    return [wrong('the signed root is not that of its tiles')];
  return [];
}
