import { mkdtempSync } from 'node:fs';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@tongzhou/server';
import {
  addCosignatures,
  consistencyProof,
  createVerifier,
  formatAddCheckpoint,
  type HashReader,
  hashesFromTiles,
  httpWitness,
  LogClient,
  type MemoryTileStore,
  openCheckpoint,
  parseEvidence,
  requestCosignature,
  storedTiles,
  verifyEvidence,
} from '@tongzhou/tlog';
import { originHash } from '@tongzhou/tlog/folder';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exerciseFolder } from '../../../test/support/data-folder.ts';
import { type Running, startTongzhou, tongzhou } from './support/cli-process.ts';
import { FileServer, logKeys, logOf, ORIGIN } from './support/served-log.ts';

const base = mkdtempSync(join(tmpdir(), 'tongzhou-witness-'));
const keys = await logKeys();
const site = new FileServer();
const running: Running[] = [];
let siteUrl: string;
let folder: string;
let count = 0;

beforeAll(async () => {
  siteUrl = await site.listen();
});
beforeEach(() => {
  folder = join(base, `witness-${count++}`);
});
afterEach(async () => {
  for (const each of running.splice(0)) {
    each.process.kill('SIGKILL');
    await each.ended;
  }
});
afterAll(async () => {
  site.close();
  await rm(base, { recursive: true });
});

/** A witness as a process of its own. */
async function start(...more: string[]) {
  const args = ['--folder', folder, '--port', '0', '--log', keys.vkey, '--name', 'witness.example', ...more];
  const witness = startTongzhou('witness', ...args);
  running.push(witness);
  const [, url] = await witness.saying(/at (http:\S+)\//);
  const [, vkey] = await witness.saying(/verifier key.*: (\S+)/);
  return { witness, url: url as string, vkey: vkey as string };
}

const hashesOf = (store: MemoryTileStore, size: number): HashReader =>
  hashesFromTiles(storedTiles(size, store.read));

/** The request for the log's own checkpoint, as an honest log would make it. */
async function requestFor(store: MemoryTileStore, oldSize: number): Promise<Uint8Array> {
  const checkpoint = (await store.read('checkpoint')) as Uint8Array;
  const { size } = await openCheckpoint(checkpoint, { log: keys.verifier });
  const proof = await consistencyProof(oldSize, size, hashesOf(store, size));
  return formatAddCheckpoint({ oldSize, proof, checkpoint });
}

const post = (url: string, body: Uint8Array) =>
  fetch(`${url}/add-checkpoint`, { method: 'POST', body: body as Uint8Array<ArrayBuffer> });

describe('tongzhou witness', () => {
  it('cosigns over HTTP, and a client that asks for its cosignature believes the log', async () => {
    const { url, vkey } = await start();
    const log = await logOf(keys, 300);
    const verifier = await createVerifier(vkey);
    for (const size of [300, 700]) {
      const signed =
        size === 300 ? ((await log.store.read('checkpoint')) as Uint8Array) : await log.growTo(size);
      const cosignature = await requestCosignature({
        signed,
        hashes: hashesOf(log.store, size),
        witness: verifier,
        submit: httpWitness(url),
      });
      await log.store.write('checkpoint', addCosignatures(signed, [cosignature]));
      const policy = { witnesses: [verifier], threshold: 1 };
      const client = new LogClient({ read: log.store.read, log: keys.verifier, policy });
      expect(await client.checkpoint()).toMatchObject({ size, witnesses: [{ name: 'witness.example' }] });
    }
    // What it serves to those who watch the log.
    const served = await fetch(`${url}/${originHash(ORIGIN)}/checkpoint`);
    const policy = { witnesses: [verifier], threshold: 1 };
    const opened = await openCheckpoint(new Uint8Array(await served.arrayBuffer()), {
      log: keys.verifier,
      policy,
    });
    expect(opened.size).toBe(700);
  });

  it('answers by the specification: 400, 403, 404, 409 with the size, 422', async () => {
    const { url } = await start();
    const log = await logOf(keys, 300);
    expect((await post(url, new Uint8Array(3))).status).toBe(400);
    const stranger = await logOf(await logKeys(), 3);
    const { store } = stranger;
    const foreign = formatAddCheckpoint({
      oldSize: 0,
      proof: [],
      checkpoint: (await store.read('checkpoint')) as never,
    });
    expect((await post(url, foreign)).status).toBe(403);
    const elsewhere = new TextDecoder().decode(foreign).replaceAll(ORIGIN, 'other.example/log');
    expect((await post(url, new TextEncoder().encode(elsewhere))).status).toBe(404);
    const conflict = await post(url, await requestFor(log.store, 7));
    expect([conflict.status, conflict.headers.get('content-type'), await conflict.text()]).toEqual([
      409,
      'text/x.tlog.size',
      '0\n',
    ]);
    expect((await post(url, await requestFor(log.store, 0))).status).toBe(200);
    const fork = await logOf(keys, 300, 7);
    const forked = formatAddCheckpoint({
      oldSize: 300,
      proof: [],
      checkpoint: (await fork.store.read('checkpoint')) as never,
    });
    expect((await post(url, forked)).status).toBe(422);
  });

  it('makes its key at the first start, for its owner’s eyes only, and keeps it', async () => {
    const first = await start();
    expect((await stat(join(folder, 'witness.key'))).mode & 0o777).toBe(0o600);
    first.witness.process.kill('SIGTERM');
    expect(await first.witness.ended).toMatchObject({ code: 0 });
    const again = await start();
    expect(again.vkey).toBe(first.vkey);
    expect(await fetch(`${again.url}/key`).then((answer) => answer.text())).toBe(`${first.vkey}\n`);
    for (const { stdout, stderr } of [await first.witness.ended])
      expect(stdout + stderr).not.toContain('PRIVATE');
  });

  it('remembers through kill -9: after it the fork has no chance, and the log gets its cosignature', async () => {
    const first = await start();
    const log = await logOf(keys, 300);
    const fork = await logOf(keys, 300, 7);
    // Killed with requests under way, at the moment that the first of them is answered.
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        const answer = await post(first.url, await requestFor(log.store, 0)).catch(() => undefined);
        if (answer?.status === 200) first.witness.process.kill('SIGKILL');
      }),
    );
    await first.witness.ended;
    const second = await start();
    expect((await post(second.url, await requestFor(fork.store, 0))).status).toBe(409);
    const cosignature = await requestCosignature({
      signed: (await log.store.read('checkpoint')) as Uint8Array,
      hashes: hashesOf(log.store, 300),
      witness: await createVerifier(first.vkey),
      submit: httpWitness(second.url),
    });
    expect(cosignature.name).toBe('witness.example');
  });

  it('killed at any moment under load, has on its disk every size that it has cosigned', async () => {
    const log = await logOf(keys, 1);
    const checkpoints = [(await log.store.read('checkpoint')) as Uint8Array];
    for (let size = 2; size <= 400; size++) checkpoints.push(await log.growTo(size));
    const hashes = hashesOf(log.store, 400);
    let cosigned = 0;
    // Counted in answers, so that a slow machine is killed in the middle of the work as well.
    for (const [answers, delay] of [
      [1, 0],
      [6, 1],
      [12, 3],
      [25, 7],
      [50, 15],
    ] as const) {
      const { witness, url } = await start();
      const health = (await fetch(`${url}/healthz`).then((answer) => answer.json())) as {
        logs: { size: number }[];
      };
      const remembered = health.logs[0]?.size ?? 0;
      expect(remembered).toBeGreaterThanOrEqual(cosigned);
      // Between its answer and our note of it there may be one size more, never less.
      expect(remembered).toBeLessThanOrEqual(cosigned + 1);
      cosigned = remembered;
      const last = cosigned + answers;
      for (let size = cosigned + 1; size <= 400; size++) {
        if (size === last) setTimeout(() => witness.process.kill('SIGKILL'), delay);
        const proof = await consistencyProof(cosigned, size, hashes);
        const checkpoint = checkpoints[size - 1] as Uint8Array;
        const answer = await post(url, formatAddCheckpoint({ oldSize: cosigned, proof, checkpoint })).catch(
          () => undefined,
        );
        if (answer === undefined) break;
        expect(answer.status).toBe(200);
        cosigned = size;
      }
      witness.process.kill('SIGKILL');
      await witness.ended;
    }
    expect(cosigned).toBeGreaterThan(50);
  });

  it('cosigns one of many forks that ask at once, and shows the split view to people and machines', async () => {
    const { witness, url } = await start();
    const forks = await Promise.all(Array.from({ length: 12 }, (_, i) => logOf(keys, 300, i)));
    const answers = await Promise.all(forks.map(async ({ store }) => post(url, await requestFor(store, 0))));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(11);
    await witness.saying(/CONTRADICTION Split view: /);

    const page = await fetch(url, { headers: { 'accept-language': 'en' } }).then((answer) => answer.text());
    expect(page).toContain(`Split view: the log ${ORIGIN} has signed two different trees of 300 entries.`);
    const chinese = await fetch(`${url}/?lang=zh`).then((answer) => answer.text());
    expect(chinese).toContain('一份日志，两副面孔');
    expect(chinese).toContain('witness.example+');
    const [, path] = /href="([0-9a-f]{64}\/evidence\/[^"]+)"/.exec(page) as RegExpExecArray;
    const evidence = await fetch(`${url}/${path}`).then((answer) => answer.arrayBuffer());
    const finding = await verifyEvidence(parseEvidence(new Uint8Array(evidence)), { log: keys.verifier });
    expect(finding).toMatchObject({ kind: 'split-view', proven: true });
    expect(await fetch(`${url}/healthz`).then((answer) => answer.json())).toMatchObject({
      status: 'ok',
      logs: [{ origin: ORIGIN, size: 300, contradictions: 11 }],
    });
  });

  it('looks at the log by itself, cosigns it, and names a rewritten log that never called', async () => {
    const log = await logOf(keys, 300);
    site.read = log.store.read;
    const { witness, url } = await start('--follow', siteUrl, '--every', '1');
    await witness.saying(/cosigned 300 entries/);
    await log.growTo(500);
    await witness.saying(/cosigned 500 entries/);
    site.read = () => Promise.reject(new Error('down'));
    await witness.saying(/404|checkpoint: missing|no checkpoint/);
    site.read = log.store.read;
    await witness.saying(/in order again/);
    site.read = (await logOf(keys, 700, 7)).store.read;
    await witness.saying(/Inconsistent growth: .*500 and 700/);
    const health = (await fetch(`${url}/healthz`).then((answer) => answer.json())) as {
      logs: { size: number; contradictions: number }[];
    };
    expect(health.logs[0]).toMatchObject({ size: 500, contradictions: 1 });
  });

  it('takes no body beyond its limit, whether its length is said or not', async () => {
    const { url } = await start();
    const tooLong = await post(url, new Uint8Array(600 * 1024)).catch((error: Error) => error);
    // The answer, or the line cut while we still talk: never a witness that swallows it all.
    if (!(tooLong instanceof Error)) expect(tooLong.status).toBe(413);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const asked = httpRequest(`${url}/add-checkpoint`, { method: 'POST' }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      asked.on('error', reject);
      asked.setHeader('transfer-encoding', 'chunked');
      asked.write(Buffer.alloc(600 * 1024));
    });
    expect(status).toBe(413);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('answers nonsense without harm, and writes each request to its access log without the visitor', async () => {
    const { witness, url } = await start();
    for (const [method, path, status] of [
      ['DELETE', '/', 405],
      ['GET', '/add-checkpoint', 405],
      ['GET', '/../witness.key', 404],
      ['GET', '/witness.key', 404],
      ['GET', `/${'0'.repeat(64)}/checkpoint`, 404],
      ['GET', `/${originHash(ORIGIN)}/checkpoint`, 404],
      ['GET', `/${originHash(ORIGIN)}/evidence/..%2f..%2fwitness.key`, 404],
      ['HEAD', '/', 200],
    ] as const) {
      expect((await fetch(url + path, { method })).status, `${method} ${path}`).toBe(status);
    }
    // Not HTTP at all.
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () =>
        socket.end('\0\0nonsense\r\n\r\n'),
      );
      socket
        .resume()
        .on('close', () => resolve())
        .on('error', () => resolve());
    });
    const [line] = await witness.saying(/^\S+Z DELETE \/ 405 \d+ \d+ms$/m);
    expect(line).not.toContain('127.0.0.1');
  });

  it('has its folder to itself, and will not run on a damaged memory', async () => {
    const { witness, url } = await start();
    const log = await logOf(keys, 3);
    await post(url, await requestFor(log.store, 0));
    const args = ['witness', '--folder', folder, '--port', '0', '--log', keys.vkey];
    expect(await tongzhou(...args)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('in use by process'),
    });
    witness.process.kill('SIGKILL');
    await witness.ended;
    const path = join(folder, originHash(ORIGIN), 'checkpoint');
    const bytes = await readFile(path);
    bytes[ORIGIN.length + 10] = (bytes[ORIGIN.length + 10] ?? 0) ^ 1;
    await writeFile(path, bytes);
    expect(await tongzhou(...args)).toMatchObject({ code: 1 });
  });

  it.each([
    [[]],
    [['--folder', 'x']],
    [['--folder', 'x', '--log', 'nonsense']],
    [['--folder', 'x', '--log', keys.vkey, '--port', '70000']],
    [['--folder', 'x', '--log', keys.vkey, '--follow', 'file:///etc']],
  ])('says how it is called for %j', async (args) => {
    expect(await tongzhou('witness', ...args)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('usage: tongzhou witness'),
    });
  });
});

it('a witness follows a real site', async () => {
  const tongzhouSite = await serve({
    port: 0,
    host: '127.0.0.1',
    folder: exerciseFolder('witnessed'),
    databaseUrl: undefined,
    scenario: 'hubei-2020',
  });
  try {
    const vkey = (await fetch(`${tongzhouSite.url}/log/key`).then((answer) => answer.text())).trim();
    const witness = startTongzhou(
      ...['witness', '--folder', folder, '--port', '0', '--name', 'w.example', '--log', vkey],
      ...['--follow', tongzhouSite.url],
    );
    running.push(witness);
    const [, size] = await witness.saying(/cosigned (\d+) entries/);
    expect(Number(size)).toBeGreaterThan(600);
  } finally {
    await tongzhouSite.close();
  }
});
