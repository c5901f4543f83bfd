import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { auditSite, Site } from '@tongzhou/audit';
import { createVerifier } from '@tongzhou/tlog';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createApi } from '../../src/api/index.ts';
import { Application } from '../../src/application/application.ts';
import { Identity } from '../../src/identity/index.ts';
import { Attester } from '../../src/integrity/attester.ts';
import { checkDatabase } from '../../src/integrity/check.ts';
import { say } from '../../src/integrity/finding.ts';
import { IntegrityWatch } from '../../src/integrity/watch.ts';
import { LogFiles } from '../../src/log/files.ts';
import { KeptHead } from '../../src/log/kept-head.ts';
import { openKeyring } from '../../src/log/log-keys.ts';
import { PublicLog } from '../../src/log/public-log.ts';
import { signHead } from '../../src/log/sign-head.ts';
import { Notices } from '../../src/notification/notices.ts';
import { PersonJournal } from '../../src/person/person-journal.ts';
import { servicesOf } from '../../src/services.ts';
import { postgresPrograms, startPostgres, type TemporaryPostgres } from '../support/databases.ts';
import { done, INCIDENT, openSmallWorld, receiveMasks, SEATS } from '../support/small-world.ts';
import { ATTACKS, type DatabaseAttack } from './database-attacks.ts';

const programs = postgresPrograms();
const TABLES = [
  ...['fact', 'command', 'account', 'transfer', 'log_file', 'log_head', 'log_entry'],
  ...['person_reading', 'person_erasure', 'notice', 'person_account', 'api_token', 'record_line'],
  ...['sign_in_credential', 'sign_in_passkey', 'invitation'],
] as const;

/** What each of the finders says of the database as it is; null: it finds nothing. */
type Found = {
  start: string | null;
  stops: string | null;
  check: string | null;
  audit: string | null;
  receipt: boolean;
};

describe.each([
  ['PGlite', false],
  ['PostgreSQL', true],
] as const)('the database changed behind the server’s back, on %s', (_name, onServer) => {
  const run = it.skipIf(onServer && !programs);
  let postgres: TemporaryPostgres | undefined;
  let application: Application;
  let key: string;
  const names = new Map<string, string>();
  const go = (text: string) => sql.raw(text).execute(application.database.sql);

  beforeAll(async () => {
    if (onServer && !programs) return;
    if (onServer) postgres = await startPostgres(programs as string);
    application = await openSmallWorld(postgres?.url);
    const log = await PublicLog.open(application);
    key = log.verifierKey;
    const { lot } = await receiveMasks(application, 36_000);
    names.set('lot', lot).set('gift', String(application.state.position));
    const post = (...group: object[]) =>
      done(
        application.execute(SEATS.gate, 'transfer.post', {
          incident: INCIDENT,
          owner: 'red-cross',
          groups: [group],
        }),
      );
    const way = { from: `stock:red-cross:hall-a:${lot}:free`, to: `stock:red-cross:hall-a:${lot}:reserve` };
    const pendingOf = (result: Record<string, unknown>) =>
      (result.groups as { transfers: string[] }[])[0]?.transfers[0] as string;
    await post({ phase: 'posted', ...way, amount: 100 });
    const first = pendingOf(await post({ phase: 'pending', ...way, amount: 50 }));
    await post({ phase: 'void', pending: first });
    const second = pendingOf(await post({ phase: 'pending', ...way, amount: 60, expiresInHours: 24 }));
    names.set('pending', second);
    const loss = { incident: INCIDENT, lot, amount: 7, reason: 'damaged' };
    await done(application.execute(SEATS.gate, 'loss.report', loss, { idempotencyKey: 'k-1' }));
    await keepRecords(application);
    const told = { incident: INCIDENT, kind: 'disaster', area: '420100', text: '堤防渗水 seepage' };
    await done(application.execute(SEATS.lead, 'event.notice', told));
    names.set('told', String(application.state.position));
    expect(await new Attester(application).round()).toBe(true);
    names.set('late', String(application.state.position));
    await log.integrateAll();
    // What the restarts say is what is being tested; the operator's log is not.
    vi.spyOn(console, 'error').mockImplementation(() => {});
  }, 120_000);
  afterAll(async () => {
    vi.restoreAllMocks();
    await application?.close();
    await postgres?.stop();
  });

  const filled = (text: string) =>
    text.replaceAll(/:(lot|gift|late|pending|told)\b/g, (_, name) => names.get(name) as string);
  const expected = (pattern: RegExp) => new RegExp(filled(pattern.source));

  /** With the guards of all tables switched off, as only their owner can; all rows are put back at the end. */
  async function whileTampered<Result>(attack: DatabaseAttack, look: () => Promise<Result>): Promise<Result> {
    for (const table of TABLES) {
      await go(`create table kept_${table} as select * from ${table}`);
      await go(`alter table ${table} disable trigger all`);
    }
    try {
      for (const statement of filled(attack.sql).split(';')) {
        const { numAffectedRows } = await go(statement);
        if (!statement.trim().startsWith('alter')) expect(numAffectedRows, statement).toBeGreaterThan(0n);
      }
      return await look();
    } finally {
      for (const table of TABLES) {
        await go(`delete from ${table}`);
        await go(`insert into ${table} overriding system value select * from kept_${table}`);
        await go(`drop table kept_${table}`);
        await go(`alter table ${table} enable trigger all`);
      }
      if (attack.undo) await go(attack.undo);
    }
  }

  /** A server that starts on the database as it is, behind a port, and everybody who looks at it. */
  async function found(): Promise<Found> {
    const said = vi.mocked(console.error);
    said.mockClear();
    const { folder, database } = application;
    const restarted = await Application.on(database, { folder });
    const log = await PublicLog.open(restarted);
    const watch = new IntegrityWatch(restarted, log);
    const { found } = await watch.check();
    const api = createApi(await servicesOf(restarted, { log, integrity: watch }));
    const { status } = await api.request('/healthz');
    const stops = restarted.fence.stopped?.code ?? null;
    const sees = restarted.damagedAt !== null || stops !== null || found.length > 0;
    // Whoever watches the server is told.
    expect(status).toBe(sees ? 503 : 200);
    const proof = await log.proofOf(Number(names.get('gift'))).catch(() => null);
    return {
      start: restarted.damagedAt === null ? null : String(said.mock.calls[0]?.[0]),
      stops,
      check: found.length === 0 ? null : found.join('\n'),
      audit: await audit(api, restarted),
      receipt: proof?.holds !== true,
    };
  }

  async function audit(
    api: ReturnType<typeof createApi>,
    { items, country, areas, duties }: Application,
  ): Promise<string | null> {
    const server = createServer(getRequestListener(api.fetch, { overrideGlobalObjects: false }));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const site = new Site(`http://127.0.0.1:${port}`, { patience: { tries: 1 } });
    try {
      await auditSite({
        site,
        trust: { log: await createVerifier(key) },
        keyFrom: 'pinned',
        items,
        country,
        areas,
        duties: duties.rules,
        lagMs: 0,
      });
      return null;
    } catch (error) {
      return (error as Error).message;
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  run('as it is, nothing is found', async () => {
    expect(await found()).toEqual({ start: null, stops: null, check: null, audit: null, receipt: false });
  });

  run.each(ATTACKS)('$table: $what', async (attack) => {
    const attempt = Promise.resolve().then(async () => {
      // Nothing of it stays, whether it is refused or not.
      await application.database.sql.transaction().execute(async (transaction) => {
        for (const each of filled(attack.sql).split(';')) await sql.raw(each).execute(transaction);
        throw new Error('nobody objected');
      });
    });
    await expect(attempt).rejects.toThrow(attack.guard ?? /nobody objected/);
    const now = await whileTampered(attack, found);
    for (const finder of ['start', 'check', 'audit'] as const) {
      const wanted = finder === 'audit' && attack.stops ? /the site answers 503/ : attack[finder];
      if (wanted) expect(now[finder], finder).toMatch(expected(wanted));
      else expect(now[finder], finder).toBeNull();
    }
    expect(now.stops, 'stops').toBe(attack.stops ?? null);
    expect(now.receipt, 'receipt').toBe(attack.receipt ?? false);
    if (!attack.start && !attack.check && !attack.audit) expect(attack.harmless).toBeDefined();
    const log = await PublicLog.open(application);
    expect((await checkDatabase(application, log)).map(say)).toEqual([]);
  });

  run('on tiles that were changed nothing grows, and a root that was changed is not signed', async () => {
    const tile = `update log_file set bytes = set_byte(bytes, 40, get_byte(bytes, 40) # 1) where path like 'tile/0/%'`;
    await whileTampered({ table: 'log_file', what: 'a hash', sql: tile }, async () => {
      const log = await PublicLog.open(application);
      await expect(log.integrateAll()).rejects.toThrow(/log_file: the tiles are not those/);
    });
    const root = `update log_head set root = sha256('x'), checkpoint = null, signed_size = 0`;
    await whileTampered({ table: 'log_head', what: 'the root', sql: root }, async () => {
      const { database } = application;
      const keyring = await openKeyring(database, application.folder, new LogFiles(database));
      const kept = new KeptHead(application.folder, keyring);
      await expect(signHead(database, keyring.origin, keyring.signers, null, kept)).rejects.toThrow(
        /log_head: its root is not that/,
      );
    });
  });
});

/** Of everything that is kept beside the log, a row. */
async function keepRecords(application: Application): Promise<void> {
  const { database } = application;
  const identity = await Identity.open(application);
  const { seat, organisation } = SEATS.receiver;
  await identity.createAccount({
    email: 'r@x.org',
    name: 'R',
    password: 'correct horse',
    organisation,
    seat,
  });
  await identity.createToken(SEATS.receiver, 'a program');
  const journal = new PersonJournal(database);
  const at = '2020-02-01T00:00:00.000Z';
  const reading = { commitment: 'c'.repeat(64), at, ...SEATS.receiver, mandate: null, reason: 'audit' };
  for (const note of ['first', 'second']) await journal.wasRead({ ...reading, note });
  await sql`insert into person_erasure (commitment, at, by, organisation, reason)
    values (${'d'.repeat(64)}, ${at}, 'operator', ${organisation}, 'retention-ended')`.execute(database.sql);
  await new Notices(application).bringUpToDate();
}

describe('docs/attacks.md', () => {
  it('has a line for each of them', async () => {
    const text = await readFile(new URL('../../../../docs/attacks.md', import.meta.url), 'utf8');
    for (const { table, what } of ATTACKS)
      expect(text, `${table}: ${what}`).toContain(`| \`${table}\`: ${what} `);
  });
});
