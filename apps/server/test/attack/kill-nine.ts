import { balanceRows } from '@tongzhou/domain';
import { createVerifier, LogClient, type OpenedCheckpoint } from '@tongzhou/tlog';
import { sql } from 'kysely';
import { databaseBalances } from '../../src/ledger/balances.ts';
import { nextCommand, type Sent, seeded, send } from './client-load.ts';
import { type Prepared, prepare, reopen, startServer } from './crashing-server.ts';

const CLIENTS = 6;

export type KillReport = {
  readonly kills: number;
  readonly acknowledged: number;
  /** Acknowledged never, and found done or not done after the restart; done at most once either way. */
  readonly unanswered: number;
  readonly entries: number;
};

/**
 * Kills the real server at random moments under load, as many times as asked. After each restart: every acknowledged
 * command gives its first answer again, every unanswered one is retried to one effect, and the log contains the tree of
 * the last checkpoint that anybody saw. At the end the books are read from the database itself.
 */
export async function killNine(
  databaseUrl: string | undefined,
  kills: number,
  seed: number,
  say: (line: string) => void = () => {},
): Promise<KillReport> {
  const random = seeded(seed);
  const prepared = await prepare(databaseUrl);
  const all: Sent[] = [];
  let seen: OpenedCheckpoint | undefined;
  let unanswered = 0;
  for (let round = 0; round <= kills; round += 1) {
    const server = await startServer(prepared);
    try {
      seen = await followLog(server.url, seen);
      const open = all.filter((each) => each.acknowledged === null);
      unanswered += open.length;
      for (const each of open) if (!(await send(server.url, each))) throw new Error(`${each.key}: no answer`);
      await checkAcknowledged(server.url, all.slice(-200));
      if (round === kills) break;
      await loadUntil(server, prepared, all, random);
    } finally {
      await server.kill();
    }
    if ((round + 1) % 20 === 0) say(`${round + 1} of ${kills} kills, ${all.length} commands`);
  }
  await checkBooks(prepared, all);
  const acknowledged = all.filter((each) => each.acknowledged !== null).length;
  return { kills, acknowledged, unanswered, entries: seen?.size ?? 0 };
}

/** Clients send as fast as they are answered; somewhere in between the server dies. */
async function loadUntil(
  server: { url: string; kill: () => Promise<void> },
  prepared: Prepared,
  all: Sent[],
  random: () => number,
): Promise<void> {
  let alive = true;
  const client = async () => {
    while (alive) {
      const command = nextCommand(prepared, random);
      all.push(command);
      if ((await send(server.url, command)) === null && !alive) return;
    }
  };
  const clients = Array.from({ length: CLIENTS }, client);
  await new Promise((resolve) => setTimeout(resolve, 20 + random() * 600));
  alive = false;
  await server.kill();
  await Promise.all(clients);
}

/** A second asking gives the first answer and has no effect of its own. */
async function checkAcknowledged(url: string, sent: readonly Sent[]): Promise<void> {
  for (const each of sent) {
    const again = await send(url, each);
    if (!again?.replayed) throw new Error(`${each.key} was acknowledged, and is done a second time`);
  }
}

/** What a reader does who has seen an earlier checkpoint: throws where the log does not contain that tree. */
async function followLog(url: string, known: OpenedCheckpoint | undefined): Promise<OpenedCheckpoint> {
  const read = async (path: string) => {
    const response = await fetch(`${url}/log/${path}`);
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  };
  const key = new TextDecoder().decode((await read('key')) ?? new Uint8Array(0)).trim();
  const client = new LogClient({ read, log: await createVerifier(key), ...(known && { known }) });
  return client.checkpoint();
}

async function checkBooks(prepared: Prepared, all: readonly Sent[]): Promise<void> {
  const application = await reopen(prepared);
  try {
    const { database, state } = application;
    const { rows } = await databaseBalances(database);
    if (JSON.stringify(rows) !== JSON.stringify(balanceRows(state)))
      throw new Error('the database’s balances are not those of the replayed facts');
    const trial = await sql<{ unit: string }>`
      select unit from account group by unit having sum(posted_in) <> sum(posted_out)`.execute(database.sql);
    if (trial.rows.length > 0) throw new Error(`the trial balance of ${trial.rows[0]?.unit} is not zero`);
    const moved = await sql<{ id: string }>`
      select a.id from account a where a.posted_in - a.posted_out <> (
        select coalesce(sum(case when t.to_account = a.id then t.amount else 0 end), 0)
             - coalesce(sum(case when t.from_account = a.id then t.amount else 0 end), 0)
        from transfer t where t.phase in ('posted', 'post') and (t.to_account = a.id or t.from_account = a.id))`.execute(
      database.sql,
    );
    if (moved.rows.length > 0) throw new Error(`${moved.rows[0]?.id} is not the sum of its transfers`);
    const keys = await sql<{ count: number }>`select count(*) as count from command`.execute(database.sql);
    if (keys.rows[0]?.count !== all.length)
      throw new Error(`${all.length} commands were sent, ${keys.rows[0]?.count} had an effect`);
  } finally {
    await application.close();
  }
}
