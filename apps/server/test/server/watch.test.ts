import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createApi } from '../../src/api/index.ts';
import { whileStarting } from '../../src/server/starting.ts';
import { servicesOf } from '../../src/services.ts';
import { PageWatch } from '../../src/watch/page-watch.ts';
import { Readiness } from '../../src/watch/readiness.ts';
import { openSmallWorld, receiveMasks } from '../support/small-world.ts';

const PAGE = '<html><body><h1>同舟</h1></body></html>\n';

describe('the pages are watched by rendering one', () => {
  it('at most once in ten seconds, however often it is asked, and shared by those who ask at once', async () => {
    let now = 0;
    let rendered = 0;
    const watch = new PageWatch(
      async () => {
        rendered += 1;
        return new Response(PAGE);
      },
      () => now,
    );
    await Promise.all([watch.status(), watch.status(), watch.status()]);
    now = 9_000;
    expect((await watch.status()).state).toBe('ok');
    expect(rendered).toBe(1);
    now = 10_001;
    await watch.status();
    expect(rendered).toBe(2);
  });

  it.each([
    ['a fault', async () => new Response('x', { status: 500 }), 'status 500'],
    ['half a page', async () => new Response(PAGE.slice(0, 20)), 'not a whole page'],
    ['nothing', async () => Promise.reject(new TypeError('fetch failed')), 'no answer'],
  ])('%s in its place is ill, and says which', async (_what, answer, why) => {
    expect(await new PageWatch(answer as () => Promise<Response>).status()).toMatchObject({
      state: 'ill',
      why,
    });
  });

  it('a page that comes too late is ill', async () => {
    const timeout = vi
      .spyOn(AbortSignal, 'timeout')
      .mockReturnValue(AbortSignal.abort(new DOMException('late', 'TimeoutError')));
    const watch = new PageWatch(async (_path, signal) => {
      signal.throwIfAborted();
      return new Response(PAGE);
    });
    expect(await watch.status()).toMatchObject({ state: 'ill', why: 'no answer in time' });
    timeout.mockRestore();
  });
});

describe('/healthz', () => {
  afterEach(() => vi.restoreAllMocks());

  it('names the part that is ill: the pages, whatever else is well', async () => {
    const application = await openSmallWorld();
    const pages = new PageWatch(async () => new Response('', { status: 500 }));
    const api = createApi(await servicesOf(application), { pages });
    const response = await api.request('/healthz');
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      status: 'degraded',
      ill: ['pages'],
      pages: { state: 'ill', why: 'status 500' },
      lastFailedCommit: null,
    });
    await application.close();
  });

  it('tells when the last commit failed and of which kind, and that it is over when a later one went well', async () => {
    const application = await openSmallWorld();
    const services = await servicesOf(application);
    const api = createApi(services);
    const health = async () => (await api.request('/healthz')).json();
    await application.database.sql.schema
      .alterTable('fact')
      .renameTo('fact_away')
      .execute()
      .catch(() => {});
    const failing = receiveMasks(application, 5);
    await expect(failing).rejects.toThrow();
    await application.database.sql.schema.alterTable('fact_away').renameTo('fact').execute();
    const ill = await health();
    expect(ill.ill).toContain('journal');
    expect(ill.lastFailedCommit).toMatchObject({ kind: 'database', isOver: false });
    expect(Date.parse(ill.lastFailedCommit.at)).toBeLessThanOrEqual(Date.now());
    // Where another server writes by now it was done there: this one has no later commit, and is well.
    const among = { writes: false, follows: false, secondsBehind: 0 };
    expect((await (await createApi(services, { among }).request('/healthz')).json()).ill).toEqual([]);
    await receiveMasks(application, 6);
    const well = await health();
    expect(well.ill).toEqual([]);
    expect(well.lastFailedCommit).toMatchObject({ kind: 'database', isOver: true });
    await application.close();
  });
});

describe('/readyz', () => {
  it('says how far a start is, and to people that the page comes back by itself', async () => {
    const readiness = new Readiness();
    readiness.begin('playing the exercise hubei-2020, once');
    readiness.count(300, 900);
    const server = createServer((request, response) => whileStarting(readiness, request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const asked = await fetch(`${url}/readyz`);
    expect([asked.status, asked.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await asked.json()).toMatchObject({ ready: false, at: readiness.status.at, done: 300, all: 900 });
    const page = await fetch(`${url}/zh`);
    expect([page.status, page.headers.get('refresh')]).toEqual([503, '5']);
    expect(await page.text()).toMatch(/正在启动[\s\S]*starting/);
    expect((await fetch(`${url}/api/v1/incidents`)).status).toBe(503);
    server.close();
    server.closeAllConnections();
  });

  it('is 200 when everything is there, and says whether commands are taken', async () => {
    const application = await openSmallWorld();
    const readiness = new Readiness();
    const api = createApi(await servicesOf(application), { ready: () => readiness.status });
    expect((await api.request('/readyz')).status).toBe(503);
    readiness.end();
    const response = await api.request('/readyz');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      ready: true,
      at: null,
      takesCommands: true,
      position: application.state.position,
    });
    await application.close();
  });
});
