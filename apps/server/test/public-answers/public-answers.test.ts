import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AnswerShelf } from '../../src/public-answers/answer-shelf.ts';
import { PublicAnswers, type RecordNow } from '../../src/public-answers/public-answers.ts';
import { encodingFor, Remembered } from '../../src/public-answers/remembered.ts';
import { asked } from '../support/asking.ts';

const LONG = 'x'.repeat(3_000);
let record: { -readonly [Key in keyof RecordNow]: RecordNow[Key] };
let made = 0;
let time = 0;
let answers: PublicAnswers;
let make: (request: IncomingMessage, response: ServerResponse) => void;
let server: Server;
let port = 0;

beforeAll(async () => {
  server = createServer((request, response) => answers.pass(request, response, make));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => void server.close());
beforeEach(() => {
  made = 0;
  time = 0;
  record = {
    ...{ origin: 'example.org/log', position: 10, damagedAt: null, logSize: 8 },
    now: new Date('2020-02-03T08:00:10Z'),
  };
  answers = new PublicAnswers({ record: () => record, build: 'b1', bytesMax: 1_000_000, now: () => time });
  make = (_request, response) => {
    made += 1;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.writeHead(200);
    response.write(`made ${made} of ${record.position} `);
    response.end(LONG);
  };
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  asked({ port, path, method, headers: { host: 'site.example', ...headers } });
const saidOf = async (path: string, headers: Record<string, string> = {}) =>
  (await get(path, headers)).body.slice(0, 12).trim();
const PAGE = '/zh/incidents/a';

describe('an answer that is remembered', () => {
  it('is made once while nothing has happened, and again after two seconds', async () => {
    expect(await saidOf(PAGE)).toBe('made 1 of 10');
    time = 1_999;
    expect(await saidOf(`${PAGE}?utm_source=x`)).toBe('made 1 of 10');
    time = 2_000;
    expect(await saidOf(PAGE)).toBe('made 2 of 10');
  });

  it('is made anew at once when something has happened, as long as that is little work', async () => {
    await saidOf(PAGE);
    record.position = 11;
    expect(await saidOf(PAGE)).toBe('made 2 of 11');
    // A second of rendering in a moment is more than a fifth of it.
    answers.spent(1_500);
    record.position = 12;
    time = 1_900;
    expect(await saidOf(PAGE)).toBe('made 2 of 11');
    time = 2_000;
    expect(await saidOf(PAGE)).toBe('made 3 of 12');
  });

  it('a view for programs is never of an older record, however much work there is', async () => {
    answers.spent(5_000);
    await saidOf('/api/v1/incidents/a/needs');
    record.position = 11;
    expect(await saidOf('/api/v1/incidents/a/needs')).toBe('made 2 of 11');
  });

  it('a hundred who come at once wait for one', async () => {
    const { resolve, promise } = Promise.withResolvers<void>();
    const now = make;
    make = (request, response) => void promise.then(() => now(request, response));
    const all = Array.from({ length: 100 }, () => saidOf(PAGE));
    await new Promise((heard) => setTimeout(heard, 100));
    resolve();
    expect(new Set(await Promise.all(all))).toEqual(new Set(['made 1 of 10']));
    expect(made).toBe(1);
  });

  it('goes to nobody who shows a cookie or a token, and what he is given is not kept', async () => {
    make = (request, response) => {
      made += 1;
      response.end(`for ${request.headers.cookie ?? request.headers.authorization ?? 'all'}`);
    };
    expect(await saidOf(PAGE, { cookie: 'a=b' })).toBe('for a=b');
    expect(await saidOf(PAGE)).toBe('for all');
    expect(await saidOf(PAGE, { authorization: 'Bearer' })).toBe('for Bearer');
    expect(await saidOf(PAGE)).toBe('for all');
    expect(made).toBe(3);
  });

  it('is made from nothing that the one said who came first', async () => {
    make = (request, response) =>
      void response.end(JSON.stringify([request.headers, request.rawHeaders, request.url]));
    const { body } = await get(`${PAGE}?me=secret&item=a`, {
      'user-agent': 'secret',
      'x-mine': 'secret',
      referer: 'https://secret.example/',
      'if-none-match': '"secret"',
    });
    expect(body).not.toContain('secret');
    expect(body).toContain(`${PAGE}?item=a`);
  });

  it('another host, another address, another answer', async () => {
    await saidOf(PAGE);
    expect(await saidOf(PAGE, { host: 'other.example' })).toBe('made 2 of 10');
    expect(await saidOf(PAGE, { 'x-forwarded-proto': 'https' })).toBe('made 3 of 10');
    expect(await saidOf('/en/incidents/a')).toBe('made 4 of 10');
    expect(await saidOf(`${PAGE}?item=b`)).toBe('made 5 of 10');
  });

  it.each([
    ['a cookie', { 'set-cookie': 'a=b' }, 200],
    ['no-store', { 'cache-control': 'no-store' }, 200],
    ['private', { 'cache-control': 'private' }, 200],
    ['a failure', {}, 500],
    ['a refusal', {}, 429],
    ['a way to sign in', { location: '/zh/sign-in' }, 303],
  ])('with %s it is not kept, and said as it came', async (_, headers, status) => {
    make = (_request, response) => {
      made += 1;
      response.writeHead(status, headers);
      response.end(`${made}`);
    };
    const first = await get(PAGE);
    expect([first.status, first.body]).toEqual([status, '1']);
    expect(first.headers).toMatchObject('set-cookie' in headers ? { 'set-cookie': ['a=b'] } : headers);
    expect(first.headers.etag).toBeUndefined();
    expect((await get(PAGE)).body).toBe('2');
  });

  it('whoever goes away leaves the others what was made', async () => {
    const { resolve, promise } = Promise.withResolvers<void>();
    const now = make;
    make = (request, response) => void promise.then(() => now(request, response));
    const gone = new AbortController();
    const url = `http://127.0.0.1:${port}${PAGE}`;
    const left = fetch(url, { signal: gone.signal }).catch(() => 'gone');
    await new Promise((heard) => setTimeout(heard, 50));
    const other = fetch(url).then((answer) => answer.text());
    await new Promise((heard) => setTimeout(heard, 50));
    gone.abort();
    expect(await left).toBe('gone');
    resolve();
    expect(await other).toMatch(/^made 1 of 10/);
  });

  it('is no larger than the memory it has: what was not asked for longest gives way', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 5_000 })), {
          maxLength: 200,
        }),
        (steps) => {
          const shelf = new AnswerShelf(50_000);
          let last = '';
          for (const [name, size] of steps) {
            last = `/${name}`;
            if (shelf.find(last)) continue;
            const of = { status: 200, headers: {}, etag: '', version: '', position: 0, at: 0 };
            const answer: Remembered = new Remembered({ ...of, body: Buffer.alloc(size) }, (bytes) =>
              shelf.grew(last, answer, bytes),
            );
            shelf.keep(last, answer);
            shelf.grew(last, answer, 0);
            expect(shelf.bytes).toBeLessThanOrEqual(50_000);
            expect(shelf.find(last)).toBe(answer);
          }
          expect(shelf.bytes).toBeGreaterThanOrEqual(shelf.size * 2_000);
        },
      ),
    );
  });

  it('counts what was packed, too', async () => {
    await get(PAGE);
    const before = answers.bytes;
    await get(PAGE, { 'accept-encoding': 'gzip' });
    expect(answers.bytes).toBeGreaterThan(before);
  });
});

describe('the tag of an answer', () => {
  const tagOf = async (path = PAGE, headers = {}) => (await get(path, headers)).headers.etag as string;

  it('whoever has the page as it would be made is told so, and nothing is made', async () => {
    const etag = await tagOf();
    expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
    time = 30_000;
    const { status, body, headers } = await get(PAGE, { 'if-none-match': `"other", ${etag}` });
    expect([status, body, made]).toEqual([304, '', 1]);
    expect(headers.etag).toBe(etag);
    // The policy of what he has is that which came with it.
    expect(headers['content-security-policy']).toBeUndefined();
  });

  it('is another for another fact, history, minute, build, language, address and state of the record', async () => {
    const tags = [await tagOf()];
    const next = async (change: () => void, path = PAGE) => {
      change();
      time += 10_000;
      tags.push(await tagOf(path));
    };
    await next(() => (record.position = 11));
    await next(() => (record.origin = 'example.org/log/2'));
    await next(() => (record.now = new Date('2020-02-03T08:01:00Z')));
    await next(() => (record.damagedAt = 4));
    await next(() => {}, '/en/incidents/a');
    await next(() => {}, '/zh/incidents/b');
    const options = { record: () => record, build: 'b2', bytesMax: 1_000_000, now: () => time };
    await next(() => (answers = new PublicAnswers(options)));
    expect(new Set(tags).size).toBe(tags.length);
  });

  it('of a gift and of the proofs is also of the log that is signed', async () => {
    const [page, gift] = [await tagOf(), await tagOf('/zh/gifts/TZ-1')];
    record.logSize = 9;
    time = 5_000;
    expect(await tagOf()).toBe(page);
    expect(await tagOf('/zh/gifts/TZ-1')).not.toBe(gift);
  });

  it('of a view is what the application says, and lasts while that does', async () => {
    make = (_request, response) => {
      made += 1;
      response.writeHead(200, {
        etag: 'W/"own"',
        'cache-control': 'no-cache',
        'content-type': 'application/json',
      });
      response.end('[]');
    };
    const view = await get('/api/v1/items');
    expect(view.headers).toMatchObject({ etag: 'W/"own"', 'cache-control': 'no-cache' });
    record.position = 11;
    expect((await get('/api/v1/items', { 'if-none-match': 'W/"own"' })).status).toBe(304);
    expect(made).toBe(2);
  });

  it('shared caches are told to ask every two seconds, and how old it is already', async () => {
    const { headers } = await get(PAGE);
    expect(headers['cache-control']).toBe('public, max-age=0, s-maxage=2, stale-while-revalidate=8');
    expect(headers.vary).toBe('cookie, authorization, accept-encoding');
    expect([headers.age, headers['x-tongzhou-position']]).toEqual([undefined, '10']);
    time = 1_500;
    expect((await get(PAGE)).headers.age).toBe('1');
  });

  it('HEAD is told what GET is, without the body', async () => {
    const head = await get(PAGE, {}, 'HEAD');
    const whole = await get(PAGE);
    expect([head.status, head.body, head.headers.etag]).toEqual([200, '', whole.headers.etag]);
    expect(head.headers['content-length']).toBe(whole.headers['content-length']);
    expect(made).toBe(1);
  });
});

describe('an answer as it is sent', () => {
  it.each([
    ['br, gzip', 'br'],
    ['gzip;q=1.0, br;q=0', 'gzip'],
    ['GZIP', 'gzip'],
    ['identity', 'identity'],
    ['', 'identity'],
    ['zstd, deflate', 'identity'],
  ])('%s: %s', (accepted, encoding) => {
    expect(encodingFor(accepted)).toBe(encoding);
  });

  it('packed is the same as unpacked', async () => {
    const bytes = async (encoding: string): Promise<Buffer> => {
      const { request } = await import('node:http');
      return new Promise((resolve, reject) => {
        const headers = { host: 'site.example', 'accept-encoding': encoding };
        request({ host: '127.0.0.1', port, path: PAGE, headers }, (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () => resolve(Buffer.concat(parts)));
        })
          .on('error', reject)
          .end();
      });
    };
    const plain = await bytes('identity');
    expect(plain.length).toBeGreaterThan(3_000);
    expect(brotliDecompressSync(await bytes('br')).equals(plain)).toBe(true);
    expect(gunzipSync(await bytes('gzip')).equals(plain)).toBe(true);
    expect(made).toBe(1);
  });
});
