import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/database/open.ts';
import { migrateServer } from '../../src/locally/migrate.ts';
import { type Serving, serve } from '../../src/server/serve.ts';
import { has, SYSTEM_PATH } from '../support/certificates.ts';
import { dataFolder, postgresPrograms, startPostgres, type TemporaryPostgres } from '../support/databases.ts';

const programs = postgresPrograms();
const ACCOUNTS = fileURLToPath(new URL('../../../../docs/database-accounts.sql', import.meta.url));

describe.skipIf(!programs || !has('psql'))(
  'a server on the lesser account of docs/database-accounts.sql',
  () => {
    const folder = dataFolder();
    let postgres: TemporaryPostgres;
    let site: Serving;
    let database: Database;
    const as = (role: string) =>
      postgres.url.replace('tongzhou@', `${role}@`).replace(/postgres$/, 'tongzhou');

    beforeAll(async () => {
      postgres = await startPostgres(programs as string, null, ['-c', 'autovacuum_naptime=1']);
      const words = ['-v', 'owner_password=one', '-v', 'server_password=two', '-v', 'ON_ERROR_STOP=1'];
      execFileSync('psql', [postgres.url, '-q', ...words, '-f', ACCOUNTS], { env: { PATH: SYSTEM_PATH } });
    });
    afterAll(async () => {
      await database?.close();
      await site?.close();
      await postgres?.stop();
    });

    const open = (role: string) => openDatabase({ url: as(role), folder });

    it('does not start on tables that are not there, and says who makes them', async () => {
      await expect(open('tongzhou_server')).rejects.toThrow(/tongzhou migrate/);
      expect((await migrateServer(as('tongzhou_owner'), folder)).length).toBeGreaterThan(10);
      expect(await migrateServer(as('tongzhou_owner'), folder)).toEqual([]);
      database = await open('tongzhou_server');
    });

    it('plays an exercise, signs somebody in, keeps and erases a file, and finds its database whole', async () => {
      site = await serve({
        ...{ port: 0, host: '127.0.0.1', folder, databaseUrl: as('tongzhou_server'), scenario: 'hubei-2020' },
      });
      const post = (path: string, headers: Record<string, string>, body: BodyInit) =>
        fetch(`${site.url}/api/v1${path}`, { method: 'POST', headers, body });
      const json = { 'content-type': 'application/json' };
      const email = 'gate@hubei-red-cross.example';
      const signedIn = await post('/sign-in', json, JSON.stringify({ email, password: 'tongzhou-2020' }));
      expect(signedIn.status).toBe(200);
      const cookie = signedIn.headers
        .getSetCookie()
        .map((each) => each.split(';')[0])
        .join('; ');
      const browser = { cookie, 'sec-fetch-site': 'same-origin' };
      const put = await post('/files?incident=hubei-2020', browser, '%PDF-1.7\na paper\n%%EOF\n');
      expect(put.status).toBe(201);
      const { hash } = (await put.json()) as { hash: string };
      const gone = await post(
        `/files/${hash}/erase`,
        { ...browser, ...json },
        JSON.stringify({ reason: 'consent-withdrawn' }),
      );
      expect([gone.status, await gone.json()]).toEqual([200, { erased: true }]);
      expect((await post('/sign-out', browser, '')).status).toBe(204);
      await expect
        .poll(async () => {
          const health = (await (await fetch(`${site.url}/healthz`)).json()) as { ill: string[] };
          return health.ill.filter((each) => each !== 'pages');
        })
        .toEqual([]);
    });

    it('leaves nothing of what was erased in the pages of its tables for long, though it may not vacuum them', async () => {
      const swept = async () => {
        await sql`select pg_stat_clear_snapshot()`.execute(database.sql);
        const { rows } = await sql<{ relname: string }>`select relname from pg_stat_user_tables
        where relname = 'stored_file_content' and n_tup_del > 0 and autovacuum_count > 0 and n_dead_tup = 0`.execute(
          database.sql,
        );
        return rows.map(({ relname }) => relname);
      };
      await expect.poll(swept, { timeout: 60_000, interval: 500 }).toEqual(['stored_file_content']);
    });

    it.each([
      'alter table fact add column note text',
      'alter table fact disable trigger all',
      'drop table fact',
      'truncate fact cascade',
      'drop trigger fact_is_append_only on fact',
      'create table mine (id int)',
      'create or replace function mine() returns int language sql as $$ select 1 $$',
      "set session_replication_role = 'replica'",
      'alter table fact owner to tongzhou_server',
      'create role other superuser',
      'alter role tongzhou_server createrole',
      'set role tongzhou_owner',
      "copy (select 1) to program 'true'",
      "select pg_read_file('/etc/passwd')",
    ])('may not: %s', async (statement) => {
      await expect(sql.raw(statement).execute(database.sql)).rejects.toThrow(
        /permission denied|must be owner|must be superuser|must have/,
      );
    });

    it.each(["update fact set type = 'x'", 'delete from fact'])(
      'is stopped by the guards where it may: %s',
      async (statement) => {
        const count = async () =>
          (await sql<{ n: number }>`select count(*) as n from fact`.execute(database.sql)).rows[0]?.n;
        const before = await count();
        expect(before).toBeGreaterThan(0);
        await expect(sql.raw(statement).execute(database.sql)).rejects.toThrow();
        expect(await count()).toBe(before);
      },
    );
  },
);
