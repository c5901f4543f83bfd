import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { serve } from '../../src/server/serve.ts';
import { Tracer } from '../../src/trace/tracer.ts';
import { dataFolder } from '../support/databases.ts';

type Span = {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly { readonly key: string; readonly value: Record<string, string> }[];
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
};
const spans: Span[] = [];
const collector = createServer(async (request, response) => {
  let text = '';
  for await (const chunk of request) text += chunk;
  const { resourceSpans } = JSON.parse(text) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] };
  if (request.url === '/v1/traces')
    spans.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((each) => each.spans)));
  response.writeHead(200).end('{}');
});

describe('traces', () => {
  let endpoint: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
    endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    collector.close();
  });

  it('of requests go to the collector, go on from what a proxy has begun, and tell no query and no code', async () => {
    vi.stubEnv('TONGZHOU_TRACES', endpoint);
    const site = await serve({
      port: 0,
      host: '127.0.0.1',
      folder: dataFolder('trace'),
      databaseUrl: undefined,
      scenario: null,
    });
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    await fetch(`${site.url}/api/v1/?code=secret`, {
      headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01` },
    });
    await fetch(`${site.url}/zh/reset/secret-code`, {
      headers: { traceparent: `00-${traceId}-b7ad6b7169203331-00` },
    });
    await fetch(`${site.url}/log/key`);
    await site.close();
    const traced = spans.find((span) => span.traceId === traceId);
    expect(traced).toMatchObject({ parentSpanId: 'b7ad6b7169203331', name: 'GET' });
    expect(traced?.attributes).toContainEqual({ key: 'url.path', value: { stringValue: '/api/v1/' } });
    expect(traced?.attributes).toContainEqual({
      key: 'http.response.status_code',
      value: { intValue: '200' },
    });
    expect(BigInt(traced?.endTimeUnixNano ?? 0)).toBeGreaterThan(BigInt(traced?.startTimeUnixNano ?? 0));
    // What its caller does not trace is not traced here either.
    expect(spans.filter((span) => span.traceId === traceId)).toHaveLength(1);
    expect(JSON.stringify(spans)).not.toMatch(/secret/);
  });

  it('cost nothing where the collector is away, and are bounded', async () => {
    let tries = 0;
    const tracer = new Tracer('http://127.0.0.1:1', 1, async () => {
      tries += 1;
      throw new TypeError('fetch failed');
    });
    for (let i = 0; i < 6_000; i += 1) tracer.begin(undefined)?.('GET', {}, false);
    await expect(tracer.flush()).rejects.toThrow('fetch failed');
    await tracer.stop();
    expect(tries).toBe(2);
    expect(new Tracer('http://127.0.0.1:1', 0).begin(undefined)).toBeNull();
  });
});
