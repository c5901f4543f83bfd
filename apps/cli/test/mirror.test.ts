import { mkdtempSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@tongzhou/server';
import {
  createSigner,
  createVerifier,
  generateKeyPair,
  openCheckpoint,
  parseEvidence,
  rotationPath,
  SIGNATURE_TYPE,
  signCheckpoint,
  signRotation,
  verifyEvidence,
} from '@tongzhou/tlog';
import { FolderTileStore } from '@tongzhou/tlog/folder';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exerciseFolder } from '../../../test/support/data-folder.ts';
import { startTongzhou, tongzhou } from './support/cli-process.ts';
import { FileServer, logKeys, logOf } from './support/served-log.ts';

const base = mkdtempSync(join(tmpdir(), 'tongzhou-mirror-'));
const keys = await logKeys();
const server = new FileServer();
let url: string;
let dir: string;
let count = 0;

beforeAll(async () => {
  url = await server.listen();
});
beforeEach(() => {
  dir = join(base, `copy-${count++}`);
});
afterAll(async () => {
  server.close();
  await rm(base, { recursive: true });
});

const mirror = (...more: string[]) => tongzhou('mirror', url, dir, '--key', keys.vkey, '--once', ...more);

describe('tongzhou mirror', () => {
  it('copies a log, follows it, and says so in one line', async () => {
    const log = await logOf(keys, 300);
    server.read = log.store.read;
    expect(await mirror('--quiet')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^mirror ok: 300 entries \(300 new\), root \S{44}\n$/),
      stderr: '',
    });
    await log.growTo(700);
    expect((await mirror()).stdout).toContain('mirror ok: 700 entries (400 new)');
    for (const [path, bytes] of log.store.files)
      expect(await readFile(join(dir, path))).toEqual(Buffer.from(bytes));
    expect(await readFile(join(dir, 'key'), 'utf8')).toBe(`${keys.vkey}\n`);
  });

  it.each([
    [
      'split view',
      300,
      [7],
      'split-view',
      /Split view: .*300 entries; entry 7 .*\n镜像失败：.*两副面孔.*第 7 条/,
    ],
    [
      'rewritten entry',
      400,
      [299],
      'rewritten-entry',
      /Rewritten entry: .*entry 299 .*\n镜像失败：.*改写了第 299 条/,
    ],
    ['rollback', 200, [], 'rollback', /Rollback: .*300 .*200\.\n镜像失败：.*倒退/],
  ] as const)(
    'names a %s, exits with 1, and leaves a file that proves it',
    async (_what, size, changed, kind, said) => {
      server.read = (await logOf(keys, 300)).store.read;
      await mirror();
      server.read = (await logOf(keys, size, ...changed)).store.read;
      const { code, stdout } = await mirror();
      expect(code).toBe(1);
      expect(stdout).toMatch(said);
      const [name] = (await readdir(join(dir, 'evidence'))) as [string];
      const evidence = parseEvidence(await readFile(join(dir, 'evidence', name)));
      expect(await verifyEvidence(evidence, { log: keys.verifier })).toMatchObject({
        kind,
        sizes: [300, size],
      });
    },
  );

  it('stores nothing of a log of another key, or without the cosignatures that its policy asks for', async () => {
    const log = await logOf(keys, 10);
    server.read = log.store.read;
    const stranger = await logKeys();
    const refused = await tongzhou('mirror', url, dir, '--key', stranger.vkey);
    expect(refused).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no signature by a known key'),
    });

    const pair = await generateKeyPair('witness.example', SIGNATURE_TYPE.cosignature);
    const file = join(base, 'policy');
    await writeFile(file, `log ${keys.vkey}\nwitness w ${pair.verifierKey}\nquorum w\n`);
    const other = join(base, 'with-policy');
    expect(await tongzhou('mirror', url, other, '--policy', file)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('0 of at least 1'),
    });
    const head = await openCheckpoint((await log.store.read('checkpoint')) as Uint8Array, {
      log: keys.verifier,
    });
    const signers = [keys.signer, await createSigner(pair.signerKey)];
    await log.store.write('checkpoint', await signCheckpoint(head, signers));
    expect(await tongzhou('mirror', url, other, '--policy', file)).toMatchObject({ code: 0 });
    const policy = { witnesses: [await createVerifier(pair.verifierKey)], threshold: 1 };
    const copied = (await new FolderTileStore(other).read('checkpoint')) as Uint8Array;
    expect((await openCheckpoint(copied, { log: keys.verifier, policy })).size).toBe(10);
  });

  it('remembers the key of its first visit: a site that changes its word is not believed', async () => {
    const log = await logOf(keys, 10);
    await log.store.write('key', new TextEncoder().encode(`${keys.vkey}\n`));
    server.read = log.store.read;
    const first = await tongzhou('mirror', url, dir);
    expect(first).toMatchObject({ code: 0, stderr: expect.stringContaining('taken from the site') });
    const stranger = await logKeys();
    const forged = await logOf(stranger, 20);
    await forged.store.write('key', new TextEncoder().encode(`${stranger.vkey}\n`));
    server.read = forged.store.read;
    expect(await tongzhou('mirror', url, dir)).toMatchObject({ code: 1 });
    expect(await tongzhou('mirror', url, dir, '--key', stranger.vkey)).toMatchObject({ code: 2 });
  });

  it('follows a log to its next key', async () => {
    const log = await logOf(keys, 10);
    server.read = log.store.read;
    await mirror();
    const next = await logKeys();
    const head = { origin: keys.signer.name, size: 10, root: log.writer.root };
    await log.store.write(rotationPath(1), await signRotation(head, keys.signer, next.signer));
    const grown = await logOf(next, 40);
    await grown.store.write(rotationPath(1), (await log.store.read(rotationPath(1))) as Uint8Array);
    server.read = grown.store.read;
    expect(await mirror()).toMatchObject({ code: 0, stdout: expect.stringContaining('40 entries (30 new)') });
    // From its folder it can be served and checked again.
    server.read = new FolderTileStore(dir).read;
    const second = join(base, 'second-copy');
    expect(await tongzhou('mirror', url, second, '--key', keys.vkey)).toMatchObject({ code: 0 });
  });

  it('goes on after kill -9 at any moment', async () => {
    const log = await logOf(keys, 60_000);
    for (const request of [2, 9, 60, 150, 160, 60]) {
      let requests = 0;
      const running = startTongzhou('mirror', url, dir, '--key', keys.vkey, '--quiet');
      server.read = async (path) => {
        if (++requests === request) running.process.kill('SIGKILL');
        return log.store.read(path);
      };
      expect((await running.ended).code).toBeNull();
    }
    server.read = log.store.read;
    expect(await mirror()).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('mirror ok: 60000 entries'),
    });
    for (const [path, bytes] of log.store.files) {
      expect(Buffer.compare(await readFile(join(dir, path)), bytes), path).toBe(0);
    }
  });

  it('keeps on with --every through a broken line, and stops at a contradiction', async () => {
    const log = await logOf(keys, 10);
    server.read = log.store.read;
    const running = startTongzhou('mirror', url, dir, '--key', keys.vkey, '--every', '1', '--quiet');
    await running.saying(/mirror ok: 10 entries/);
    server.read = () => Promise.reject(new Error('down'));
    await running.saying(/trying again/);
    server.read = log.store.read;
    await log.growTo(20);
    await running.saying(/mirror ok: 20 entries/);
    server.read = (await logOf(keys, 30, 3)).store.read;
    expect(await running.ended).toMatchObject({ code: 1, stdout: expect.stringContaining('entry 3') });
  });

  it.each([
    [[]],
    [['not a url', 'x']],
    [['http://127.0.0.1:1', 'x', '--every', '0']],
    [['http://127.0.0.1:1', 'x', 'y']],
  ])('says how it is called for %j', async (args) => {
    const { code, stderr } = await tongzhou('mirror', ...args);
    expect(code).toBe(2);
    expect(stderr).toContain('usage: tongzhou mirror URL DIR');
  });
});

describe('a mirror of a real site', () => {
  it('is audited from its folder, and from any static host; one changed byte in it is found', async () => {
    const site = await serve({
      port: 0,
      host: '127.0.0.1',
      folder: exerciseFolder('mirrored'),
      databaseUrl: undefined,
      scenario: 'hubei-2020',
    });
    try {
      expect(await tongzhou('mirror', site.url, dir, '--quiet')).toMatchObject({ code: 0 });
    } finally {
      await site.close();
    }
    const fromFolder = await tongzhou('audit', dir, '--quiet');
    expect(fromFolder.stdout).toMatch(/^audit ok: \d{3,} entries, root \S{44}\nnot checked:\n/);
    server.read = new FolderTileStore(dir).read;
    expect((await tongzhou('audit', url, '--quiet')).stdout).toBe(fromFolder.stdout);
    // Nobody has cosigned this log: whoever asks for it is told.
    const pair = await generateKeyPair('witness.example', SIGNATURE_TYPE.cosignature);
    const policy = join(base, 'policy-of-a-site');
    const vkey = (await readFile(join(dir, 'key'), 'utf8')).trim();
    await writeFile(policy, `log ${vkey}\nwitness w ${pair.verifierKey}\nquorum w\n`);
    expect(await tongzhou('audit', dir, '--policy', policy)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('0 of at least 1'),
    });
    const path = join(dir, 'tile/entries/000');
    const bytes = await readFile(path);
    bytes[5_000] = (bytes[5_000] ?? 0) ^ 1;
    await writeFile(path, bytes);
    const found = await tongzhou('audit', dir, '--quiet');
    expect(found).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/audit failed: tile\/entries\/000: entry \d+/),
    });
  });
});
