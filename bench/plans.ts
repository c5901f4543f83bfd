import { cpus, loadavg, totalmem } from 'node:os';
import { sql } from 'kysely';
import type { Application } from '../apps/server/src/application/application.ts';
import { Activations } from '../apps/server/src/plan/activations.ts';
import { postgresPrograms, startPostgres } from '../apps/server/test/support/databases.ts';
import { median, spread } from './measure.ts';
import { country, done, INCIDENT, LEAD } from './national/country.ts';

/**
 * A national plan, from the command to the last fact of it in the database: 31 provinces and 340 prefectures with a
 * government and a centre for disease control each, 3,000 hospitals of which half have said how many they care for, 10,000
 * other organisations, 100,000 first tasks. Beside it, in the same database and run, as many plain rows as there are
 * mandates, duties, needs and tasks, inserted in batches; and how long a command of somebody else waits meanwhile.
 */
const ROUNDS = Number(process.argv[2] ?? 3);
type Round = {
  readonly activeMs: number;
  readonly rows: number;
  readonly plainMs: number;
  readonly waitedMs: number;
};

async function round(databaseUrl: string | undefined): Promise<Round> {
  const application = await country(databaseUrl);
  const activations = new Activations(application);
  const began = performance.now();
  await done(application, LEAD, 'plan.activate', {
    incident: INCIDENT,
    plan: 'national',
    level: 'I',
    reason: 'bench',
  });
  let isOver = false;
  const waits: number[] = [];
  // Somebody else states a need every 50 ms.
  const others = (async () => {
    for (let index = 0; !isOver; index += 1) {
      const asked = performance.now();
      await done(application, LEAD, 'need.state', {
        incident: INCIDENT,
        facility: 'hospital-0',
        item: 'goggles',
        setting: 'community',
        quantity: { kind: 'exact', amount: 1_000 + index },
        source: '日报',
      });
      waits.push(performance.now() - asked);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  await activations.carryOut();
  const activeMs = performance.now() - began;
  isOver = true;
  await others;
  const use = application.state.incidents.get(INCIDENT)?.plans.get('national');
  const { done: amounts, carriedOutAt } = use?.activations[0] ?? {};
  if (!amounts || carriedOutAt === null)
    throw new Error(`not carried out: ${JSON.stringify(activations.haltOf(INCIDENT))}`);
  const rows = amounts.mandates + amounts.duties + amounts.needs + amounts.tasks + amounts.releases;
  console.log(`  ${JSON.stringify(amounts)}, ${application.state.position} facts in all`);
  const plainMs = await plain(application, rows);
  await application.close();
  return { activeMs, rows, plainMs, waitedMs: Math.max(...waits) };
}

async function plain(application: Application, rows: number): Promise<number> {
  const db = application.database.sql;
  await sql`create table bench_row (id bigserial primary key, incident text, type text, at timestamptz, body text)`.execute(
    db,
  );
  const body = 'x'.repeat(300);
  const batch = JSON.stringify(
    Array.from({ length: 1_000 }, () => ({ incident: INCIDENT, type: 'task.opened', body })),
  );
  const began = performance.now();
  for (let done = 0; done < rows; done += 1_000)
    await sql`insert into bench_row (incident, type, at, body) select incident, type, now(), body from json_to_recordset(${batch}::json) as r(incident text, type text, body text)`.execute(
      db,
    );
  const ms = performance.now() - began;
  await sql`drop table bench_row`.execute(db);
  return ms;
}

async function bench(
  name: string,
  open: () => Promise<{ url: string | undefined; close: () => Promise<void> }>,
) {
  const rounds: Round[] = [];
  for (let index = 0; index < ROUNDS; index += 1) {
    const { url, close } = await open();
    try {
      rounds.push(await round(url));
    } finally {
      await close();
    }
  }
  const active = rounds.map((each) => each.activeMs);
  const ratio = rounds.map((each) => each.plainMs / each.activeMs);
  const waited = rounds.map((each) => each.waitedMs);
  console.log(
    `${name}: active after ${median(active).toFixed(0)} ms (${spread(active)}), ${rounds[0]?.rows} rows`,
  );
  console.log(
    `  plain rows of the same number: ${median(rounds.map((each) => each.plainMs)).toFixed(0)} ms; ratio ${median(ratio).toFixed(2)}`,
  );
  console.log(
    `  longest wait of somebody else's command: ${median(waited).toFixed(0)} ms (${spread(waited)})`,
  );
}

console.log(
  `${cpus()[0]?.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}`,
);
await bench('PGlite', async () => ({ url: undefined, close: async () => {} }));
const programs = postgresPrograms();
if (programs)
  await bench('PostgreSQL', async () => {
    const server = await startPostgres(programs);
    return { url: server.url, close: server.stop };
  });
