import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApi } from '../../src/api/index.ts';
import { Notifications } from '../../src/notification/notifications.ts';
import { Courier } from '../../src/notification/webhook/courier.ts';
import { WAITS_MS, waitAfter } from '../../src/notification/webhook/schedule.ts';
import { send } from '../../src/notification/webhook/send.ts';
import { KEPT_DAYS } from '../../src/records/kept-days.ts';
import { servicesOf } from '../../src/services.ts';
import { bearer, openSite, read, type Site } from '../api/support.ts';
import { INCIDENT } from '../support/small-world.ts';

type Got = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string };

/** A receiver on this machine that answers as it is told. */
async function receiver() {
  const got: Got[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      got.push({ path: request.url as string, headers: request.headers, body });
      response.writeHead(status, { location: '/elsewhere' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    got,
    answer: (code: number) => {
      status = code;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

describe('webhooks', () => {
  let site: Site;
  let told: Notifications;
  let remote: Awaited<ReturnType<typeof receiver>>;
  beforeAll(async () => {
    const opened = await openSite();
    told = new Notifications(opened.application);
    site = {
      ...opened,
      api: createApi(await servicesOf(opened.application, { ...opened, notifications: told })),
    };
    await told.notices.bringUpToDate();
  });
  afterAll(() => site.application.close());
  beforeEach(async () => {
    process.env.TONGZHOU_WEBHOOK_HTTP = 'allow';
    remote = await receiver();
  });
  afterEach(async () => {
    delete process.env.TONGZHOU_WEBHOOK_HTTP;
    await site.application.database.sql.deleteFrom('webhook').execute();
    await remote.close();
  });

  it('belong to whoever speaks for the organisation: a colleague neither sees nor changes them', async () => {
    const colleague = { organisation: 'union', seat: 'union-ward' };
    await site.application.openSeat({ ...colleague, functions: ['state-need'] });
    const token = await site.identity.createToken(colleague, 'ward');
    for (const method of ['GET', 'POST']) {
      const answer = await read(
        await site.api.request('/api/v1/webhooks', {
          method,
          headers: bearer(token),
          ...(method === 'POST' && { body: JSON.stringify({ url: remote.url }) }),
        }),
      );
      expect(answer).toMatchObject({ status: 403, body: { code: 'seat-function-missing' } });
    }
  });

  const ask = async (path: string, method = 'GET', body?: object, seat: keyof Site['tokens'] = 'union') =>
    read(
      await site.api.request(`/api/v1/webhooks${path}`, {
        method,
        headers: bearer(site.tokens[seat]),
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    );
  const happen = async (responseLevel = 'II') => {
    await site.send('lead', 'incident.change-level', { incident: INCIDENT, responseLevel, reason: 'test' });
    await told.notices.bringUpToDate();
  };
  const seconds = (count: number) => new Date(Date.now() + count * 1_000);

  it('are signed as Standard Webhooks says, with a thin body, and sent once', async () => {
    const { status, body } = await ask('', 'POST', { url: remote.url });
    expect(status).toBe(201);
    await happen();
    expect(await told.courier.deliverDue(seconds(1))).toBe(1);
    expect(await told.courier.deliverDue(seconds(900))).toBe(0);
    const [message] = remote.got as [Got];
    const {
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signature,
    } = message.headers;
    const key = Buffer.from(body.secret.replace('whsec_', ''), 'base64');
    expect(key.length).toBe(32);
    const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${message.body}`).digest('base64');
    expect(signature).toBe(`v1,${expected}`);
    expect(Math.abs(Number(timestamp) - Date.now() / 1_000)).toBeLessThan(60);
    expect(JSON.parse(message.body)).toEqual({
      type: 'incident.level-changed',
      timestamp: expect.any(String),
      data: {
        number: expect.any(Number),
        position: site.application.state.position,
        incident: INCIDENT,
        urgency: 'urgent',
        exercise: false,
        path: `/incidents/${INCIDENT}`,
      },
    });
    const stored = JSON.stringify(
      await site.application.database.sql.selectFrom('webhook').selectAll().execute(),
    );
    expect(stored).not.toContain(body.secret);
    expect(JSON.stringify(await ask(''))).not.toContain('whsec_');
  });

  it('are tried again under the same id, then given up, listed, and sent again on request', async () => {
    const { body } = await ask('', 'POST', { url: remote.url });
    await happen('III');
    remote.answer(302);
    let at = Date.now() + 1_000;
    for (const wait of WAITS_MS.slice(1)) {
      expect(await told.courier.deliverDue(new Date(at))).toBe(1);
      expect(await told.courier.deliverDue(new Date(at + wait - 1))).toBe(0);
      at += wait * 1.2;
    }
    expect((await ask('/dead-letters')).body.data).toEqual([]);
    expect(await told.courier.deliverDue(new Date(at))).toBe(1);
    expect(new Set(remote.got.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    // A redirect is a failure and is not followed.
    expect(remote.got.map(({ path }) => path)).toEqual(WAITS_MS.map(() => '/hook'));
    expect((await ask('/dead-letters')).body.data).toMatchObject([{ attempts: 10, lastError: 'HTTP 302' }]);
    expect((await ask('/dead-letters', 'GET', undefined, 'renai')).body.data).toEqual([]);
    expect((await ask(`/${body.id}/send-again`, 'POST', undefined, 'renai')).status).toBe(404);
    remote.answer(204);
    expect((await ask(`/${body.id}/send-again`, 'POST')).body).toEqual({ again: 1 });
    expect(await told.courier.deliverDue(seconds(1))).toBe(1);
    expect((await ask('')).body.data).toMatchObject([{ waiting: 0, dead: 0 }]);
  });

  it('stop where the receiver says that it is gone', async () => {
    await ask('', 'POST', { url: remote.url });
    await happen();
    await happen('III');
    remote.answer(410);
    await told.courier.deliverDue(seconds(1));
    expect((await ask('')).body.data).toMatchObject([{ disabled: 'HTTP 410', waiting: 0, dead: 2 }]);
    const before = remote.got.length;
    await happen('IV');
    expect(await told.courier.deliverDue(seconds(900_000))).toBe(0);
    expect(remote.got.length).toBe(before);
  });

  it('survive a server that dies while it sends: its lease ends, and another sends it', async () => {
    await ask('', 'POST', { url: remote.url, kinds: ['incident.level-changed'] });
    await happen();
    const { database } = site.application;
    const dying = new Courier(database, told.webhooks, () => new Promise(() => {}));
    void dying.deliverDue(seconds(1));
    await expect.poll(async () => (await told.courier.lag()).waiting).toBe(1);
    await expect
      .poll(
        async () =>
          (await database.sql.selectFrom('webhook_delivery').select('attempts').execute())[0]?.attempts,
      )
      .toBe(1);
    expect(await told.courier.deliverDue(seconds(30))).toBe(0);
    expect(await told.courier.deliverDue(seconds(62))).toBe(1);
    expect(remote.got).toHaveLength(1);
  });

  it('bring only the kinds that were asked for', async () => {
    await ask('', 'POST', { url: remote.url, kinds: ['shipment.dispatched'] });
    await happen('III');
    expect(await told.courier.deliverDue(seconds(1))).toBe(0);
    expect((await ask('', 'POST', { url: remote.url, kinds: ['no-such-kind'] })).status).toBe(422);
  });

  it('are signed with both secrets for a day after one was replaced, then with the new one alone', async () => {
    const { body } = await ask('', 'POST', { url: remote.url });
    expect((await ask(`/${body.id}/rotate-secret`, 'POST', undefined, 'renai')).status).toBe(404);
    const rotated = await ask(`/${body.id}/rotate-secret`, 'POST');
    const signatures = () => {
      const { headers, body: text } = remote.got.at(-1) as Got;
      const sign = (secret: string) => {
        const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
        const content = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${text}`;
        return `v1,${createHmac('sha256', key).update(content).digest('base64')}`;
      };
      return { header: headers['webhook-signature'], sign };
    };
    await happen('II');
    await told.courier.deliverDue(seconds(1));
    const first = signatures();
    expect(first.header).toBe(`${first.sign(rotated.body.secret)} ${first.sign(body.secret)}`);
    expect((await ask('')).body.data[0].previousUntil).not.toBeNull();
    await happen('III');
    await told.courier.deliverDue(seconds(24 * 3_600 + 60));
    const second = signatures();
    expect(second.header).toBe(second.sign(rotated.body.secret));
  });

  it('bring other kinds once they are chosen, of one’s own webhook only', async () => {
    const { body } = await ask('', 'POST', { url: remote.url });
    const choose = (kinds: unknown, seat?: 'renai') => ask(`/${body.id}/kinds`, 'POST', { kinds }, seat);
    expect((await choose(['shipment.dispatched'], 'renai')).status).toBe(404);
    expect((await choose(['no-such-kind'])).status).toBe(422);
    expect((await choose(['shipment.dispatched'])).status).toBe(204);
    await happen('II');
    expect(await told.courier.deliverDue(seconds(1))).toBe(0);
    expect((await choose(null)).status).toBe(204);
    await happen('III');
    expect(await told.courier.deliverDue(seconds(1))).toBe(1);
  });

  it('leave no old rows behind, but all that waits', async () => {
    const { body } = await ask('', 'POST', { url: remote.url });
    await happen('II');
    await told.courier.deliverDue(seconds(1));
    remote.answer(410);
    await happen('III');
    await told.courier.deliverDue(seconds(1));
    const { sql } = site.application.database;
    const states = async () =>
      (await sql.selectFrom('webhook_delivery').select('state').where('webhook', '=', body.id).execute()).map(
        ({ state }) => state,
      );
    const days = (count: number) => seconds(count * 86_400);
    await sql
      .insertInto('webhook_delivery')
      .values({
        id: 'msg_waits',
        webhook: body.id,
        number: 1_000_000,
        position: null,
        body: '{}',
        next_at: new Date(0),
        last_error: null,
        ended_at: null,
      })
      .execute();
    await told.pruning.round(days(KEPT_DAYS.delivered - 1));
    expect((await states()).sort()).toEqual(['dead', 'delivered', 'waiting']);
    await told.pruning.round(days(KEPT_DAYS.delivered + 1));
    expect((await states()).sort()).toEqual(['dead', 'waiting']);
    const count = async () => (await sql.selectFrom('notice').select('number').execute()).length;
    const before = await count();
    await told.pruning.round(days(KEPT_DAYS.notices - 1));
    expect([await states(), await count()]).toEqual([['waiting'], before]);
    expect(await told.pruning.round(days(KEPT_DAYS.notices + 1))).toBe(before);
    expect([await states(), await count()]).toEqual([['waiting'], 0]);
    // What comes after has its place after what is gone.
    await happen('II');
    expect(await count()).toBeGreaterThan(0);
  });

  it('of a receiver that does not answer delay nobody else', async () => {
    const mine = await ask('', 'POST', { url: remote.url });
    for (let index = 0; index < 12; index += 1)
      await ask('', 'POST', { url: `${remote.url}/slow${index}` }, 'renai');
    await happen('III');
    // The slow ones have been due for longest.
    await site.application.database.sql
      .updateTable('webhook_delivery')
      .set({ next_at: new Date(0) })
      .where('webhook', '!=', mine.body.id)
      .execute();
    let [waiting, most] = [0, 0];
    const arrived: string[] = [];
    const answered = Promise.withResolvers<void>();
    const full = Promise.withResolvers<void>();
    const courier = new Courier(site.application.database, told.webhooks, async (url) => {
      if (!url.includes('/slow')) {
        arrived.push(url);
        // The slow one has as many attempts in hand as it may.
        await full.promise;
        answered.resolve();
        return { status: 204 };
      }
      waiting += 1;
      most = Math.max(most, waiting);
      if (waiting === 2) full.resolve();
      // Nothing of the slow one is answered before the other has its own.
      await answered.promise;
      waiting -= 1;
      return { status: 204 };
    });
    expect(await courier.deliverDue()).toBe(13);
    expect([mine.status, arrived, most]).toEqual([201, [remote.url], 2]);
  });

  it('are twenty of an organisation, however many are asked for at once', async () => {
    const added = await Promise.all(
      Array.from({ length: 40 }, (_, index) => ask('', 'POST', { url: `${remote.url}/${index}` })),
    );
    expect(added.filter(({ status }) => status === 422).length).toBeGreaterThanOrEqual(20);
    expect((await told.webhooks.list({ organisation: 'union' })).length).toBeLessThanOrEqual(20);
  });

  it('that point inside the network are refused, when they are set up and when they are sent', async () => {
    delete process.env.TONGZHOU_WEBHOOK_HTTP;
    for (const url of [
      'http://example.org/hook',
      'https://127.0.0.1/hook',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://10.1.2.3/',
      'https://172.16.0.1/',
      'https://192.168.1.1/',
      'https://169.254.169.254/latest/meta-data',
      'https://100.64.0.1/',
      'https://[::1]/',
      'https://[fd00::1]/',
      'https://[fe80::1]/',
      'https://[::ffff:10.0.0.1]/',
      'https://[64:ff9b::a00:1]/',
      'https://[2002:a00:1::]/',
      'https://localhost/',
      'https://0177.0.0.1/',
      'https://127.0.0.1./',
      'https://127。0。0。1/',
      'https://①②⑦.0.0.1/',
      'https://0.0.0.0/',
      'https://[::]/',
      'https://[::127.0.0.1]/',
      'https://10.0.0.1:8443/',
      'https://localhost./',
      'https://database/',
      'https://db.internal/',
      'https://user:secret@example.org/',
      'ftp://example.org/',
      'no url',
    ]) {
      const { status, body } = await ask('', 'POST', { url });
      expect([url, status]).toEqual([url, 422]);
      expect(body.field).toBe('url');
    }
    // Set up while it was allowed, and not any more.
    expect(await send(remote.url, {}, '{}')).toHaveProperty('error');
    expect(remote.got).toEqual([]);
  });
});

describe('the schedule of attempts', () => {
  it('has ten attempts over three days, each wait up to a fifth longer', () => {
    expect(WAITS_MS.map((_, index) => waitAfter(index, () => 0))).toEqual(WAITS_MS);
    expect(waitAfter(1, () => 1)).toBe(6_000);
    expect(waitAfter(10)).toBeNull();
    expect(WAITS_MS.reduce((sum, each) => sum + each, 0) / 3_600_000).toBeCloseTo(75.58, 1);
  });
});
