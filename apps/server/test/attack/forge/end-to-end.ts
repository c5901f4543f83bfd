import { hash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { auditSite, Site } from '@tongzhou/audit';
import {
  emptyState,
  evolve,
  type Fact,
  isFactType,
  isPublic,
  type State,
  transfersOf,
} from '@tongzhou/domain';
import { createVerifier } from '@tongzhou/tlog';
import { sql } from 'kysely';
import type { Judged } from '../../../../../packages/domain/test/forge/judge.ts';
import { createApi } from '../../../src/api/index.ts';
import { Application } from '../../../src/application/application.ts';
import { type Database, openDatabase } from '../../../src/database/open.ts';
import { IntegrityWatch } from '../../../src/integrity/watch.ts';
import { commitBatch, emptyBatch } from '../../../src/journal/batch.ts';
import { type StoredFact, storedFact } from '../../../src/journal/entry.ts';
import { transferRows } from '../../../src/ledger/rows.ts';
import { PublicLog } from '../../../src/log/public-log.ts';
import { servicesOf } from '../../../src/services.ts';
import { dataFolder } from '../../support/databases.ts';

const TABLES = ['fact', 'command', 'account', 'transfer', 'log_file', 'log_head', 'log_entry'] as const;

/** What each says of a database that ends with a forged decision, in the signed log too; null: nothing that names it. */
export type Found = {
  readonly forged: Judged;
  readonly start: string | null;
  readonly health: string | null;
  readonly audit: string | null;
};

/** Writes each of these over the honest journal that leads up to it, and looks with everybody who can look. */
export async function endToEnd(
  journal: readonly Fact[],
  forged: readonly Judged[],
  tell: (done: number) => void = () => {},
): Promise<Found[]> {
  const folder = dataFolder();
  const database = await openDatabase({ folder });
  const honest = new Honest(database, journal);
  const found: Found[] = [];
  try {
    for (const each of [...forged].sort((one, other) => one.mutant.index - other.mutant.index)) {
      await honest.until(beginsOf(each));
      await keep(database);
      await write(database, honest.state, each.texts);
      found.push({ forged: each, ...(await look(database, folder, each)) });
      await putBack(database);
      tell(found.length);
    }
  } finally {
    await database.close();
  }
  return found;
}

const beginsOf = ({ mutant }: Judged): number => mutant.source.made[mutant.index]?.begins ?? 1;

/** The journal as it really was, as far as it is needed. */
class Honest {
  readonly state: State = emptyState();
  readonly #database: Database;
  readonly #journal: readonly Fact[];

  constructor(database: Database, journal: readonly Fact[]) {
    this.#database = database;
    this.#journal = journal;
  }

  async until(position: number): Promise<void> {
    for (const fact of this.#journal.slice(this.state.position, position - 1)) {
      const transfers = transferRows(this.state.ledger, transfersOf(fact), fact.position);
      await commitBatch(this.#database, { ...emptyBatch(), facts: [storedFact(fact)], transfers });
      evolve(this.state, fact);
    }
  }
}

/** With all that follows from it, as the server would; where the database refuses that, its facts with the guards off. */
async function write(database: Database, state: State, texts: readonly string[]): Promise<void> {
  const batch = emptyBatch();
  batch.facts.push(...texts.map((text) => stored(text, state.at)));
  try {
    for (const text of texts) {
      const fact = JSON.parse(text) as Fact;
      batch.transfers.push(...transferRows(state.ledger, transfersOf(fact), fact.position));
    }
    await commitBatch(database, batch);
  } catch {
    for (const table of TABLES)
      await sql.raw(`alter table ${table} disable trigger all`).execute(database.sql);
    for (const fact of batch.facts)
      await sql`insert into fact (incident, position, type, at, public, body, hash) values
        (${fact.incident}, ${fact.position}, ${fact.type}, ${fact.at}, ${fact.public}, ${fact.body},
        ${Buffer.from(fact.hash, 'hex')}) on conflict do nothing`.execute(database.sql);
  }
}

/** The columns that the text says, as far as the database can hold them. */
function stored(body: string, at: string): StoredFact {
  const fact = JSON.parse(body) as Partial<Fact>;
  const type = String(fact.type);
  const isMoment = !Number.isNaN(Date.parse(String(fact.at)));
  return {
    incident: String(fact.incident),
    position: Number.isSafeInteger(fact.position) ? Number(fact.position) : 1_000_000,
    type,
    at: isMoment ? new Date(Date.parse(String(fact.at))).toISOString() : at,
    public: !isFactType(type) || isPublic(type),
    body,
    hash: hash('sha256', body),
  };
}

async function look(database: Database, folder: string, { verdict }: Judged): Promise<Omit<Found, 'forged'>> {
  const position = /^fact (\d+):/.exec('by' in verdict ? verdict.by : '')?.[1] ?? '-';
  // One that was moved on leaves a gap, which is what a reader of the journal comes to first.
  const gap = `row ${Number(position) - 1}\\b.*missing`;
  const names = (text: string) =>
    new RegExp(`\\b(?:fact|row) ${position}\\b|\\b${gap}`).test(text) ? text : null;
  const said: string[] = [];
  const { error } = console;
  console.error = (...words: unknown[]) => said.push(words.join(' '));
  try {
    const application = await Application.on(database, { folder });
    const log = await PublicLog.open(application);
    await log.integrateAll().catch((fault: Error) => console.error('the public log:', fault.message));
    const watch = new IntegrityWatch(application, log);
    await watch.check();
    const api = createApi(await servicesOf(application, { log, integrity: watch }));
    const health = await api.request('/healthz');
    const seen = await health.text();
    return {
      start: names(said.join('\n')),
      health: health.status === 503 ? names(seen) : null,
      audit: names(await audit(api, application, log.verifierKey)),
    };
  } finally {
    console.error = error;
  }
}

async function audit(
  api: ReturnType<typeof createApi>,
  { items, country, areas, duties, integerProgram }: Application,
  key: string,
): Promise<string> {
  const server = createServer(getRequestListener(api.fetch, { overrideGlobalObjects: false }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const site = new Site(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const trust = { log: await createVerifier(key) };
  try {
    await auditSite({
      site,
      trust,
      keyFrom: 'pinned',
      items,
      country,
      areas,
      duties: duties.rules,
      integerProgram,
      lagMs: 0,
    });
    return 'nothing is wrong';
  } catch (fault) {
    return (fault as Error).message;
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function keep({ sql: database }: Database): Promise<void> {
  for (const table of TABLES)
    await sql.raw(`create table kept_${table} as select * from ${table}`).execute(database);
}

async function putBack({ sql: database }: Database): Promise<void> {
  const go = (text: string) => sql.raw(text).execute(database);
  for (const table of TABLES) await go(`alter table ${table} disable trigger all`);
  for (const table of TABLES) {
    await go(`delete from ${table}`);
    await go(`insert into ${table} select * from kept_${table}`);
    await go(`drop table kept_${table}`);
  }
  for (const table of TABLES) await go(`alter table ${table} enable trigger all`);
}
