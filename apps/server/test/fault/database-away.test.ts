import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createApi } from '../../src/api/index.ts';
import { Application } from '../../src/application/application.ts';
import { TrustedTime } from '../../src/clock/trusted-time.ts';
import { openDatabase } from '../../src/database/open.ts';
import { waitForDatabase } from '../../src/database/wait-for.ts';
import { serve } from '../../src/server/serve.ts';
import { servicesOf } from '../../src/services.ts';
import { dataFolder, postgresPrograms, temporaryFolder } from '../support/databases.ts';
import { freePort } from '../support/processes.ts';
import { openSmallWorld, receiveMasks, SEATS } from '../support/small-world.ts';

const bin = postgresPrograms();

/** A PostgreSQL server that a test stops and starts. */
async function switchable(programs: string) {
  const folder = temporaryFolder('away');
  const asRoot = process.getuid?.() === 0;
  chmodSync(folder, 0o755);
  if (asRoot) execFileSync('chown', ['postgres', folder]);
  const port = await freePort();
  const data = join(folder, 'data');
  const run = (program: string, ...args: string[]) => {
    const [first, ...rest] = [
      ...(asRoot ? ['runuser', '-u', 'postgres', '--'] : []),
      join(programs, program),
      ...args,
    ];
    execFileSync(first as string, rest, { stdio: 'ignore' });
  };
  run('initdb', '-D', data, '-A', 'trust', '-U', 'tongzhou', '-E', 'UTF8', '--no-sync');
  const options = `-p ${port} -k ${folder} -h 127.0.0.1`;
  return {
    url: `postgres://tongzhou@127.0.0.1:${port}/postgres`,
    start: () => run('pg_ctl', '-D', data, '-o', options, '-l', join(folder, 'log'), '-w', 'start'),
    stop: () => run('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop'),
  };
}

describe.runIf(bin)('a database that is away', () => {
  let database: Awaited<ReturnType<typeof switchable>>;
  const said: string[] = [];
  const folder = dataFolder('away');
  beforeAll(async () => {
    vi.spyOn(console, 'error').mockImplementation((...words) => void said.push(words.map(String).join(' ')));
    database = await switchable(bin as string);
  });
  afterAll(() => {
    vi.restoreAllMocks();
    try {
      database.stop();
    } catch {
      // It was stopped already.
    }
  });

  it('is waited for at the start, and said', async () => {
    const waited: string[] = [];
    const opening = waitForDatabase(
      () => openDatabase({ url: database.url, folder: '' }),
      (line) => waited.push(line),
    );
    await expect.poll(() => waited.length).toBeGreaterThan(0);
    expect(waited[0]).toMatch(/waiting for the database: .*ECONNREFUSED/);
    database.start();
    await (await opening).close();
  });

  it('is answered 503 with its name and Retry-After, in a handful of lines; it is over by itself', async () => {
    await (await openSmallWorld(database.url, folder)).close();
    const site = await serve({
      port: 0,
      host: '127.0.0.1',
      folder,
      databaseUrl: database.url,
      scenario: null,
    });
    try {
      const asked = () => fetch(`${site.url}/log/fact/1`, { headers: { 'accept-language': 'en' } });
      expect((await asked()).status).toBe(200);
      database.stop();
      said.length = 0;
      await expect.poll(async () => (await asked()).status).toBe(503);
      for (let i = 0; i < 20; i += 1) {
        const response = await asked();
        expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
        expect(await response.json()).toMatchObject({ code: 'database-away' });
        if (i === 3) {
          const health = (await (await fetch(`${site.url}/healthz`)).json()) as {
            ill: string[];
            faults: object[];
          };
          expect(health.ill).toEqual(expect.arrayContaining(['record', 'database', 'machine']));
          expect(health.faults).toMatchObject([{ code: 'database-away', isOver: false }]);
          break;
        }
      }
      expect(said.filter((line) => /database-away/.test(line))).toHaveLength(1);
      expect(said.filter((line) => /\n\s+at /.test(line))).toEqual([]);
      database.start();
      await expect.poll(async () => (await asked()).status).toBe(200);
      expect(said.some((line) => /database-away: over/.test(line))).toBe(true);
      const health = (await (await fetch(`${site.url}/healthz`)).json()) as { faults: object[] };
      expect(health.faults).toMatchObject([{ code: 'database-away', isOver: true }]);
    } finally {
      await site.close();
    }
  });

  it('that can only be read refuses commands by that name, and shows what is recorded', async () => {
    const application = await Application.open({
      folder: folder,
      databaseUrl: database.url,
    });
    const api = createApi(await servicesOf(application));
    const beside = await openDatabase({ url: database.url, folder });
    const readOnly = async (on: boolean) => {
      await sql`alter database postgres set default_transaction_read_only = ${sql.lit(on ? 'on' : 'off')}`.execute(
        beside.sql,
      );
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = 'postgres'`.execute(
        beside.sql,
      );
    };
    const tried = () =>
      receiveMasks(application, 5).then(
        () => 'done',
        (error: Error) => error.message,
      );
    await readOnly(true);
    await expect.poll(tried).toMatch(/read-only transaction/);
    expect(application.lastFailedCommit).toMatchObject({ kind: 'read-only', isOver: false });
    expect(application.faults.present).toBe('read-only');
    expect((await api.request('/log/checkpoint')).status).toBe(200);
    await readOnly(false);
    await expect.poll(tried).toBe('done');
    expect(application.faults.present).toBeNull();
    await beside.close();
    await application.close();
  });
});

describe('a clock that jumps', () => {
  it('back by a day stamps no fact: they go on at the pace of the steady clock, and health says which part is ill', async () => {
    let wall = Date.parse('2026-02-02T12:00:00Z');
    let steady = 1_000;
    const time = new TrustedTime(
      () => wall,
      () => steady,
    );
    const folder = dataFolder('clock');
    const application = await Application.open({ folder, time });
    const established = await application.establish({
      ...{ organisation: 'lead', name: { zh: '指挥部', en: 'Command' }, kind: 'government', area: '420000' },
      ...{
        externalKeys: [],
        facilityClass: null,
        socialCreditCode: null,
        address: null,
        source: null,
        legalBasis: '通知',
      },
    });
    expect(established.ok).toBe(true);
    const api = createApi(await servicesOf(application));
    wall -= 86_400_000;
    steady += 5_000;
    const outcome = await application.execute(SEATS.lead, 'place.register', {
      ...{ place: 'hall-a', owner: 'lead', name: { zh: 'A馆', en: 'Hall A' }, area: '420105' },
    });
    expect(outcome.ok).toBe(true);
    expect(application.state.at.slice(0, 19)).toBe('2026-02-02T12:00:05');
    const health = await (await api.request('/healthz')).json();
    expect([health.ill, health.clockDoubted]).toEqual([['clock'], true]);
    wall += 86_400_000 + 5_000;
    expect((await (await api.request('/healthz')).json()).ill).toEqual([]);
    await application.close();
  });
});

describe('as many files open as may be', () => {
  it('sends further connections away, and neither the database nor what comes later takes harm', async () => {
    const folder = dataFolder('handles');
    const script = new URL('../../../cli/bin/tongzhou.mjs', import.meta.url).pathname;
    const args = [
      '--nofile=500:500',
      process.execPath,
      script,
      'serve',
      '--port',
      '0',
      '--data',
      folder,
      '--scenario',
      'none',
    ];
    const child = spawn('prlimit', args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const url = await new Promise<string>((resolve, reject) => {
      let out = '';
      child.stdout.on('data', (text) => {
        out += text;
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(out);
        if (found) resolve(found[0]);
      });
      child.once('exit', () => reject(new Error(out)));
    });
    try {
      const { connect } = await import('node:net');
      const port = Number(new URL(url).port);
      let dropped = 0;
      const sockets = Array.from({ length: 300 }, () => {
        const socket = connect(port, '127.0.0.1');
        socket.on('error', () => {});
        socket.on('close', () => {
          dropped += 1;
        });
        return socket;
      });
      await expect.poll(() => dropped).toBeGreaterThan(150);
      for (const socket of sockets) socket.destroy();
      await expect.poll(async () => (await fetch(`${url}/healthz`)).status < 600).toBe(true);
      const health = (await (await fetch(`${url}/healthz`)).json()) as { faults: object[]; database: string };
      expect(health).toMatchObject({ database: 'pglite', faults: [{ code: 'no-handles' }] });
      expect((await fetch(`${url}/api/v1/`)).status).toBe(200);
    } finally {
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
    }
  });
});

describe('a data folder that cannot be written', () => {
  it.runIf(process.getuid?.() === 0)('stops the start by that name', async () => {
    const mount = temporaryFolder('ro');
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', mount], { stdio: 'ignore' });
    } catch {
      return;
    }
    try {
      mkdirSync(join(mount, 'data'));
      execFileSync('mount', ['-o', 'remount,ro', mount], { stdio: 'ignore' });
      const starting = serve({
        port: 0,
        host: '127.0.0.1',
        folder: join(mount, 'data'),
        databaseUrl: undefined,
        scenario: null,
      });
      await expect(starting).rejects.toThrow(/EROFS|read-only/);
    } finally {
      execFileSync('umount', ['-l', mount]);
    }
  });
});
