import { mkdtempSync } from 'node:fs';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@tongzhou/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putExercise } from '../../../test/support/data-folder.ts';
import { tongzhou } from './support/cli-process.ts';

const base = mkdtempSync(join(tmpdir(), 'tongzhou-export-'));
const data = join(base, 'data');
const copy = join(base, 'public');

beforeAll(async () => {
  putExercise(data);
  const options = {
    port: 0,
    host: '127.0.0.1',
    folder: data,
    databaseUrl: undefined,
    scenario: 'hubei-2020',
  };
  await (await serve(options)).close();
}, 60_000);
afterAll(() => rm(base, { recursive: true }));

const run = (...args: string[]) => tongzhou(...args);

describe('tongzhou export-log', () => {
  it('writes the log of a stopped server, which audits as a folder and from any file host', async () => {
    const exported = await run('export-log', copy, '--data', data);
    expect(exported.stderr + exported.stdout).toMatch(/exported \d{3,4} entries \(\d{3,4} new\)/);
    expect(await readFile(join(copy, 'index.html'), 'utf8')).toContain('公开日志');
    const audited = await run('audit', copy);
    expect(audited.stdout).toMatch(/^audit ok: \d{3,4} entries, root \S+\nnot checked:\n/);

    const host = createServer(async (request, response) => {
      const bytes = await readFile(join(copy, decodeURIComponent(request.url ?? '/'))).catch(() => null);
      response.writeHead(bytes ? 200 : 404).end(bytes ?? '');
    });
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    const { port } = host.address() as AddressInfo;
    expect((await run('audit', `http://127.0.0.1:${port}/`)).stdout).toBe(audited.stdout);
    host.close();
  });

  it('the second time it adds what is new and touches nothing that is full', async () => {
    const path = join(copy, 'tile/entries/000');
    const before = await stat(path);
    const again = await run('export-log', copy, '--data', data);
    expect(again.stdout).toContain('(0 new)');
    expect((await stat(path)).mtimeMs).toBe(before.mtimeMs);
  });

  it('a new key is followed in the copy too; the old key still opens it', async () => {
    const key = (await readFile(join(copy, 'key'), 'utf8')).trim();
    const rotated = await run('rotate-log-key', '--data', data);
    expect(rotated.code).toBe(0);
    const next = rotated.stdout.split('\n')[1] as string;
    expect(next).not.toBe(key);
    expect((await run('export-log', copy, '--data', data)).code).toBe(0);
    for (const each of [key, next]) expect((await run('audit', copy, '--key', each)).code).toBe(0);
  });

  it('a file that was changed in the copy is named by the audit', async () => {
    const path = join(copy, 'tile/entries/000');
    const bytes = await readFile(path);
    bytes[500] = (bytes[500] as number) ^ 1;
    await writeFile(path, bytes);
    const audited = await run('audit', copy);
    expect([audited.code, audited.stdout]).toEqual([1, expect.stringMatching(/^audit failed: .*entries/)]);
  });
});
