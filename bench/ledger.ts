import { mkdtempSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Application } from '../apps/server/src/application/application.ts';
import { postgresPrograms, startPostgres } from '../apps/server/test/support/databases.ts';
import { done, INCIDENT, openSmallWorld, SEATS } from '../apps/server/test/support/small-world.ts';
import { median, perSecond, spread } from './measure.ts';

/**
 * Ledger batches through the whole path (mandate, rules, facts, journal, guards of the database), as a ratio to plain
 * multi-row inserts of the same transfer rows into a table with a primary key, in the same database and run. Rounds
 * alternate, the median counts.
 */
const ROUNDS = 7;
const BATCH = 5_000;
const LOTS = 100;
const CLIENTS = 8;
const PER_CLIENT = 2_000;

async function receiveLots(application: Application): Promise<string[]> {
  const lots: string[] = [];
  for (let left = LOTS; left > 0; left -= 50) {
    const result = await done(
      application.execute(SEATS.receiver, 'donation.receive', {
        incident: INCIDENT,
        donor: { kind: 'organisation', donor: 'donor-1', name: 'donor' },
        receiver: 'red-cross',
        place: 'hall-a',
        mode: 'discretionary',
        // Each another amount: what looks like one gift entered twice is asked back.
        lots: Array.from({ length: 50 }, (_, at) => ({
          claimedItem: 'mask-medical-protective',
          amount: 20_000 + left + at,
          evidence: [{ kind: 'test-report', standard: 'GB 19083-2010', reference: 'R-1' }],
        })),
      }),
    );
    lots.push(...(result.lots as { lot: string }[]).map(({ lot }) => lot));
  }
  return lots;
}

/** Back where `from` says so: a gift so large that it could feed all rounds waits for somebody to look at it. */
const group = (lot: string, from: 'free' | 'reserve' = 'free') => [
  {
    phase: 'posted',
    from: `stock:red-cross:hall-a:${lot}:${from}`,
    to: `stock:red-cross:hall-a:${lot}:${from === 'free' ? 'reserve' : 'free'}`,
    amount: 1,
  },
];

async function post(application: Application, groups: object[]): Promise<void> {
  const outcome = await application.execute(SEATS.gate, 'transfer.post', {
    incident: INCIDENT,
    owner: 'red-cross',
    groups,
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals.slice(0, 2)));
}

type Row = Record<string, unknown>;
let serial = 0;

/** Rows like those that the ledger writes: as long, with ids as random. */
function rowsLike(lots: readonly string[], count: number): Row[] {
  return Array.from({ length: count }, (_, index) => {
    serial += 1;
    const lot = lots[index % lots.length] as string;
    const random = Math.random().toString(36).slice(2, 10) + serial.toString(36).padStart(8, '0');
    return {
      id: `transfer-${random}`,
      phase: 'posted',
      unit: lot,
      from_account: `stock:red-cross:hall-a:${lot}:free`,
      to_account: `stock:red-cross:hall-a:${lot}:reserve`,
      amount: 1,
      pending_id: null,
      position: serial,
      expires_at: null,
      reverses: null,
    };
  });
}

async function bench(name: string, databaseUrl: string | undefined): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tongzhou-bench-'));
  const application = await openSmallWorld(databaseUrl, folder);
  const db = application.database.sql;
  await sql`create table bench_transfer (id text primary key, phase text not null, unit text not null,
    from_account text not null, to_account text not null, amount bigint not null, pending_id text,
    position bigint not null, expires_at timestamptz, reverses text)`.execute(db);
  const lots = await receiveLots(application);
  const spreadGroups = Array.from({ length: BATCH }, (_, index) => group(lots[index % LOTS] as string));
  const hotGroups = (['free', 'reserve'] as const).map((from) =>
    Array.from({ length: PER_CLIENT }, () => group(lots[0] as string, from)),
  );

  const insert = (rows: Row[]) =>
    db
      .insertInto('bench_transfer' as never)
      .values(rows as never)
      .execute();
  const figures: Record<string, number[]> = { insert: [], batch: [], hotInsert: [], hot: [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const rows = rowsLike(lots, BATCH);
    const hotRows = Array.from({ length: CLIENTS }, () => rowsLike(lots.slice(0, 1), PER_CLIENT));
    const insertRate = await perSecond(BATCH, () => insert(rows));
    const batchRate = await perSecond(BATCH, () => post(application, spreadGroups));
    const hotInsertRate = await perSecond(CLIENTS * PER_CLIENT, () => Promise.all(hotRows.map(insert)));
    const hotRate = await perSecond(CLIENTS * PER_CLIENT, () =>
      Promise.all(Array.from({ length: CLIENTS }, () => post(application, hotGroups[round % 2] as object[]))),
    );
    if (round === 0) continue; // warms up
    figures.insert?.push(insertRate);
    figures.batch?.push(batchRate);
    figures.hotInsert?.push(hotInsertRate);
    figures.hot?.push(hotRate);
  }
  await application.close();
  const say = (title: string, rates: number[], base: number[]) =>
    console.log(
      `  ${title.padEnd(58)} ${Math.round(median(rates)).toString().padStart(8)}/s  (${spread(rates)})  ratio ${(median(rates) / median(base)).toFixed(2)}`,
    );
  const { insert: i = [], batch: b = [], hotInsert: hi = [], hot: h = [] } = figures;
  console.log(`${name}`);
  say(`plain multi-row insert of ${BATCH} transfer rows`, i, i);
  say(`transfer.post, ${BATCH} transfers over ${LOTS} lots (aim 0.5)`, b, i);
  say(`${CLIENTS} clients: plain inserts of ${PER_CLIENT} rows each`, hi, hi);
  say(`${CLIENTS} clients, ${PER_CLIENT} transfers each, one hot account (aim 0.25)`, h, hi);
}

const [cpu] = cpus();
console.log(
  `${cpus().length} × ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}; median of ${ROUNDS} rounds (least–most)`,
);
await bench('PGlite', undefined);
const programs = postgresPrograms();
if (programs) {
  const postgres = await startPostgres(programs);
  await bench('PostgreSQL', postgres.url);
  await postgres.stop();
} else console.log('PostgreSQL: not installed here');
