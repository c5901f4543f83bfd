import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSite, type Site } from '../../server/test/api/support.ts';
import { INCIDENT, receiveMasks } from '../../server/test/support/small-world.ts';
import { commandLine } from '../src/command-line.ts';

let site: Site;
let server: Server;
let url: string;
let lot: string;
let said: string[];
beforeAll(async () => {
  site = await openSite();
  ({ lot } = await receiveMasks(site.application, 500));
  server = createServer(getRequestListener(site.api.fetch));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await site.application.close();
});
beforeEach(() => {
  said = [];
  for (const way of ['log', 'error'] as const)
    vi.spyOn(console, way).mockImplementation((...words) => void said.push(words.join(' ')));
});
afterEach(() => vi.restoreAllMocks());

const report = async (...words: string[]) => ({
  code: await commandLine(['report', ...words, '--url', url]),
  said: said.splice(0).join('\n'),
});

describe('tongzhou report', () => {
  it('tells the trial balance, and that it is zero', async () => {
    const { code, said: words } = await report('trial-balance');
    expect(code).toBe(0);
    expect(words).toMatch(/mask-medical-protective +donor +1 +0 +500 +-500\n/);
    expect(words).toMatch(/trial balance after fact \d+, .*: zero; 2 accounts, 1 lots and currencies$/);
  });

  it('tells an account now and in the past, and its statement', async () => {
    const account = `stock:red-cross:hall-a:${lot}:free`;
    expect(await report('balance', account)).toMatchObject({
      code: 0,
      said: expect.stringContaining(': 500 (500'),
    });
    expect(await report('balance', account, '--at', '2001-01-01T00:00:00Z')).toMatchObject({
      code: 0,
      said: expect.stringContaining('after fact 0: 0 (0 available'),
    });
    const moved = { phase: 'posted', from: account, to: account.replace('free', 'reserve'), amount: 1 };
    for (let turn = 0; turn < 3; turn += 1)
      await site.send('gate', 'transfer.post', { incident: INCIDENT, owner: 'red-cross', groups: [[moved]] });
    const { said: words } = await report('statement', account);
    expect(words.split('\n').map((line) => line.split(/ +/).slice(-2)[0])).toEqual([
      'balance',
      '500',
      '499',
      '498',
      '497',
    ]);
  });

  it('follows a lot, and answers programs in JSON', async () => {
    expect((await report('trace', lot)).said).toContain('stock free');
    const { said: text } = await report('ageing', '--json');
    expect(JSON.parse(text).data.map((row: { lot: string }) => row.lot)).toContain(lot);
    expect(await report('unreconciled')).toMatchObject({ code: 0, said: expect.stringMatching(/^what/) });
  });

  it('says what is amiss: with the call, exit 2; with what was asked, exit 1', async () => {
    for (const words of [[], ['profit'], ['balance'], ['ageing', 'x'], ['trial-balance', '--at', 'once']])
      expect([words, (await report(...words)).code]).toEqual([words, 2]);
    const missing = await report('trace', 'lot-none');
    expect(missing.code).toBe(1);
    expect(missing.said).toContain('404');
    const code = await commandLine(['report', 'ageing', '--url', 'http://127.0.0.1:1']);
    expect([code, said.join('')]).toEqual([1, expect.stringContaining('cannot be fetched')]);
  });
});
