import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import { AnswerMemory } from '../../src/api/query/answer-memory.ts';
import { AtOnce } from '../../src/http/door/at-once.ts';
import { clientAddress, proxiesBefore } from '../../src/http/door/client.ts';
import { LIMITS } from '../../src/http/door/limits.ts';
import { oneAtOnce } from '../../src/http/door/one-at-once.ts';
import { WorkBudget } from '../../src/http/door/work-budget.ts';
import { WorkClock } from '../../src/http/door/work-clock.ts';
import type { Visitor } from '../../src/identity/index.ts';
import { NewcomerGate } from '../../src/identity/newcomer.ts';
import { PasswordGate } from '../../src/identity/password-gate.ts';
import { liveRoutes } from '../../src/live/routes.ts';
import { Meter } from '../../src/server/meter.ts';
import { servicesOf } from '../../src/services.ts';
import { INCIDENT, openSmallWorld } from '../support/small-world.ts';

const STRANGER = { burstMs: 1_000, perSecondMs: 100 };

describe('a budget of work', () => {
  it('is full at first, is spent by what was done, and fills evenly as time passes', () => {
    const budget = new WorkBudget(STRANGER);
    budget.spend('a', 990, 0);
    expect(budget.waitSeconds('a', 0)).toBe(0);
    budget.spend('a', 510, 0);
    expect(budget.waitSeconds('a', 0)).toBe(6);
    expect(budget.waitSeconds('b', 0)).toBe(0);
    expect(budget.waitSeconds('a', 4_000)).toBe(2);
    expect(budget.waitSeconds('a', 5_100)).toBe(0);
    expect(budget.waitSeconds('a', 3_600_000)).toBe(0);
  });

  it('runs into no debt that an hour would not pay, and the wait that is said is one that people wait', () => {
    const budget = new WorkBudget({ burstMs: 60_000, perSecondMs: 100 });
    for (let n = 0; n < 100; n += 1) budget.spend('a', 60_000, 0);
    expect(budget.waitSeconds('a', 0)).toBe(LIMITS.waitSecondsMax);
    expect(budget.waitSeconds('a', 601_000)).toBe(0);
  });

  it('keeps so many buckets, and the one that rested longest gives way', () => {
    const budget = new WorkBudget(STRANGER, 3);
    for (const key of ['a', 'b', 'c', 'a', 'd']) budget.spend(key, 2_000, 0);
    expect(['a', 'b', 'c', 'd'].map((key) => budget.waitSeconds(key, 0) > 0)).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });
});

describe('the clock of work', () => {
  it('charges what the thread did while a request was open, shared by those that were open, and no waiting', () => {
    let loop = { active: 0, idle: 0 };
    const clock = new WorkClock(() => loop);
    const first = clock.begin();
    loop = { active: 100, idle: 900 };
    const second = clock.begin();
    loop = { active: 300, idle: 5_000 };
    expect(second()).toBe(100);
    loop = { active: 340, idle: 6_000 };
    expect(first()).toBe(240);
  });

  it('tells how busy the thread was in the last second', () => {
    let loop = { active: 0, idle: 0 };
    const clock = new WorkClock(() => loop);
    expect(clock.busy).toBe(0);
    loop = { active: 900, idle: 100 };
    expect(clock.busy).toBe(0.9);
    loop = { active: 1_000, idle: 1_900 };
    expect(clock.busy).toBeCloseTo(100 / 1_900);
  });
});

describe('who is behind the proxies', () => {
  it('is who the outermost of ours was called from; what stands before is the caller’s own word', () => {
    const forwarded = '6.6.6.6, 203.0.113.9, 10.0.0.2';
    expect(clientAddress(forwarded, '10.0.0.1', 0)).toBe('10.0.0.1');
    expect(clientAddress(forwarded, '10.0.0.1', 1)).toBe('10.0.0.2');
    expect(clientAddress(forwarded, '10.0.0.1', 2)).toBe('203.0.113.9');
    expect(clientAddress('203.0.113.9', '10.0.0.1', 2)).toBe('10.0.0.1');
    expect(clientAddress(undefined, undefined, 1)).toBe('unknown');
  });

  it('is set by one setting', () => {
    expect(['1', '2', '0', '', 'yes', '-1', undefined].map((each) => proxiesBefore(each ?? ''))).toEqual([
      1, 2, 0, 0, 0, 0, 0,
    ]);
  });
});

describe('a server that is busy', () => {
  let close = () => {};
  afterEach(() => {
    close();
    delete process.env.TONGZHOU_TRUST_PROXY;
  });

  /** Each request costs `workMs`; time passes as the test says. */
  async function open(workMs: number, busy = () => 1) {
    process.env.TONGZHOU_TRUST_PROXY = '1';
    let now = 0;
    const clock = {
      begin: () => () => workMs,
      get busy() {
        return busy();
      },
    };
    const identity = {
      actorOf: async (headers: Headers): Promise<Visitor | null> => {
        const seat = /^Bearer (seat-\d+)$/.exec(headers.get('authorization') ?? '')?.[1];
        return seat ? ({ organisation: 'office', seat, name: seat } as Visitor) : null;
      },
    };
    const meter = new Meter(identity, { now: () => now, clock });
    const server = createServer((request, response) =>
      meter.pass(request, response, (_request: IncomingMessage, answer) => answer.end('ok')),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    close = () => {
      server.closeAllConnections();
      server.close();
    };
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const ask = async (path: string, from: string, seat?: string) => {
      const headers = { 'x-forwarded-for': from, ...(seat && { authorization: `Bearer ${seat}` }) };
      const response = await fetch(`${url}${path}`, { headers });
      const text = await response.text();
      return { status: response.status, retryAfter: response.headers.get('retry-after'), text };
    };
    return {
      ask,
      pass: (ms: number) => {
        now += ms;
      },
    };
  }

  const until429 = async (ask: () => Promise<{ status: number }>): Promise<number> => {
    for (let count = 0; count < 200; count += 1) if ((await ask()).status === 429) return count;
    return 200;
  };

  it('tells a stranger who has asked for much to come back, in a page that people understand, and takes him then', async () => {
    const { ask, pass } = await open(500);
    expect(await until429(() => ask('/zh', '203.0.113.9'))).toBe(LIMITS.stranger.burstMs / 500);
    const refused = await ask('/zh', '203.0.113.9');
    expect(refused).toMatchObject({ status: 429, retryAfter: expect.stringMatching(/^[1-9]\d?$/) });
    expect(refused.text).toMatch(/请稍候[\s\S]*Please wait/);
    const problem = await ask('/api/v1/incidents', '203.0.113.9');
    expect([problem.status, JSON.parse(problem.text).code]).toEqual([429, 'too-many-requests']);
    pass(Number(problem.retryAfter) * 1_000 + 10_000);
    expect((await ask('/zh', '203.0.113.9')).status).toBe(200);
  });

  it('hears everybody else meanwhile: other networks, and whoever has an account in the same office', async () => {
    const { ask } = await open(500);
    await until429(() => ask('/zh', '203.0.113.9'));
    expect((await ask('/zh', '203.0.113.10')).status).toBe(200);
    const office = await Promise.all(
      Array.from({ length: 200 }, (_, n) => ask('/zh/work', '203.0.113.9', `seat-${n}`)),
    );
    expect(office.filter(({ status }) => status !== 200)).toEqual([]);
  });

  it('counts a network of IPv6 as one, however many addresses of it ask', async () => {
    const { ask } = await open(500);
    let n = 0;
    const next = () => {
      n += 1;
      return `2001:db8:1:2::${n.toString(16)}`;
    };
    expect(await until429(() => ask('/zh', next()))).toBe(20);
    expect((await ask('/zh', '2001:db8:1:3::1')).status).toBe(200);
  });

  it('lets one account do more than a stranger, and not all', async () => {
    const { ask } = await open(2_000);
    const count = await until429(() => ask('/api/v1/me', '203.0.113.9', 'seat-1'));
    expect(count).toBe(LIMITS.account.burstMs / 2_000);
    expect((await ask('/api/v1/me', '203.0.113.9', 'seat-2')).status).toBe(200);
  });

  it('refuses nobody while it has time to spare, and sends files and tells its health to everybody', async () => {
    let busy = 0.2;
    const { ask } = await open(5_000, () => busy);
    for (let n = 0; n < 30; n += 1) expect((await ask('/zh', '203.0.113.9')).status).toBe(200);
    busy = 0.9;
    expect((await ask('/zh', '203.0.113.9')).status).toBe(429);
    for (const path of ['/_app/immutable/a.js', '/board.js', '/healthz', '/readyz'])
      expect([path, (await ask(path, '203.0.113.9')).status]).toEqual([path, 200]);
  });
});

describe('sign-in under attack from the same office', () => {
  it('120 wrong passwords for one account keep the right one of another in, and a passkey too', async () => {
    const gate = new PasswordGate();
    const address = '203.0.113.9';
    let tried = 0;
    for (let n = 0; n < 120; n += 1) {
      const { ok } = await gate.check({ email: `victim-${n % 20}@a`, address }, async () => null);
      if (!ok) tried += 1;
      // The pauses that the gate makes for such a network are real; the first ones are enough here.
      if (n > 34) break;
    }
    expect(tried).toBeGreaterThan(30);
    expect(await gate.check({ email: 'officer@a', address }, async () => 'in')).toEqual({
      ok: true,
      value: 'in',
    });
    expect(await gate.check({ email: null, address }, async () => 'key')).toEqual({ ok: true, value: 'key' });
    for (let n = 0; n < 30; n += 1) await gate.check({ email: null, address }, async () => null);
    expect(await gate.check({ email: null, address }, async () => 'key')).toEqual({ ok: true, value: 'key' });
  });

  it('a hall of newcomers on one network comes in one by one; nobody is shut out for long, nor are others', () => {
    const gate = new NewcomerGate();
    let now = 0;
    let came = 0;
    let longest = 0;
    for (; came < 60; ) {
      const wait = gate.enter('203.0.113.9', now);
      longest = Math.max(longest, wait);
      if (wait === 0) came += 1;
      else now += wait * 1_000;
    }
    expect(longest).toBeLessThanOrEqual(LIMITS.newcomerWaitSecondsMax);
    expect(now).toBeLessThan(30 * 60_000);
    expect(gate.enter('203.0.113.10', now)).toBe(0);
  });

  it('a flood from one IPv6 network is one network, and a hundred networks that flood leave first comers a place', () => {
    const gate = new NewcomerGate();
    const flood = Array.from({ length: 50 }, (_, n) => gate.enter(`2001:db8:1:2::${n.toString(16)}`, 0));
    expect(flood.filter((wait) => wait === 0).length).toBe(LIMITS.newcomersFree);
    for (let n = 0; n < 50; n += 1) for (let m = 0; m < 3; m += 1) gate.enter(`198.51.100.${n}`, 0);
    expect(gate.enter('198.51.100.1', 1_000)).toBeGreaterThan(0);
    expect(gate.enter('192.0.2.200', 1_000)).toBe(0);
  });
});

describe('what is counted whole, or one at a time', () => {
  it('answers that are kept are bounded by all that they hold, keys too', () => {
    const memory = new AnswerMemory(1_000_000);
    for (let n = 0; n < 100_000; n += 1) {
      memory.keep(`/facts?{"after":${n}}`, 1, 0, { text: '[]', etag: 'W/"a"' });
      expect(memory.bytes).toBeLessThanOrEqual(1_000_000);
    }
    memory.keep('/a', 2, 0, { text: 'x', etag: 'e' });
    memory.keep('/a', 2, 0, { text: 'y', etag: 'e' });
    expect(memory.find('/a', 2, 1)?.text).toBe('y');
  });

  it('a place is given back once, and one key takes none of another’s', () => {
    const places = new AtOnce(2);
    const first = places.enter('a');
    places.enter('a');
    expect(places.enter('a')).toBeNull();
    expect(places.enter('b')).not.toBeNull();
    first?.();
    first?.();
    expect(places.enter('a')).not.toBeNull();
    expect(places.enter('a')).toBeNull();
  });

  it('one network has not all streams, and a reader who goes leaves his place', async () => {
    const application = await openSmallWorld();
    const routes = liveRoutes(await servicesOf(application), 5, 3);
    const ask = async () => routes.request(`/incidents/${INCIDENT}/stream`);
    for (let n = 0; n < 20; n += 1) {
      const stream = await ask();
      expect([n, stream.status]).toEqual([n, 200]);
      await stream.body?.cancel();
    }
    const open = [await ask(), await ask(), await ask()];
    const refused = await ask();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '30']);
    for (const stream of open) await stream.body?.cancel();
    expect((await ask()).status).toBe(200);
    await application.close();
  });

  it('what costs much runs once for each account at a time', async () => {
    const api = new Hono();
    let open = () => {};
    api.use(async (context, next) => {
      context.set('actor', { organisation: 'a', seat: context.req.query('seat') ?? '', name: '' } as Visitor);
      await next();
    });
    api.post('/', oneAtOnce(), async (context) => {
      await new Promise<void>((resolve) => {
        open = resolve;
      });
      return context.text('done');
    });
    const ask = (seat: string) => Promise.resolve(api.request(`/?seat=${seat}`, { method: 'POST' }));
    const first = ask('one');
    await new Promise((resolve) => setImmediate(resolve));
    const letFirstGo = open;
    const second = await ask('one');
    expect([second.status, second.headers.get('retry-after')]).toEqual([429, '5']);
    const other = ask('two');
    await new Promise((resolve) => setImmediate(resolve));
    open();
    letFirstGo();
    expect((await Promise.all([first, other])).map(({ status }) => status)).toEqual([200, 200]);
    const again = ask('one');
    await new Promise((resolve) => setImmediate(resolve));
    open();
    expect((await again).status).toBe(200);
  });
});
