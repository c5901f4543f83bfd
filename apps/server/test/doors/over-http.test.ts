import { connect } from 'node:net';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApiDocument } from '../../src/api/openapi/document.ts';
import * as generate from './support/generate.ts';
import { pageRoutes } from './support/pages.ts';
import { changedSince, sharedNow } from './support/shared.ts';
import { openServer } from './support/site.ts';
import { crawl, endpointsOf, fill, type PostedForm } from './support/targets.ts';

/** The same over the wire: as bytes, so that what no client would send is sent too. */
const THROWS = Number(process.env.TONGZHOU_THROWS_HTTP ?? (process.env.TONGZHOU_LONG === '1' ? 20_000 : 300));
const SEED = Number(process.env.TONGZHOU_SEED ?? 17);
const ANSWER_MS_MAX = 5_000;

/** Empty, as strangers find it; and the exercise, where people are signed in and their browsers send a cookie with whatever they send. */
const SERVERS = [
  { what: 'an empty server', scenario: null, accounts: [] },
  {
    what: 'the exercise, with people signed in',
    scenario: 'hubei-2020',
    accounts: [
      'duty@hubei-command.example',
      'receiving@hubei-red-cross.example',
      'equipment@wuhan-union.example',
    ],
  },
];

describe.each(SERVERS)('whatever is sent to $what', ({ scenario, accounts }) => {
  const cookies = new Map<string, string>();
  let site: Awaited<ReturnType<typeof openServer>>;
  let port = 0;
  let addresses: readonly string[] = [];
  let forms: readonly (PostedForm & { readonly reader: string | null })[] = [];
  const pages: { readonly address: string; readonly isWayOut: boolean }[] = [];
  let endpoints: ReturnType<typeof endpointsOf> = [];
  const unheard: unknown[] = [];
  const hear = (error: unknown) => unheard.push(error);

  beforeAll(async () => {
    process.env.TONGZHOU_LOG = 'off';
    process.env.TONGZHOU_WORK_LIMITS = 'off';
    process.on('unhandledRejection', hear);
    process.on('uncaughtException', hear);
    site = await openServer(`over-http-${scenario}`, scenario);
    port = Number(new URL(site.url).port);
    endpoints = endpointsOf({ routes: documented() } as unknown as Hono);
    for (const account of accounts) cookies.set(account, await signedIn(account));
    ({ addresses, forms } = await crawl(
      async (address, reader) => {
        const cookie = cookies.get(reader ?? '') ?? '';
        const response = await fetch(`${site.url}${address}`, { headers: { cookie } });
        const text = await response.text();
        if (reader !== null && text.includes('<main id="content">'))
          pages.push({ address, isWayOut: /href="\/[\w-]+\/sign-out"/.test(text) });
        return { status: response.status, text };
      },
      [null, ...accounts],
      60,
    ));
    // Otherwise nothing below would reach what stands behind the door.
    expect(forms.some(({ reader }) => reader !== null)).toBe(accounts.length > 0);
  });
  afterAll(async () => {
    process.off('unhandledRejection', hear);
    process.off('uncaughtException', hear);
    await site.close();
  });

  test.runIf(accounts.length > 0)('every page of whoever is signed in shows the way out', () => {
    expect(pages.filter(({ address }) => address.includes('/work')).length).toBeGreaterThan(20);
    expect(pages.filter(({ isWayOut }) => !isWayOut)).toEqual([]);
  });

  const signedIn = async (email: string): Promise<string> => {
    const answer = await fetch(`${site.url}/api/v1/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: 'tongzhou-2020' }),
    });
    return answer.headers.get('set-cookie')?.split(';')[0] as string;
  };

  /** What the API’s description tells the world. */
  const documented = () =>
    Object.entries(openApiDocument().paths).flatMap(([path, operations]) =>
      Object.keys(operations as object).map((method) => ({
        method: method.toUpperCase(),
        path: path.replace(/\{(\w+)\}/g, ':$1'),
      })),
    );

  test('is answered, and the server goes on', async () => {
    const routes = (await pageRoutes()).map(({ id }) => id.replace('[lang=lang]', 'zh'));
    const before = sharedNow();
    const faults: string[] = [];
    const statuses = new Map<number, number>();
    let slowest = 0;
    const one = async (n: number): Promise<void> => {
      const seed = (SEED * 1_000_003 + n * 7919) >>> 0;
      const sent = bytesOf(generate.randomOf(seed), routes);
      const began = performance.now();
      const status = await answerTo(port, sent);
      const took = performance.now() - began;
      slowest = Math.max(slowest, took);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status >= 500 || status === 0 || took > ANSWER_MS_MAX)
        faults.push(
          `seed ${seed}: ${status} after ${Math.round(took)} ms: ${sent.toString('latin1').slice(0, 300)}`,
        );
    };
    let next = 0;
    const worker = async () => {
      while (next < THROWS && faults.length < 20) await one(next++);
    };
    await Promise.all(Array.from({ length: 8 }, worker));
    console.log(
      `over HTTP: ${THROWS} sent, slowest ${Math.round(slowest)} ms (${[...statuses]
        .sort(([a], [b]) => a - b)
        .map(([status, times]) => `${status}: ${times}`)
        .join(', ')})`,
    );
    expect(faults).toEqual([]);
    expect(changedSince(before)).toEqual([]);
    expect(unheard).toEqual([]);
    for (const path of ['/zh', '/en/sign-in', '/zh/join', '/api/v1/incidents', '/log/key'])
      expect([path, (await fetch(`${site.url}${path}`)).status]).toEqual([path, 200]);
  });

  test('an address of the workspace that cannot be decoded leads to the door, and no further', async () => {
    const status = await answerTo(
      port,
      Buffer.from('GET /zh/work/%ff HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'),
    );
    expect(status).toBeLessThan(500);
    expect(unheard).toEqual([]);
  });

  /** Of whoever the form was shown to; sometimes of another. */
  const cookieOf = (random: generate.Random, reader: string | null): string =>
    cookies.get(reader !== null && random() < 0.8 ? reader : generate.pick(random, accounts)) ?? '';

  /** Signs out nobody: the next throws are meant to come from somebody. */
  const isSigningOut = (path: string) => /sign-out|sessions/.test(path);

  function bytesOf(random: generate.Random, routes: readonly string[]): Buffer {
    const which = random();
    const shown = which < 0.3 && forms.length > 0 ? generate.pick(random, forms) : null;
    const form = shown && !isSigningOut(shown.action) ? shown : null;
    const endpoint = generate.pick(random, endpoints);
    const isApi = form === null && which > 0.55;
    const method = form ? 'POST' : random() < 0.8 && isApi ? endpoint.method : generate.methodOf(random);
    const path = form
      ? form.action.replace(/#.*/, '')
      : isApi
        ? fill(endpoint.path, () => generate.pieceOf(random))
        : random() < 0.5
          ? generate.pick(random, addresses)
          : fill(generate.pick(random, routes), () => generate.pieceOf(random));
    const target = `${path}${form && path.includes('?') ? '' : generate.queryOf(random, ['before', 'after', 'limit', 'at'])}`;
    const body = form
      ? String(generate.formOf(random, form.fields))
      : generate.bodyOf(random, generate.anyValue(random));
    const bytes = method === 'GET' || method === 'HEAD' ? Buffer.alloc(0) : Buffer.from(body);
    const headers: Record<string, string> = {
      host:
        random() < 0.9
          ? `127.0.0.1:${port}`
          : generate.pick(random, ['a', 'evil.example', '[::1]', '127.0.0.1:0']),
      connection: 'close',
      ...(random() < 0.8 && { origin: site.url }),
      ...(random() < 0.8 && accounts.length > 0 && { cookie: cookieOf(random, form?.reader ?? null) }),
      ...generate.headersOf(random),
      ...(bytes.length > 0 && {
        'content-type':
          form && random() < 0.9 ? 'application/x-www-form-urlencoded' : generate.typeOf(random),
        'content-length': String(bytes.length),
      }),
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    return Buffer.concat([
      Buffer.from(
        `${method} ${target.replace(/[\s\x7f]/g, '')} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`,
        'latin1',
      ),
      bytes,
    ]);
  }
});

/** The status of what comes back; 0: nothing did. */
function answerTo(port: number, bytes: Buffer): Promise<number> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    const end = () => {
      resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1] ?? 0));
      socket.destroy();
    };
    socket.setTimeout(2 * ANSWER_MS_MAX, end);
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1').slice(0, 4_000);
      // The first line is all that is asked; a stream would never end.
      if (/text\/event-stream/i.test(heard)) end();
    });
    socket.on('error', () => {});
    socket.on('close', end);
  });
}
