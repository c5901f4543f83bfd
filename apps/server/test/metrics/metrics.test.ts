import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { saidPath } from '../../src/server/request-line.ts';
import { serve } from '../../src/server/serve.ts';
import { dataFolder } from '../support/databases.ts';
import { freePort } from '../support/processes.ts';
import { openSmallWorld } from '../support/small-world.ts';

const TOKEN = 'a-token-of-sixteen';

describe('what whoever runs a server watches', () => {
  let site: Awaited<ReturnType<typeof serve>>;
  let port: number;
  const written: string[] = [];

  beforeAll(async () => {
    const folder = dataFolder('metrics');
    await (await openSmallWorld(undefined, folder)).close();
    port = await freePort();
    vi.stubEnv('TONGZHOU_METRICS_PORT', String(port));
    vi.stubEnv('TONGZHOU_METRICS_TOKEN', TOKEN);
    vi.stubEnv('TONGZHOU_LOG', 'json');
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    site = await serve({ port: 0, host: '127.0.0.1', folder, databaseUrl: undefined, scenario: null });
  });
  afterAll(async () => {
    await site.close();
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  const metrics = async (url = `http://127.0.0.1:${port}/metrics`, headers: Record<string, string> = {}) =>
    fetch(url, { headers });

  it('is read on a port of this machine, and at the site only with the token', async () => {
    expect((await metrics()).status).toBe(200);
    const at = `${site.url}/metrics`;
    expect((await metrics(at, { authorization: `Bearer ${TOKEN}` })).status).toBe(200);
    for (const headers of [{}, { authorization: 'Bearer wrong-wrong-wrong' }])
      expect(await (await metrics(at, headers as Record<string, string>)).text()).not.toMatch(/tongzhou_/);
    expect((await metrics(`http://127.0.0.1:${port}/healthz`)).status).toBe(404);
  });

  it('counts requests, commands and refusals, and tells how far everything is, without a name', async () => {
    await fetch(`${site.url}/api/v1/commands/need.state`, { method: 'POST' });
    await fetch(`${site.url}/log/checkpoint`);
    const text = await (await metrics()).text();
    expect(text).toMatch(/tongzhou_http_requests_total\{door="api",status="401"\} 1/);
    expect(text).toMatch(/tongzhou_http_requests_total\{door="log",status="200"\} 1/);
    for (const name of [
      'journal_position',
      'commands_waiting',
      'requests_in_hand',
      'log_size',
      'log_lag_seconds',
      'notices_lag_facts',
      'disk_free_bytes',
      'heap_full_ratio',
      'stopped',
    ])
      expect(text).toMatch(new RegExp(`^tongzhou_${name} \\d`, 'm'));
    expect(text).toMatch(/nodejs_eventloop_lag_seconds/);
    expect(text).not.toMatch(/union-1|lead-1|127\.0\.0\.1/);
  });

  it('has one line of JSON for each request, pages too, by the id that a proxy has given', async () => {
    written.length = 0;
    await fetch(`${site.url}/zh/join/secret-code-of-an-invitation?next=/zh/work`, {
      headers: { 'x-request-id': 'of-the-proxy-1' },
    });
    await fetch(`${site.url}/api/v1/overview?code=secret`);
    await expect.poll(() => written.filter((line) => line.includes('"ms"')).length).toBe(2);
    const lines = written
      .filter((line) => line.includes('"ms"'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.find(({ id }) => id === 'of-the-proxy-1')).toMatchObject({
      method: 'GET',
      path: '/zh/join/…',
    });
    expect(lines.some(({ path }) => path === '/api/v1/overview')).toBe(true);
    expect(written.join('')).not.toMatch(/secret/);
  });
});

describe('a path that is written down', () => {
  it.each([
    ['/zh/gifts/TZ-7K4M-92QX?x=1', '/zh/gifts/TZ-7K4M-92QX'],
    ['/zh/reset/abc', '/zh/reset/…'],
    ['/zh/join/seat/volunteer-1/kT8sPq', '/zh/join/…'],
    ['/api/v1/files/aaaaaaaaaabbbbbbbbbbcccccccccc', '/api/v1/files/…'],
    ['/log/tile/0/x000/001', '/log/tile/0/x000/001'],
  ])('%s', (url, said) => expect(saidPath(url)).toBe(said));
});
