import { mkdtempSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { emptyRoot, sha256 } from '@tongzhou/tlog';
import { Application } from '../apps/server/src/application/application.ts';
import { commitBatch, emptyBatch } from '../apps/server/src/journal/batch.ts';
import { PublicLog } from '../apps/server/src/log/public-log.ts';
import { postgresPrograms, startPostgres } from '../apps/server/test/support/databases.ts';

/**
 * End to end: facts are committed to the journal by batches, sequenced, integrated into the tree, and the checkpoint
 * that covers them is signed and published; the clock runs from the first commit to the last publication, commits and
 * integration side by side. The facts' texts are as long as those of a stated need.
 */
const FACTS = Number(process.argv[2] ?? 300_000);
const BATCH = 2_000;
/** Facts that the journal may be ahead of the log: what a server under load shows as lag. */
const AHEAD_MAX = 20_000;

const body = (position: number): string =>
  JSON.stringify({
    actor: { mandate: 'mandate-wuhan-union', organisation: 'wuhan-union', seat: 'wuhan-union-equipment' },
    at: '2020-02-03T12:00:00.000Z',
    data: { item: 'mask-medical-protective', need: `need-${position}`, note: 'x'.repeat(380) },
    incident: 'hubei-2020',
    position,
    type: 'need.stated',
  });

const memory = () => {
  (globalThis as { gc?: () => void }).gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  return `heap ${Math.round(heapUsed / 2 ** 20)} MiB, RSS ${Math.round(rss / 2 ** 20)} MiB`;
};

async function bench(name: string, databaseUrl: string | undefined): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tongzhou-bench-'));
  const application = await Application.open({ folder, databaseUrl });
  const log = await PublicLog.open(application);
  const hash = Buffer.from(sha256(emptyRoot())).toString('hex');
  let committed = 0;
  let logged = 0;
  const commit = async (count: number) => {
    const batch = emptyBatch();
    for (let index = 1; index <= count; index += 1) {
      const position = committed + index;
      const fact = { incident: 'hubei-2020', position, type: 'need.stated', at: '2020-02-03T12:00:00Z' };
      batch.facts.push({ ...fact, public: true, body: body(position), hash });
    }
    await commitBatch(application.database, batch);
    committed += count;
  };
  const run = async (facts: number) => {
    const target = committed + facts;
    const began = performance.now();
    const committing = (async () => {
      while (committed < target) {
        await commit(Math.min(BATCH, target - committed));
        while (committed - logged > AHEAD_MAX) await new Promise((resolve) => setTimeout(resolve, 2));
      }
    })();
    const integrating = (async () => {
      while (logged < target) {
        const count = await log.integrateAll();
        logged += count;
        if (count === 0) await new Promise((resolve) => setTimeout(resolve, 2));
      }
    })();
    await Promise.all([committing, integrating]);
    return (facts * 1_000) / (performance.now() - began);
  };
  await run(20_000); // warms up
  console.log(`${name}: ${memory()}`);
  const slices: number[] = [];
  for (let slice = 0; slice < 6; slice += 1) slices.push(await run(FACTS / 6));
  const checkpoint = await log.checkpointText();
  if (Number(checkpoint.split('\n')[1]) !== committed) throw new Error('the checkpoint does not cover all');
  const mean = slices.length / slices.reduce((sum, rate) => sum + 1 / rate, 0);
  console.log(
    `${name}: ${FACTS} entries end to end at ${Math.round(mean)}/s (by sixths: ${slices.map(Math.round).join(', ')}); aim 10,000/s on PostgreSQL`,
  );
  console.log(`${name}: ${memory()}`);
  await application.close();
}

const [cpu] = cpus();
console.log(
  `${cpus().length} × ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
);
const programs = postgresPrograms();
if (programs) {
  const postgres = await startPostgres(programs);
  await bench('PostgreSQL', postgres.url);
  await postgres.stop();
} else console.log('PostgreSQL: not installed here');
await bench('PGlite', undefined);
