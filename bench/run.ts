import { mkdtempSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { needId } from '@tongzhou/domain';
import { sql } from 'kysely';
import { createApi } from '../apps/server/src/api/index.ts';
import type { Application } from '../apps/server/src/application/application.ts';
import { Identity } from '../apps/server/src/identity/index.ts';
import { importNeeds } from '../apps/server/src/imports/import-needs.ts';
import { servicesOf } from '../apps/server/src/services.ts';
import { postgresPrograms, startPostgres } from '../apps/server/test/support/databases.ts';
import { INCIDENT, openSmallWorld, SEATS } from '../apps/server/test/support/small-world.ts';
import { median, perSecond, spread } from './measure.ts';

/**
 * The first benchmark: commands through the whole path, and import rows, each as a ratio to plain inserts in the same
 * database in the same run. Rounds alternate, the median counts; the noise is printed beside it.
 */
const ROUNDS = 5;
const COMMANDS = 800;
const ROWS = 2_000;

let serial = 0;
const statement = () => {
  serial += 1;
  return {
    incident: INCIDENT,
    facility: 'union',
    item: 'goggles',
    setting: 'isolation',
    quantity: { kind: 'exact', amount: 100_000 + serial },
  };
};

async function command(application: Application): Promise<void> {
  const input = statement();
  const outcome = await application.execute(SEATS.union, 'need.state', input, {
    idempotencyKey: `bench-${serial}`,
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
}

async function bench(name: string, databaseUrl: string | undefined): Promise<void> {
  const application = await openSmallWorld(databaseUrl, mkdtempSync(join(tmpdir(), 'tongzhou-bench-')));
  const db = application.database.sql;
  await sql`create table bench_row (id bigserial primary key, incident text, type text, at timestamptz, body text)`.execute(
    db,
  );
  // The stored fact of such a command has about this many bytes.
  const body = 'x'.repeat(620);
  const single = async () => {
    for (let index = 0; index < COMMANDS; index += 1) {
      await sql`insert into bench_row (incident, type, at, body) values (${INCIDENT}, 'need.stated', now(), ${body})`.execute(
        db,
      );
    }
  };
  const rows = JSON.stringify(
    Array.from({ length: 250 }, () => ({ incident: INCIDENT, type: 'need.stated', body })),
  );
  const batched = async () => {
    for (let done = 0; done < ROWS; done += 250) {
      await sql`insert into bench_row (incident, type, at, body) select incident, type, now(), body from jsonb_to_recordset(${rows}::jsonb) as r(incident text, type text, body text)`.execute(
        db,
      );
    }
  };
  const identity = await Identity.open(application);
  const api = createApi(await servicesOf(application, { identity }));
  const token = await identity.createToken(SEATS.union, 'bench');
  const overHttp = async () => {
    for (let index = 0; index < COMMANDS; index += 1) {
      const response = await api.request('/api/v1/commands/need.state', {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(statement()),
      });
      if (response.status !== 201) throw new Error(await response.text());
    }
  };
  const oneByOne = async () => {
    for (let index = 0; index < COMMANDS; index += 1) await command(application);
  };
  const eightAtOnce = () =>
    Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let index = 0; index < COMMANDS / 8; index += 1) await command(application);
      }),
    );
  const importing = (round: number) => {
    const hospitals = Array.from({ length: ROWS / 10 }, (_, index) => ({
      id: index,
      province: '湖北',
      city: '武汉市',
      district: '武昌区',
      name: `第${index}测试医院`,
      address: '',
      url: '',
      remark: '',
      contacts: [],
      supplies: [
        '普通医用口罩',
        '医用外科口罩',
        '医用防护口罩 | N95口罩',
        '防护面罩',
        '防护服',
        '手术衣',
        '隔离衣',
        '乳胶手套',
        '84消毒液',
        '75%酒精',
      ].map((key, at) => ({ key, value: 100 + round * 10 + at })),
    }));
    const asOf = new Date(Date.parse('2020-02-01T00:00:00Z') + round * 86_400_000).toISOString();
    return importNeeds(application, {
      incident: INCIDENT,
      files: { 'hospital-needs.json': JSON.stringify(hospitals) },
      asOf,
      actor: { organisation: 'lead', seat: 'import' },
    });
  };

  const rates: Record<string, number[]> = {
    single: [],
    oneByOne: [],
    overHttp: [],
    eightAtOnce: [],
    batched: [],
    imported: [],
  };
  await oneByOne();
  await single();
  await importing(0);
  for (let round = 1; round <= ROUNDS; round += 1) {
    rates.single?.push(await perSecond(COMMANDS, single));
    rates.oneByOne?.push(await perSecond(COMMANDS, oneByOne));
    rates.overHttp?.push(await perSecond(COMMANDS, overHttp));
    rates.eightAtOnce?.push(await perSecond(COMMANDS, eightAtOnce));
    rates.batched?.push(await perSecond(ROWS, batched));
    rates.imported?.push(await perSecond(ROWS, () => importing(round)));
  }
  const show = (what: string, key: string, base: string, aim: string) => {
    const own = rates[key] as number[];
    const ratio = median(own) / median(rates[base] as number[]);
    console.log(
      `${name.padEnd(11)} ${what.padEnd(44)} ${String(Math.round(median(own))).padStart(7)}/s  (${spread(own)})  ${ratio.toFixed(2)} of ${base}  aim ${aim}`,
    );
  };
  show('single-row commits', 'single', 'single', '1');
  show('commands, one at a time', 'oneByOne', 'single', '0.30');
  show('commands, one at a time, with HTTP and token', 'overHttp', 'single', '–');
  show('commands, eight at once', 'eightAtOnce', 'oneByOne', '2 on PostgreSQL');
  show('batched inserts', 'batched', 'batched', '1');
  show('import rows (updates of known needs)', 'imported', 'batched', '0.20');
  if (
    !application.state.incidents.get(INCIDENT)?.needs.has(needId(INCIDENT, 'union', 'goggles', 'isolation'))
  )
    throw new Error('the bench measured nothing');
  await application.close();
}

console.log(
  `${cpus()[0]?.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}; median of ${ROUNDS} rounds, least–most in brackets\n`,
);
await bench('PGlite', undefined);
const programs = postgresPrograms();
if (programs) {
  const postgres = await startPostgres(programs);
  await bench('PostgreSQL', postgres.url);
  await postgres.stop();
} else console.log('PostgreSQL   is not installed here: left out');
process.exit(0);
