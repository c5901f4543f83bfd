import { createPublicKey, verify } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApi } from '../../src/api/index.ts';
import { deviceName } from '../../src/identity/device-name.ts';
import { Notifications } from '../../src/notification/notifications.ts';
import { encryptPush, PADDED_BYTES } from '../../src/notification/push/encrypt.ts';
import { contact, vapidKey } from '../../src/notification/push/vapid.ts';
import { servicesOf } from '../../src/services.ts';
import { openSite, read, type Site } from '../api/support.ts';
import { INCIDENT } from '../support/small-world.ts';
import { pushBrowser, pushService } from './push-browser.ts';

const bytes = (text: string) => Buffer.from(text, 'base64url');
const NIGHT = { from: 22 * 60, until: 7 * 60 };
/** China: 23:30, and 08:00 the morning after. */
const AT_NIGHT = new Date('2030-01-01T15:30:00Z');
const IN_THE_MORNING = new Date('2030-01-02T00:00:00Z');
const later = (seconds: number) => new Date(IN_THE_MORNING.getTime() + seconds * 1_000);

describe('a push message', () => {
  it('is encrypted as the example of RFC 8291 5', () => {
    const text = 'When I grow up, I want to be a watermelon';
    const keys = {
      p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
      auth: 'BTBZMqHH6r4Tts7J_aSIgg',
    };
    const chance = {
      salt: bytes('DGv6ra1nlYgDCS1FRnbzlw'),
      privateKey: bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'),
      paddedBytes: 0,
    };
    expect(encryptPush(text, keys, chance).toString('base64url')).toBe(
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    );
  });

  it('is read by the browser that it is for, and its length says nothing', () => {
    const browser = pushBrowser();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const body = encryptPush(text, browser.keys);
        expect(browser.read(body)).toBe(text);
        expect(body.length).toBe(16 + 5 + 65 + PADDED_BYTES + 1 + 16);
      }),
    );
    expect(() => pushBrowser().read(encryptPush('x', browser.keys))).toThrow();
    expect(() => encryptPush('x'.repeat(4_000), browser.keys)).toThrow(/one record/);
  });
});

describe('web push', () => {
  let site: Site;
  let told: Notifications;
  let service: Awaited<ReturnType<typeof pushService>>;
  let cookies: Record<string, string>;
  beforeAll(async () => {
    const opened = await openSite();
    told = new Notifications(opened.application, null);
    site = {
      ...opened,
      api: createApi(await servicesOf(opened.application, { ...opened, notifications: told })),
    };
    for (const seat of ['union-1', 'union-2'])
      await opened.identity.createAccount({
        name: '药房',
        password: 'a long passphrase',
        organisation: 'union',
        email: `${seat}@union.example`,
        seat,
      });
    cookies = {
      one: await opened.identity.createToken({ organisation: 'union', seat: 'union-1' }, 'one'),
      two: await opened.identity.createToken({ organisation: 'union', seat: 'union-2' }, 'two'),
      none: site.tokens.renai,
    };
    await told.notices.bringUpToDate();
  });
  afterAll(() => site.application.close());
  beforeEach(async () => {
    process.env.TONGZHOU_WEBHOOK_HTTP = 'allow';
    service = await pushService();
  });
  afterEach(async () => {
    delete process.env.TONGZHOU_WEBHOOK_HTTP;
    await site.application.database.sql.deleteFrom('push_device').execute();
    await service.close();
  });

  const ask = async (method: string, path = '', body?: object, who = 'one') =>
    read(
      await site.api.request(`/api/v1/notices/push${path}`, {
        method,
        headers: {
          authorization: `Bearer ${cookies[who]}`,
          'content-type': 'application/json',
          'user-agent':
            'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36',
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    );
  const subscribe = async (more: object = {}, path = '/a', who = 'one', browser = pushBrowser()) => {
    const answer = await ask('POST', '', { endpoint: service.url + path, keys: browser.keys, ...more }, who);
    return { ...answer, browser };
  };
  let level = 0;
  const change = async (responseLevel = ['II', 'III'][level++ % 2]) => {
    const input = { incident: INCIDENT, responseLevel, reason: 'test' };
    expect((await site.send('lead', 'incident.change-level', input)).status).toBe(201);
    await told.notices.bringUpToDate();
  };
  const grant = async () => {
    const input = {
      holder: 'union',
      functions: ['report-use'],
      reach: 'own',
      area: '420103',
      incident: INCIDENT,
    };
    await site.send('lead', 'mandate.grant', { ...input, legalBasis: '通知' });
    await told.notices.bringUpToDate();
  };

  it('reaches the browser encrypted, once, with the installation’s signature', async () => {
    await change();
    const { status, browser } = await subscribe({ language: 'en' });
    expect(status).toBe(201);
    // Nothing of what was before.
    expect(await told.pusher.round(IN_THE_MORNING)).toBe(0);
    await change();
    expect(await told.pusher.round(IN_THE_MORNING)).toBe(1);
    expect(await told.pusher.round(IN_THE_MORNING)).toBe(0);
    const [message] = service.got;
    if (!message) throw new Error('nothing came');
    expect(JSON.parse(browser.read(message.body))).toEqual({
      title: expect.stringMatching(/^\[Urgent\] Response level is now/),
      body: 'Tongzhou',
      path: `/en/incidents/${INCIDENT}`,
      language: 'en',
    });
    expect(message.headers).toMatchObject({ ttl: '86400', urgency: 'high', 'content-encoding': 'aes128gcm' });
    const [, token, key] = /^vapid t=(\S+), k=(\S+)$/.exec(message.headers.authorization ?? '') ?? [];
    expect(key).toBe((await ask('GET')).body.key);
    const [header, claims, signature] = (token as string).split('.') as [string, string, string];
    const point = bytes(key as string);
    const jwk = {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    };
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
    const signed = Buffer.from(`${header}.${claims}`);
    expect(verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, bytes(signature))).toBe(
      true,
    );
    const said = JSON.parse(bytes(claims).toString());
    expect(said.aud).toBe(service.url);
    expect(said.exp - IN_THE_MORNING.getTime() / 1_000).toBeLessThanOrEqual(86_400);
  });

  it('waits for the end of the quiet hours and comes as one; an alarm does not wait', async () => {
    const { browser } = await subscribe({ mode: 'all', quiet: NIGHT });
    await grant();
    await change();
    expect(await told.pusher.round(AT_NIGHT)).toBe(0);
    expect(await told.pusher.round(IN_THE_MORNING)).toBe(1);
    const [message] = service.got;
    expect(JSON.parse(browser.read(message?.body as Buffer))).toMatchObject({
      title: expect.stringContaining('[紧急]'),
      body: '另有 1 条通知',
      path: '/zh/work/notices',
    });
    await change('I');
    expect(await told.pusher.round(AT_NIGHT)).toBe(1);
    expect(browser.read(service.got[1]?.body as Buffer)).toContain('[警报]');
  });

  it('of what is not urgent does not come to whoever wants only that', async () => {
    await subscribe({ mode: 'urgent' });
    await grant();
    expect(await told.pusher.round(IN_THE_MORNING)).toBe(0);
    expect(service.got).toEqual([]);
  });

  it('is tried again later, and by one server at a time', async () => {
    await subscribe();
    await change();
    service.answer(503);
    expect(await told.pusher.round(IN_THE_MORNING)).toBe(0);
    expect(await told.pusher.round(later(29))).toBe(0);
    expect(service.got).toHaveLength(1);
    service.answer(201);
    const other = new Notifications(site.application, null);
    const sent = await Promise.all([told.pusher.round(later(31)), other.pusher.round(later(31))]);
    expect(sent.sort()).toEqual([0, 1]);
    expect(service.got).toHaveLength(2);
    expect((await ask('GET')).body.data).toMatchObject([{ failures: 0 }]);
  });

  it.each([404, 410])('ends where the push service says %d: the browser has unsubscribed', async (status) => {
    await subscribe();
    await change();
    service.answer(status);
    await told.pusher.round(IN_THE_MORNING);
    expect((await ask('GET')).body.data).toEqual([]);
  });

  it('lists one’s own devices, which nobody else sees or removes', async () => {
    const { body } = await subscribe();
    expect((await ask('GET')).body.data).toMatchObject([
      { id: body.id, label: 'Chrome · Android', mode: 'urgent' },
    ]);
    expect((await ask('GET', '', undefined, 'two')).body.data).toEqual([]);
    expect((await ask('DELETE', `/${body.id}`, undefined, 'two')).status).toBe(404);
    expect((await ask('DELETE', `/${body.id}`)).status).toBe(204);
    expect((await ask('GET')).body.data).toEqual([]);
    expect((await site.api.request('/api/v1/notices/push')).status).toBe(401);
    expect((await subscribe({}, '/a', 'none')).status).toBe(404);
  });

  it('follows a browser to whoever uses it last, but not whoever only knows its address', async () => {
    const { browser, body } = await subscribe();
    expect((await subscribe({}, '/a', 'two')).status).toBe(422);
    const moved = await subscribe({}, '/a', 'two', browser);
    expect([moved.status, moved.body.id]).toEqual([201, body.id]);
    expect((await ask('GET')).body.data).toEqual([]);
    expect((await ask('GET', '', undefined, 'two')).body.data).toHaveLength(1);
  });

  it('takes ten devices of one seat', async () => {
    for (let index = 0; index < 10; index += 1) expect((await subscribe({}, `/${index}`)).status).toBe(201);
    expect((await subscribe({}, '/10')).status).toBe(422);
    // One that it has already may say anew what it wants.
    expect((await subscribe({}, '/9')).status).toBe(201);
  });

  it('never goes inside the network, when it is set up and when it is sent', async () => {
    const { browser } = await subscribe();
    delete process.env.TONGZHOU_WEBHOOK_HTTP;
    for (const endpoint of [
      'http://updates.example.org/a',
      'https://127.0.0.1/a',
      'https://10.1.2.3/a',
      'https://169.254.169.254/latest/meta-data',
      'https://[::1]/a',
      'https://[::ffff:10.0.0.1]/a',
      'https://database/a',
      'https://push.internal/a',
    ]) {
      const { status, body } = await ask('POST', '', { endpoint, keys: browser.keys });
      expect([endpoint, status, body.field]).toEqual([endpoint, 422, 'endpoint']);
    }
    await change();
    await told.pusher.round(IN_THE_MORNING);
    expect(service.got).toEqual([]);
    expect((await ask('GET')).body.data).toMatchObject([{ failures: 1 }]);
  });

  it('takes no keys that are none', async () => {
    const { keys } = pushBrowser();
    for (const wrong of [
      { ...keys, auth: 'c2hvcnQ' },
      { ...keys, p256dh: Buffer.alloc(65, 4).toString('base64url') },
      { ...keys, p256dh: keys.p256dh.slice(0, 80) },
    ])
      expect((await ask('POST', '', { endpoint: `${service.url}/a`, keys: wrong })).status).toBe(422);
  });
});

describe('the installation’s key for push services', () => {
  it('is made once and kept where only its owner reads it', async () => {
    const { application } = await openSite();
    const [first, second] = [await vapidKey(application.folder), await vapidKey(application.folder)];
    expect(first.publicKey).toBe(second.publicKey);
    expect(bytes(first.publicKey)).toHaveLength(65);
    const file = join(application.folder, 'keys', 'push.key');
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readFileSync(file, 'utf8')).not.toContain(first.publicKey);
    await application.close();
  });

  it('comes with a contact that push services accept', () => {
    expect(contact('https://help.example.org/x', 'a@b.example')).toBe('https://help.example.org');
    expect(contact('http://localhost:1', 'Tongzhou <desk@lead.example>')).toBe('mailto:desk@lead.example');
    expect(contact(undefined, 'desk@lead.example')).toBe('mailto:desk@lead.example');
  });
});

it('a device is named by browser and system, and by nothing that tells more', () => {
  const edge = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0';
  expect(deviceName(edge)).toBe('Edge · Windows');
  expect(deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1')).toBe(
    'Safari · iPhone',
  );
  expect(deviceName(null)).toBe('—');
});
