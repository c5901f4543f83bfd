import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serve } from '@tongzhou/server';
import { createSigner, generateKeyPair, signCheckpoint } from '@tongzhou/tlog';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { exerciseFolder } from '../../../test/support/data-folder.ts';
import { tongzhou } from './support/cli-process.ts';

const data = exerciseFolder('doctor');
const start = () =>
  serve({ port: 0, host: '127.0.0.1', folder: data, databaseUrl: undefined, scenario: 'hubei-2020' });
const doctor = () => tongzhou('doctor', '--data', data);

describe('tongzhou doctor', () => {
  beforeAll(async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    // The settings of the tests themselves.
    vi.stubEnv('TONGZHOU_WORK_LIMITS', 'on');
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    await rm(data, { recursive: true });
  });

  it('finds nothing wrong with a server that runs, and asks it how it is', async () => {
    const site = await start();
    await fetch(`${site.url}/healthz`);
    const { code, stdout } = await doctor();
    expect(stdout).toContain(`server: ${site.url} says ok`);
    expect(stdout).toContain('no backup has been made');
    expect(stdout).not.toContain('WRONG');
    expect(code).toBe(0);
    await site.close();
  });

  it('names a key that others can read, one that is empty, a head that is missing, a database that lost its end', async () => {
    const head = join(data, 'keys', 'head');
    await chmod(join(data, 'keys', 'log.key'), 0o644);
    await writeFile(join(data, 'keys', 'stray.key'), '', { mode: 0o600 });
    const { code, stdout } = await doctor();
    expect(code).toBe(1);
    expect(stdout).toMatch(/WRONG keys: keys\/log\.key can be read by others/);
    expect(stdout).toMatch(/WRONG keys: keys\/stray\.key is empty/);
    expect(stdout).toMatch(/ok +database: fact \d+, \d+ entries/);
    await chmod(join(data, 'keys', 'log.key'), 0o600);
    await rm(join(data, 'keys', 'stray.key'));
    const { signerKey } = await generateKeyPair('tongzhou.local/log');
    const larger = { origin: 'tongzhou.local/log', size: 99_999, root: new Uint8Array(32), extensions: [] };
    await writeFile(head, await signCheckpoint(larger, [await createSigner(signerKey)]), { mode: 0o600 });
    expect((await doctor()).stdout).toMatch(/WRONG log: these keys have signed 99999 entries/);
    await rm(head);
    expect((await doctor()).stdout).toMatch(/WRONG keys: keys\/head is missing/);
  });

  it('names settings that cannot be meant, instead of stopping at them', async () => {
    vi.stubEnv('TONGZHOU_LOGG', 'json');
    vi.stubEnv('TONGZHOU_WEBHOOK_HTTP', 'allow');
    const { code, stdout } = await doctor();
    expect(code).toBe(1);
    expect(stdout).toMatch(/WRONG settings: there is no setting TONGZHOU_LOGG; did you mean TONGZHOU_LOG\?/);
    expect(stdout).toMatch(/WRONG settings: TONGZHOU_WEBHOOK_HTTP/);
    expect((await tongzhou('serve', '--port', '0', '--data', data)).code).toBe(2);
  });

  it('says of a database of a later version which one it is', async () => {
    vi.unstubAllEnvs();
    const { openDatabase } = await import('../../server/src/database/open.ts');
    const database = await openDatabase({ folder: data });
    await database.sql.insertInto('migration').values({ name: '9999-later.sql' }).execute();
    await database.close();
    expect((await doctor()).stdout).toMatch(
      /WRONG database: this database was written by a later version.*9999-later\.sql/,
    );
  });
});
