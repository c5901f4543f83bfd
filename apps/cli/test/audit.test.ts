import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { serve } from '@tongzhou/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exerciseFolder } from '../../../test/support/data-folder.ts';
import { audit } from '../src/audit/audit.ts';

type Serving = Awaited<ReturnType<typeof serve>>;

const folder = exerciseFolder('audit');
const start = () =>
  serve({ port: 0, host: '127.0.0.1', folder, databaseUrl: undefined, scenario: 'hubei-2020' });
const quiet = { key: undefined, onProgress: () => {} };

let site: Serving;
let proxy: Server;
/** Whether what lies between answers at all; by default it does. */
let answers: (path: string, response: ServerResponse) => boolean = () => true;
/** Which paths were asked for. */
let asked: string[] = [];
/** What lies between the auditor and the site: changes an answer's bytes on their way. */
let meddle: (path: string, bytes: Buffer) => Buffer = (_path, bytes) => bytes;
let proxied: string;

beforeAll(async () => {
  process.env.XDG_CONFIG_HOME = mkdtempSync(join(tmpdir(), 'tongzhou-audit-config-'));
  site = await start();
  proxy = createServer(async (request, response) => {
    asked.push(request.url ?? '/');
    if (!answers(request.url ?? '/', response)) return;
    const answer = await fetch(new URL(request.url ?? '/', site.url));
    const bytes = meddle(request.url ?? '/', Buffer.from(await answer.arrayBuffer()));
    response
      .writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' })
      .end(bytes);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  proxied = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
});
afterAll(async () => {
  proxy.close();
  await site.close();
});

const flip = (wanted: string | RegExp, at: number) => {
  meddle = (path, bytes) => {
    const hit = typeof wanted === 'string' ? path === wanted : wanted.test(path);
    if (!hit || bytes.length === 0) return bytes;
    const changed = Buffer.from(bytes);
    const index = at % changed.length;
    changed[index] = (changed[index] ?? 0) ^ 1;
    return changed;
  };
};

describe('tongzhou audit', () => {
  it('finds an untouched site in order, down to every published view', async () => {
    const result = await audit({ url: proxied, ...quiet });
    expect(result.entries).toBeGreaterThan(600);
    expect(result.root).toMatch(/^[A-Za-z0-9+/]{43}=$/);
    expect(result.compared).toBeGreaterThanOrEqual(13);
  });

  it.each([
    ['the checkpoint', '/log/checkpoint', 40],
    ['the checkpoint’s signature', '/log/checkpoint', 150],
    ['an entry', '/log/tile/entries/000', 5_000],
    ['the length of an entry', '/log/tile/entries/000', 1],
    ['a hash tile', '/log/tile/0/001', 4_000],
    ['the last, partial bundle', /\/log\/tile\/entries\/\d{3}\.p/, 700],
  ] as const)('finds one flipped bit in %s, and names the file', async (_what, path, at) => {
    flip(path, at);
    await expect(audit({ url: proxied, ...quiet })).rejects.toThrow(/checkpoint|tile\/|signature|entry/);
    meddle = (_path, bytes) => bytes;
  });

  it('finds a figure that the site publishes and the facts do not give, and names it', async () => {
    meddle = (path, bytes) =>
      path.endsWith('/goods')
        ? Buffer.from(bytes.toString().replace('"received":36000', '"received":32000'))
        : bytes;
    await expect(audit({ url: proxied, ...quiet })).rejects.toThrow(
      /published goods .*received: published 32000, computed 36000/,
    );
    meddle = (_path, bytes) => bytes;
  });

  it('asks a busy site again, and comes to the same end', async () => {
    const failed = new Set<string>();
    // Each address fails the first time: by a status, by a cut, or in the middle of its answer.
    answers = (path, response) => {
      if (failed.has(path)) return true;
      failed.add(path);
      if (failed.size % 3 === 0) response.writeHead(503, { 'retry-after': '0' }).end();
      else if (failed.size % 3 === 1) response.destroy();
      else {
        response.writeHead(200, { 'content-length': 1_000 }).write('half');
        setTimeout(() => response.destroy(), 5);
      }
      return false;
    };
    const lines: string[] = [];
    const onProgress = (line: string) => lines.push(line);
    const result = await audit({ url: proxied, key: undefined, patience: { pauseMs: 20 }, onProgress });
    answers = () => true;
    expect(result.entries).toBeGreaterThan(600);
    expect(lines.filter((line) => line.includes('; try 2 of 6 in ')).length).toBeGreaterThan(10);
  });

  it('goes on with what an audit that broke off has fetched, and says so', async () => {
    const keptIn = mkdtempSync(join(tmpdir(), 'tongzhou-audit-kept-'));
    const full = () => asked.filter((path) => /^\/log\/tile\/(?!.*\.p\/)/.test(path)).sort();
    asked = [];
    // The facts of the journal are not to be had: by then the log's first bundles are here.
    answers = (path, response) => {
      if (!path.startsWith('/api/v1/facts')) return true;
      response.writeHead(500).end();
      return false;
    };
    await expect(audit({ url: proxied, keptIn, ...quiet })).rejects.toThrow('the site answers 500');
    answers = () => true;
    const fetched = full();
    expect(fetched.length).toBeGreaterThanOrEqual(4);
    asked = [];
    const result = await audit({ url: proxied, keptIn, ...quiet });
    expect(full().filter((path) => fetched.includes(path))).toEqual([]);
    expect(result.unchecked).toContainEqual({ code: 'served-now', count: fetched.length });
    expect(result.unchecked.map(({ code }) => code)).toContain('key-from-site');
    // A file that was changed where it is kept says nothing about the log. Without what was judged, it is read.
    rmSync(`${keptIn}.judged`);
    const [bundle] = fetched.filter((path) => path.includes('entries'));
    const place = join(keptIn, (bundle as string).slice('/log/'.length));
    const bytes = readFileSync(place);
    bytes[5_000] = (bytes[5_000] ?? 0) ^ 1;
    writeFileSync(place, bytes);
    const again = await audit({ url: proxied, keptIn, ...quiet });
    // Meanwhile the site’s clock may have said something: the log has what it had.
    expect(again.entries).toBeGreaterThanOrEqual(result.entries);
    expect(again.unchecked.map(({ code }) => code)).not.toContain('served-now');
  });

  it('does not take another key’s word', async () => {
    const other = 'tongzhou.local/log+6f2f6d6a+ATn4a9L3bH1qj0v3u3T6n4cZQk2mQq9x5yqzJ0w1b2c3';
    await expect(audit({ url: proxied, key: other, onProgress: () => {} })).rejects.toThrow();
  });

  it('finds a balance and a fact changed behind the server’s back, in the database itself', async () => {
    const tamper = async (...statements: string[]) => {
      await site.close();
      const database = await PGlite.create(join(folder, 'database'));
      for (const statement of statements) await database.exec(statement);
      await database.close();
      site = await start();
    };
    await tamper(
      'alter table account disable trigger all',
      `update account set posted_in = posted_in + 1 where id like 'stock:%:free'`,
      'alter table account enable trigger all',
    );
    await expect(audit({ url: proxied, ...quiet })).rejects.toThrow(/published balances .*postedIn/);
    await tamper(
      'alter table account disable trigger all',
      `update account set posted_in = posted_in - 1 where id like 'stock:%:free'`,
      'alter table account enable trigger all',
    );
    await audit({ url: proxied, ...quiet });
    await tamper(
      'alter table fact disable trigger all',
      `update fact set body = replace(body, '"amount":36000', '"amount":32000') where type = 'donation.received'`,
      'alter table fact enable trigger all',
    );
    const health = (await (await fetch(`${site.url}/healthz`)).json()) as {
      status: string;
      damagedAt: number;
    };
    expect(health).toMatchObject({ status: 'degraded', damagedAt: expect.any(Number) });
    await expect(audit({ url: proxied, ...quiet })).rejects.toThrow(/fact \d+|journal|published/);
  });
});
