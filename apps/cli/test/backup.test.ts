import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { serve, withApplicationLocally } from '@tongzhou/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { putExercise, temporaryFolder } from '../../../test/support/data-folder.ts';
import {
  postgresPrograms,
  startPostgres,
  type TemporaryPostgres,
} from '../../server/test/support/databases.ts';
import { tongzhou } from './support/cli-process.ts';

const base = temporaryFolder('backup');
const data = join(base, 'data');
putExercise(data);
const passphrase = join(base, 'passphrase');
const KEYS = ['--passphrase-file', passphrase];
let site: Awaited<ReturnType<typeof serve>> | undefined;

async function start(folder = data): Promise<string> {
  site = await serve({ port: 0, host: '127.0.0.1', folder, databaseUrl: undefined, scenario: 'hubei-2020' });
  return site.url;
}
async function stop(): Promise<void> {
  await site?.close();
  site = undefined;
}

const textAt = async (url: string) => (await fetch(url)).text();
const sizeAt = async (url: string): Promise<number> =>
  Number((await textAt(`${url}/log/checkpoint`)).split('\n')[1]);

/** Needs, as whoever states them does; then signed. */
async function stateNeeds(...items: string[]): Promise<void> {
  await withApplicationLocally({ folder: data }, async (application) => {
    for (const item of items) {
      const input = {
        ...{ incident: 'hubei-2020', facility: 'wuhan-union', item, setting: 'community' },
        quantity: { kind: 'exact', amount: 100 },
      };
      const actor = { organisation: 'wuhan-union', seat: 'wuhan-union-equipment' };
      const outcome = await application.execute(actor, 'need.state', input);
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
    }
  });
}

describe('a backup', () => {
  let size: number;
  let key: string;
  const backup = join(base, 'monday');
  const mirror = join(base, 'mirror');

  beforeAll(async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    await writeFile(passphrase, 'correct horse battery staple\n');
    const url = await start();
    key = (await textAt(`${url}/log/key`)).trim();
    const made = await tongzhou('backup', backup, ...KEYS, '--data', data);
    expect(made.stderr).toBe('');
    size = Number(/backed up to .*monday: fact \d+, (\d+) entries/.exec(made.stdout)?.[1]);
    expect(size).toBeGreaterThan(500);
    await stop();
  });
  afterAll(async () => {
    await stop();
    vi.restoreAllMocks();
    await rm(base, { recursive: true });
  });

  it('is made while the server runs; it is three files, of which nobody reads anything without the passphrase', async () => {
    expect((await readdir(backup)).sort()).toEqual(['database.sealed', 'keys.sealed', 'log.sealed']);
    for (const name of await readdir(backup)) {
      const bytes = await readFile(join(backup, name));
      expect(bytes.includes('hubei-2020')).toBe(false);
    }
    expect((await tongzhou('backup', backup, ...KEYS, '--data', data)).stderr).toMatch(/EEXIST/);
    const other = join(base, 'other-passphrase');
    await writeFile(other, 'another horse battery staple\n');
    const wrong = await tongzhou(
      'restore',
      backup,
      '--passphrase-file',
      other,
      '--data',
      join(base, 'nowhere'),
    );
    expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringMatching(/passphrase does not open it/)]);
  });

  it('that was changed or cut off is not put back', async () => {
    const changed = join(base, 'changed');
    for (const spoil of [
      (bytes: Buffer) => {
        bytes[bytes.length - 30] = (bytes[bytes.length - 30] as number) ^ 1;
        return bytes;
      },
      (bytes: Buffer) => bytes.subarray(0, bytes.length - 70_000),
    ]) {
      await rm(changed, { recursive: true, force: true });
      await cp(backup, changed, { recursive: true });
      await writeFile(join(changed, 'log.sealed'), spoil(await readFile(join(changed, 'log.sealed'))));
      const answer = await tongzhou(
        'restore',
        changed,
        ...KEYS,
        '--data',
        join(base, `into-${Math.random()}`),
      );
      expect([answer.code, answer.stderr]).toEqual([
        1,
        expect.stringMatching(/was changed|cut off|does not open/),
      ]);
    }
  });

  it('put back into an empty folder is the same installation: same log, same key, nothing to declare', async () => {
    const folder = join(base, 'anew');
    const restored = await tongzhou('restore', backup, ...KEYS, '--data', folder);
    expect(restored.stderr).toBe('');
    expect(restored.code).toBe(0);
    const url = await start(folder);
    expect((await textAt(`${url}/log/key`)).trim()).toBe(key);
    expect(await sizeAt(url)).toBeGreaterThanOrEqual(size);
    const audit = await tongzhou('audit', url, '--key', key, '--no-resume', '--quiet');
    expect(audit.stdout).toContain('audit ok');
    await expect
      .poll(
        async () =>
          ((await (await fetch(`${url}/healthz`)).json()) as { integrity: { state: string } }).integrity
            .state,
        { timeout: 60_000 },
      )
      .toBe('ok');
    await stop();
    const again = await tongzhou('restore', backup, ...KEYS, '--data', folder);
    expect([again.code, again.stderr]).toEqual([1, expect.stringMatching(/never writes over one/)]);
  });

  it('that is older does not fork the log: what was signed since is said to be lost, and the server stops', async () => {
    await stateNeeds('goggles', 'face-shield');
    const url = await start();
    const now = await sizeAt(url);
    const copied = await tongzhou('mirror', url, mirror, '--once', '--quiet');
    expect(copied.code).toBe(0);
    await stop();
    await rm(join(data, 'database'), { recursive: true });
    const restored = await tongzhou('restore', backup, ...KEYS, '--data', data);
    expect(restored.code).toBe(1);
    expect(restored.stdout).toContain(`LOST: the log has signed ${now} entries, this database has ${size}`);
    expect((await fetch(`${await start()}/log/checkpoint`)).status).toBe(503);
    await stop();
  });

  it('is caught up from a mirror, to the same root, and says what no mirror has', async () => {
    await rm(join(data, 'database'), { recursive: true });
    const restored = await tongzhou('restore', backup, ...KEYS, '--mirror', mirror, '--data', data);
    expect(restored.stderr).toBe('');
    expect(restored.stdout).toMatch(/caught up from the mirror: [1-9]\d* facts/);
    expect(restored.stdout).toMatch(/lost since the backup: accounts/);
    expect(restored.code).toBe(0);
    const url = await start();
    const compared = await tongzhou('compare', url, join(mirror, 'checkpoint'), '--key', key);
    expect(compared.code).toBe(0);
    const audit = await tongzhou('audit', url, '--no-resume', '--quiet');
    expect(audit.stdout).toContain('audit ok');
    await stop();
  });

  it('goes no further than a fact that is not public, and not into half a decision; what is left goes on', async () => {
    const [copied, later] = [join(base, 'data-later'), join(base, 'mirror-later')];
    await cp(data, copied, { recursive: true });
    await withApplicationLocally({ folder: data }, async (application) => {
      const actor = { organisation: 'wuhan-union', seat: 'wuhan-union-equipment' };
      const noticed = await application.execute(actor, 'event.notice', {
        ...{ incident: 'hubei-2020', kind: 'unexplained-group-illness', area: '420103' },
        text: '病区三人发热',
      });
      expect(noticed).toMatchObject({ ok: true });
    });
    await stateNeeds('gown-surgical');
    const url = await start();
    const signed = await sizeAt(url);
    expect((await tongzhou('mirror', url, later, '--once', '--quiet')).code).toBe(0);
    await stop();
    await rm(join(data, 'database'), { recursive: true });
    const restored = await tongzhou('restore', backup, ...KEYS, '--mirror', later, '--data', data);
    expect(restored.stderr).toBe('');
    expect(restored.code).toBe(1);
    const [, lost] = /not further: fact \d+ is not public.* The (\d+) entries after it, from 2/.exec(
      restored.stdout,
    ) as RegExpExecArray;
    const left = signed - Number(lost);
    expect(restored.stdout).toContain(
      `LOST: the log has signed ${signed} entries, this database has ${left}`,
    );
    const declared = await tongzhou(
      ...['log', 'declare-lost-tail', '--reason', 'the disk burnt', '--confirm', String(left)],
      ...['--data', data],
    );
    expect(declared.stderr).toBe('');
    await stateNeeds('gown-isolation');
    const audit = await tongzhou('audit', await start(), '--no-resume', '--quiet');
    expect(`${audit.stdout}${audit.stderr}`).toContain('audit ok');
    await stop();
    await rm(data, { recursive: true });
    await cp(copied, data, { recursive: true });
  });

  it('is refused by a folder with other keys', async () => {
    const folder = join(base, 'foreign');
    await mkdir(join(folder, 'keys'), { recursive: true });
    await writeFile(join(folder, 'keys', 'log.key'), 'a\nb\n');
    const answer = await tongzhou('restore', backup, ...KEYS, '--data', folder);
    expect([answer.code, answer.stderr]).toEqual([
      1,
      expect.stringMatching(/keys\/log\.key .* is another key/),
    ]);
  });

  const bin = postgresPrograms();
  describe.runIf(bin)('of the embedded database', () => {
    let postgres: TemporaryPostgres;
    beforeAll(async () => {
      postgres = await startPostgres(bin as string);
    });
    afterAll(async () => {
      vi.unstubAllEnvs();
      await postgres.stop();
    });

    it('goes into a PostgreSQL server, whose own goes into another', async () => {
      vi.stubEnv('DATABASE_URL', postgres.url);
      const folder = join(base, 'served');
      const restored = await tongzhou('restore', backup, ...KEYS, '--data', folder);
      expect([restored.code, restored.stderr]).toEqual([0, '']);
      const second = join(base, 'tuesday');
      const made = await tongzhou('backup', second, ...KEYS, '--data', folder);
      expect(made.stdout).toContain(`${size} entries of the log`);
      expect((await tongzhou('restore', second, ...KEYS, '--data', folder)).stderr).toMatch(/not empty/);
    });

    it('is made beside a PostgreSQL server that runs and takes commands: one moment of it, whole', async () => {
      const served = join(base, 'served');
      const where = { folder: served, databaseUrl: postgres.url };
      const running = await serve({ port: 0, host: '127.0.0.1', ...where, scenario: null });
      const [third, folder] = [join(base, 'wednesday'), join(base, 'from-wednesday')];
      let isOver = false;
      let stated = 0;
      const working = withApplicationLocally(where, async (application) => {
        const actor = { organisation: 'wuhan-union', seat: 'wuhan-union-equipment' };
        // A day takes a hundred of a kind.
        while (!isOver && stated < 95) {
          const outcome = await application.execute(actor, 'event.notice', {
            ...{ incident: 'hubei-2020', kind: 'unexplained-group-illness', area: '420103' },
          });
          expect(outcome.ok ? [] : outcome.refusals).toEqual([]);
          stated += 1;
          await pause(100);
        }
      });
      try {
        await expect.poll(() => stated).toBeGreaterThan(3);
        const [before, had] = [await sizeAt(running.url), stated];
        const made = await tongzhou('backup', third, ...KEYS, '--data', served);
        isOver = true;
        expect(made.stderr).toBe('');
        expect(stated).toBeGreaterThan(had);
        expect(Number(/(\d+) entries/.exec(made.stdout)?.[1])).toBeGreaterThanOrEqual(before);
      } finally {
        isOver = true;
        await working;
        await running.close();
      }
      vi.stubEnv('DATABASE_URL', '');
      expect((await tongzhou('restore', third, ...KEYS, '--data', folder)).stderr).toBe('');
      const audit = await tongzhou('audit', await start(folder), '--no-resume', '--quiet');
      expect(`${audit.stdout}${audit.stderr}`).toContain('audit ok');
      await stop();
    });
  });
});
