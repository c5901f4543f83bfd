import { balanceRows } from '@tongzhou/domain';
import { createVerifier, LogClient, type OpenedCheckpoint } from '@tongzhou/tlog';
import { sql } from 'kysely';
import type { Database } from '../../src/database/open.ts';
import { databaseBalances } from '../../src/ledger/balances.ts';
import { COMMANDS_SENT, nextCommand, type Sent, seeded, send } from './client-load.ts';
import { type Prepared, prepare, reopen, startServer } from './crashing-server.ts';

const CLIENTS = 6;

export type KillReport = {
  readonly kills: number;
  readonly acknowledged: number;
  /** Acknowledged, and gone or done anew when it was asked for again. */
  readonly lost: number;
  /** Effects in the journal beyond one for each key. */
  readonly doubled: number;
  /** Acknowledged never, and found done or not done after the restart; done at most once either way. */
  readonly unanswered: number;
  readonly entries: number;
  /** From the kill to the first answer of the server that was started after it, in milliseconds. */
  readonly recovery: { readonly median: number; readonly longest: number };
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
  const begun = await reopen(prepared);
  const before = await effects(begun.database);
  await begun.close();
  const all: Sent[] = [];
  let seen: OpenedCheckpoint | undefined;
  let unanswered = 0;
  const lost = new Set<string>();
  const recoveries: number[] = [];
  let killedAt: number | null = null;
  for (let round = 0; round <= kills; round += 1) {
    const server = await startServer(prepared);
    try {
      await fetch(`${server.url}/log/checkpoint`).then((response) => response.arrayBuffer());
      if (killedAt !== null) recoveries.push(performance.now() - killedAt);
      seen = await followLog(server.url, seen);
      const open = all.filter((each) => each.acknowledged === null);
      unanswered += open.length;
      for (const each of open) if (!(await send(server.url, each))) throw new Error(`${each.key}: no answer`);
      await askAgain(server.url, round === kills ? all : all.slice(-200), lost);
      if (round === kills) break;
      killedAt = await loadUntil(server, prepared, all, random);
    } finally {
      await server.kill();
    }
    if ((round + 1) % 20 === 0)
      say(
        `${round + 1} of ${kills} kills, ${all.length} commands, ${lost.size} lost, last recovery ${Math.round(recoveries.at(-1) ?? 0)} ms`,
      );
  }
  const doubled = await checkBooks(prepared, all, lost, before);
  return {
    kills,
    acknowledged: all.filter((each) => each.acknowledged !== null).length,
    lost: lost.size,
    doubled,
    unanswered,
    entries: seen?.size ?? 0,
    recovery: {
      median: Math.round(recoveries.toSorted((a, b) => a - b)[recoveries.length >> 1] ?? 0),
      longest: Math.round(Math.max(0, ...recoveries)),
    },
  };
}

/** Clients send as fast as they are answered; somewhere in between the server dies. Answers when. */
async function loadUntil(
  server: { url: string; kill: () => Promise<void> },
  prepared: Prepared,
  all: Sent[],
  random: () => number,
): Promise<number> {
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
  const killedAt = performance.now();
  await server.kill();
  await Promise.all(clients);
  return killedAt;
}

/** A second asking gives the first answer and has no effect of its own; where it has one, the first was lost. */
async function askAgain(url: string, sent: readonly Sent[], lost: Set<string>): Promise<void> {
  for (const each of sent) {
    const again = await send(url, each);
    if (!again) throw new Error(`${each.key}: no answer`);
    if (!again.replayed) lost.add(each.key);
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

/** Adds to `lost` what the database does not know, and answers how many effects there are beyond one for each key. */
async function checkBooks(
  prepared: Prepared,
  all: readonly Sent[],
  lost: Set<string>,
  before: number,
): Promise<number> {
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
    const { rows: keys } = await sql<{ key: string }>`select key from command`.execute(database.sql);
    const known = new Set(keys.map(({ key }) => key));
    for (const { key, acknowledged } of all) if (acknowledged !== null && !known.has(key)) lost.add(key);
    return (await effects(database)) - before - all.length;
  } finally {
    await application.close();
  }
}

/** Decisions in the journal that were made by commands of the kinds that are sent here. */
async function effects({ sql: database }: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from fact
    where body::json -> 'decision' ->> 'command' in (${sql.join(COMMANDS_SENT)})`.execute(database);
  return Number(rows[0]?.count ?? 0);
}
