import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Fact } from '@tongzhou/domain';
import { Application } from '../apps/server/src/application/application.ts';
import { type Database, openDatabase } from '../apps/server/src/database/open.ts';
import { commitBatch } from '../apps/server/src/journal/batch.ts';
import { type StoredFact, storedFact } from '../apps/server/src/journal/entry.ts';
import { integrateBatch } from '../apps/server/src/log/integrate.ts';
import { SnapshotKeeper } from '../apps/server/src/replay/snapshot-keeper.ts';
import { snapshotPath } from '../apps/server/src/snapshot/snapshots.ts';
import { postgresPrograms, startPostgres } from '../apps/server/test/support/databases.ts';
import { Days } from './growth/days.ts';
import { GrowthWorld } from './growth/world.ts';
import { cpuMs, median } from './measure.ts';

/**
 * `node bench/start.ts 20000 200000`: how long a start takes until it knows its state, with a snapshot and without one, and what it holds in memory
 * then. The journal is that of days as real ones are (`bench/growth`), put into a database without its transfers, and taken up into the log. Each
 * start is a process of its own, timed from its first moment; pages and doors are not in it.
 */
const ONCE = 'once';
const ROUNDS = 3;
const FACTS = 2_000;

type Started = {
  readonly seconds: number;
  readonly cpu: number;
  readonly resident: number;
  readonly heap: number;
  readonly from: number;
  readonly position: number;
};

if (process.argv[2] === ONCE) await once(process.argv[3] as string, process.argv[4] || undefined);
else await all(process.argv.slice(2).map(Number));
process.exit(0);

async function once(folder: string, databaseUrl: string | undefined): Promise<void> {
  const application = await Application.open({ folder, databaseUrl });
  const { position } = application.state;
  const resident = process.memoryUsage.rss();
  const heap = process.memoryUsage().heapUsed;
  const from = application.begunFrom?.position ?? 0;
  const started: Started = {
    ...{ seconds: performance.now() / 1_000, cpu: cpuMs() / 1_000, resident, heap, from, position },
  };
  console.log(JSON.stringify(started));
}

async function all(sizes: readonly number[]): Promise<void> {
  const load = loadavg()[0]?.toFixed(1);
  console.log(
    `${cpus()[0]?.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, load ${load}`,
  );
  const programs = postgresPrograms();
  for (const size of sizes.length > 0 ? sizes : [20_000, 200_000]) {
    const facts: StoredFact[] = [];
    GrowthWorld.wrote = (fact: Fact) => void facts.push(storedFact(fact));
    new Days().until(size);
    await start('PGlite', undefined, facts);
    if (!programs) continue;
    const postgres = await startPostgres(programs);
    await start('PostgreSQL', postgres.url, facts);
    await postgres.stop();
  }
}

async function start(name: string, url: string | undefined, facts: readonly StoredFact[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tongzhou-bench-'));
  const database = await openDatabase({ url, folder });
  await fill(database, facts);
  await database.close();
  tell(`${name}, ${facts.length} facts, from the first fact`, started(folder, url));
  const application = await Application.open({ folder, databaseUrl: url });
  const beganCpu = cpuMs();
  const began = performance.now();
  let longest = 0;
  let last = performance.now();
  const turn = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  const position = (await new SnapshotKeeper(application, 1).now()) ?? 0;
  clearInterval(turn);
  const seconds = (performance.now() - began) / 1_000;
  const { size } = statSync(snapshotPath(folder, position));
  console.log(
    `  made behind the commands in ${seconds.toFixed(1)} s; of the server's processor ${((cpuMs() - beganCpu) / 1_000).toFixed(1)} s, its longest turn ${longest.toFixed(0)} ms; ${(size / 1e6).toFixed(1)} MB on the disk`,
  );
  await application.close();
  tell(`${name}, ${facts.length} facts, from a snapshot`, started(folder, url));
  rmSync(folder, { recursive: true, force: true });
}

function started(folder: string, url: string | undefined): Started[] {
  return Array.from({ length: ROUNDS }, () => {
    const said = execFileSync(process.execPath, [import.meta.filename, ONCE, folder, url ?? '']);
    return JSON.parse(said.toString().trim().split('\n').at(-1) as string) as Started;
  });
}

function tell(what: string, rounds: readonly Started[]): void {
  const of = (each: (one: Started) => number) => median(rounds.map(each));
  const from = rounds[0]?.from;
  console.log(
    `${what} (goes on from ${from}): ${of(({ seconds }) => seconds).toFixed(1)} s (processor ${of(({ cpu }) => cpu).toFixed(1)} s), resident ${(of(({ resident }) => resident) / 2 ** 20).toFixed(0)} MiB, heap ${(of(({ heap }) => heap) / 2 ** 20).toFixed(0)} MiB`,
  );
}

async function fill(database: Database, facts: readonly StoredFact[]): Promise<void> {
  for (let at = 0; at < facts.length; at += FACTS)
    await commitBatch(database, { facts: facts.slice(at, at + FACTS), commands: [], transfers: [] });
  let edge = null;
  for (let count = 1; count > 0; ) ({ count, edge } = await integrateBatch(database, FACTS, edge));
}
