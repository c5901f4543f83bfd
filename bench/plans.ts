import { mkdtempSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Area, PlanTerms } from '@tongzhou/domain';
import { sql } from 'kysely';
import { Application } from '../apps/server/src/application/application.ts';
import { Activations } from '../apps/server/src/plan/activations.ts';
import { postgresPrograms, startPostgres } from '../apps/server/test/support/databases.ts';
import { HEALTH } from '../packages/domain/test/support/plans.ts';
import { median, spread } from './measure.ts';

/**
 * A national plan, from the command to the last fact of it in the database: 31 provinces and 340 prefectures with a
 * government and a centre for disease control each, 3,000 hospitals of which half have said how many they care for, 10,000
 * other organisations, 100,000 first tasks. Beside it, in the same database and run, as many plain rows as there are
 * mandates, duties, needs and tasks, inserted in batches; and how long a command of somebody else waits meanwhile.
 */
const ROUNDS = Number(process.argv[2] ?? 3);
const PROVINCES = [
  11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61,
  62, 63, 64, 65,
];
const PREFECTURES = 340;
const HOSPITALS = 3_000;
const ORGANISATIONS = 10_000;
const TASKS_EACH = 10;
const LEAD = { organisation: 'state-council', seat: 'duty' };
const SECOND = { organisation: 'state-council', seat: 'approval' };
const INCIDENT = 'national';

const prefectures = Array.from({ length: PREFECTURES }, (_, index) => {
  const province = PROVINCES[index % PROVINCES.length] as number;
  return `${province}${String(1 + Math.floor(index / PROVINCES.length)).padStart(2, '0')}00`;
});
const county = (index: number): string =>
  `${(prefectures[index % PREFECTURES] as string).slice(0, 4)}${String(1 + (Math.floor(index / PREFECTURES) % 60)).padStart(2, '0')}`;

/** The standard plan, with ten first tasks for each of the other organisations, which are communities. */
const plan: PlanTerms = {
  ...HEALTH,
  plan: 'national',
  area: '000000',
  tasks: Array.from({ length: TASKS_EACH }, (_, index) => ({
    ...(HEALTH.tasks[0] as PlanTerms['tasks'][number]),
    entry: `task-${index}`,
    of: 'community-service',
  })),
};

async function done(application: Application, actor: typeof LEAD, name: string, input: object) {
  const outcome = await application.execute(actor, name, input);
  if (!outcome.ok) throw new Error(`${name}: ${JSON.stringify(outcome.refusals)}`);
  return outcome.result as Record<string, unknown>;
}

async function country(databaseUrl: string | undefined): Promise<Application> {
  const application = await Application.open({
    folder: mkdtempSync(join(tmpdir(), 'tongzhou-bench-')),
    databaseUrl,
  });
  // The project's own areas are those of Hubei: the country's codes are made here.
  const areas = application.areas as Map<string, Area>;
  const known = [...PROVINCES.map((each) => `${each}0000`), ...prefectures];
  for (let index = 0; index < PREFECTURES * 60; index += 1) known.push(county(index));
  for (const code of known) areas.set(code, { code, name: { zh: code, en: code }, parent: null });
  const bare = { externalKeys: [], facilityClass: null, socialCreditCode: null, address: null, source: null };
  await application.establish({
    ...bare,
    organisation: LEAD.organisation,
    name: { zh: '国务院', en: 'State Council' },
    kind: 'government',
    area: '000000',
    legalBasis: '突发事件应对法',
  });
  const rows: object[] = [];
  const add = (organisation: string, kind: string, area: string, facilityClass: string | null = null) =>
    rows.push({
      ...bare,
      organisation,
      name: { zh: organisation, en: organisation },
      kind,
      area,
      facilityClass,
    });
  for (const province of PROVINCES) {
    add(`government-${province}`, 'government', `${province}0000`);
    add(`cdc-${province}`, 'disease-control', `${province}0000`);
  }
  for (const code of prefectures) {
    add(`government-${code}`, 'government', code);
    add(`cdc-${code}`, 'disease-control', code);
  }
  for (let index = 0; index < HOSPITALS; index += 1)
    add(`hospital-${index}`, 'health-facility', county(index), index % 3 === 0 ? 'general' : 'designated');
  for (let index = 0; index < ORGANISATIONS; index += 1)
    add(`organisation-${index}`, 'community', county(index));
  await Promise.all(rows.map((each) => done(application, LEAD, 'organisation.register', each)));
  await done(application, LEAD, 'incident.declare', {
    incident: INCIDENT,
    name: { zh: '全国疫情', en: 'National epidemic' },
    type: 'public-health',
    area: '000000',
    legalBasis: '突发公共卫生事件应对法',
  });
  await Promise.all(
    Array.from({ length: HOSPITALS / 2 }, (_, index) =>
      done(application, LEAD, 'facility.report-load', {
        incident: INCIDENT,
        facility: `hospital-${index * 2}`,
        loads: [{ setting: 'isolation', patients: 20 + (index % 50), beds: 60 }],
      }),
    ),
  );
  const { proposal } = await done(application, LEAD, 'plan.propose', { terms: plan, reason: 'bench' });
  await done(application, SECOND, 'plan.adopt', { proposal });
  return application;
}

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
        quantity: { kind: 'exact', amount: index + 1 },
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
