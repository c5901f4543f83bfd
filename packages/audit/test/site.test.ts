import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { pauseMs, retryAfterMs } from '../src/patience.ts';
import { Site, SiteError } from '../src/site.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, times: number) => void;

let server: Server | undefined;
let asked = 0;
const retries: string[] = [];

/** A site that treats each request as it likes, and what asks it. */
async function siteThat(handle: Handler, patience = {}): Promise<Site> {
  asked = 0;
  retries.length = 0;
  const made = createServer((request, response) => {
    asked += 1;
    handle(request, response, asked);
  });
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  return new Site(`http://127.0.0.1:${(made.address() as AddressInfo).port}`, {
    patience: { pauseMs: 5, answerMs: 300, ...patience },
    onRetry: ({ path, detail, next, of }) => retries.push(`${path}: ${detail} (${next}/${of})`),
  });
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const good = (response: ServerResponse) => response.end('{"data":[]}');

describe('a site that is busy', () => {
  it.each<[string, Handler]>([
    ['answers 502', (_request, response) => response.writeHead(502).end()],
    ['answers 503', (_request, response) => response.writeHead(503).end('busy')],
    ['answers 504', (_request, response) => response.writeHead(504).end()],
    ['answers 429', (_request, response) => response.writeHead(429).end()],
    ['cuts the connection', (request) => request.socket.destroy()],
    ['does not answer in time', () => {}],
    [
      'breaks an answer off whose length it has said',
      (_request, response) => {
        response.writeHead(200, { 'content-length': 11 }).write('{"da');
        setTimeout(() => response.destroy(), 10);
      },
    ],
    [
      'breaks an answer off in the middle of a chunk',
      (_request, response) => {
        response.writeHead(200).write('{"data":[]}');
        setTimeout(() => response.destroy(), 10);
      },
    ],
    [
      'stops in the middle of an answer',
      (_request, response) => {
        response.writeHead(200).write('{"da');
      },
    ],
    ['sends half a page as if it were whole', (_request, response) => response.end('{"da')],
  ])('%s a while, and is asked again', async (_what, busy) => {
    const site = await siteThat((request, response, times) =>
      times < 4 ? busy(request, response, times) : good(response),
    );
    expect(await site.factsAfter(0)).toEqual({ facts: [], isLast: true });
    expect(asked).toBe(4);
    expect(retries).toHaveLength(3);
    expect(retries[0]).toMatch(/^api\/v1\/facts\?after=0&limit=1000: .+ \(2\/6\)$/);
  });

  it('is given up in the end, by the name of the file and how often it was asked for', async () => {
    const site = await siteThat((_request, response) => response.writeHead(503).end());
    const failed = await site.bytes('log/tile/0/000').catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(SiteError);
    expect(failed).toMatchObject({
      path: 'log/tile/0/000',
      status: 503,
      message: 'log/tile/0/000: the site answers 503; asked for 6 times',
    });
    expect(asked).toBe(6);
  });

  it('is told from one that refuses, and from one that has no such file', async () => {
    const site = await siteThat((request, response) =>
      response.writeHead(request.url === '/none' ? 404 : 403).end(),
    );
    expect(await site.bytes('none')).toBeNull();
    await expect(site.bytes('log/key')).rejects.toThrow('log/key: the site answers 403');
    expect(asked).toBe(2);
  });

  it('that asks for a pause is given it', async () => {
    const site = await siteThat((_request, response, times) =>
      times === 1 ? response.writeHead(429, { 'retry-after': '1' }).end() : good(response),
    );
    const began = performance.now();
    await site.json('api/v1/incidents');
    expect(performance.now() - began).toBeGreaterThanOrEqual(990);
  });
});

describe('the pause before the next try', () => {
  const patience = { tries: 6, pauseMs: 1_000, pauseMsMost: 60_000, answerMs: 60_000 };

  it('doubles, is drawn from its upper half, and has an end', () => {
    for (const [failures, most] of [1_000, 2_000, 4_000, 8_000, 16_000].entries()) {
      const drawn = Array.from({ length: 50 }, () => pauseMs(patience, failures + 1, null));
      expect(Math.min(...drawn)).toBeGreaterThanOrEqual(most / 2);
      expect(Math.max(...drawn)).toBeLessThanOrEqual(most);
      expect(new Set(drawn).size).toBeGreaterThan(1);
    }
    expect(pauseMs(patience, 40, null)).toBeLessThanOrEqual(60_000);
    expect(pauseMs(patience, 1, 7_000)).toBe(7_000);
    expect(pauseMs(patience, 1, 3_600_000)).toBe(60_000);
  });

  it('is read from Retry-After in both of its forms', () => {
    const now = Date.parse('2020-02-01T00:00:00Z');
    expect(retryAfterMs('3', now)).toBe(3_000);
    expect(retryAfterMs('Sat, 01 Feb 2020 00:00:10 GMT', now)).toBe(10_000);
    expect(retryAfterMs('Sat, 01 Feb 2019 00:00:10 GMT', now)).toBe(0);
    expect(retryAfterMs('soon', now)).toBeNull();
    expect(retryAfterMs(null, now)).toBeNull();
  });
});
