import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createApi } from '../../src/api/index.ts';
import { Notices } from '../../src/notification/notices.ts';
import { Notifications } from '../../src/notification/notifications.ts';
import { Streams, streamNotices } from '../../src/notification/stream.ts';
import { servicesOf } from '../../src/services.ts';
import { bearer, listen, openSite, type Site } from '../api/support.ts';
import { INCIDENT } from '../support/small-world.ts';

const change = (site: Site, responseLevel: string) =>
  site.send('lead', 'incident.change-level', { incident: INCIDENT, responseLevel, reason: 'test' });

describe('notices in the application', () => {
  let site: Site;
  let notices: Notices;
  let server: Awaited<ReturnType<typeof listen>>;
  beforeAll(async () => {
    const opened = await openSite();
    const notifications = new Notifications(opened.application);
    ({ notices } = notifications);
    const { application, identity, log } = opened;
    site = { ...opened, api: createApi(await servicesOf(application, { identity, log, notifications })) };
    server = await listen(site);
    notices.start();
  });
  afterAll(async () => {
    await server.close();
    await notices.stop();
    await site.application.close();
  });
  const get = async (seat: keyof Site['tokens'], path = '') =>
    (await fetch(`${server.url}/api/v1/notices${path}`, { headers: bearer(site.tokens[seat]) })).json();

  it('each seat gets those of its organisation, but not of its own act, until it has seen them', async () => {
    await change(site, 'II');
    await notices.bringUpToDate();
    const { data, unseen } = await get('union');
    expect(data[0]).toMatchObject({ kind: 'incident.level-changed', urgency: 'urgent' });
    expect(unseen).toBe(data.length);
    const kinds = async (seat: keyof Site['tokens']) =>
      (await get(seat)).data.map((each: { kind: string }) => each.kind);
    expect(await kinds('lead')).not.toContain('incident.level-changed');
    expect(await kinds('approver')).toContain('incident.level-changed');
    const seen = await fetch(`${server.url}/api/v1/notices/seen`, {
      method: 'POST',
      headers: bearer(site.tokens.union),
      body: JSON.stringify({ number: data[0].number }),
    });
    expect(seen.status).toBe(204);
    expect((await get('union')).unseen).toBe(0);
  });

  it('a stream brings what happens, and after a break what happened meanwhile', async () => {
    const first = await openStream(server.url, site.tokens.renai);
    await change(site, 'III');
    const [before] = await first.next(1);
    expect(before?.data).toMatchObject({ title: { en: expect.stringContaining('III') } });
    first.close();
    await change(site, 'II');
    await change(site, 'I');
    const second = await openStream(server.url, site.tokens.renai, before?.id);
    const missed = await second.next(2);
    expect(missed.map(({ data }) => data.urgency)).toEqual(['urgent', 'alarm']);
    second.close();
  });

  it('strangers get none, and one seat cannot hold all connections', async () => {
    expect((await fetch(`${server.url}/api/v1/notices`)).status).toBe(401);
    expect((await fetch(`${server.url}/api/v1/notices/stream`)).status).toBe(401);
    const open = [];
    for (let index = 0; index < 6; index += 1) open.push(await openStream(server.url, site.tokens.gate));
    const seventh = await fetch(`${server.url}/api/v1/notices/stream`, { headers: bearer(site.tokens.gate) });
    expect(seventh.status).toBe(429);
    for (const each of open) each.close();
    await expect
      .poll(async () => {
        const again = await fetch(`${server.url}/api/v1/notices/stream`, {
          headers: bearer(site.tokens.gate),
        });
        await again.body?.cancel();
        return again.status;
      })
      .toBe(200);
  });

  it('a stream ends with its session, also where something is told all the time', async () => {
    const reader = { organisation: 'union', seat: 'union-1' };
    const streams = new Streams();
    const api = new Hono().get('/', (context) =>
      streamNotices(context, notices, streams, reader, 1_000_000, async () => false, 40),
    );
    const listeners: (() => void)[] = [];
    const onChange = vi.spyOn(notices, 'onChange').mockImplementation((listener) => {
      listeners.push(listener);
      return () => {};
    });
    const busy = setInterval(() => {
      for (const each of listeners) each();
    }, 10);
    try {
      const whole = (await api.request('/')).text();
      const ended = await Promise.race([
        whole.then(() => true),
        new Promise((resolve) => setTimeout(() => resolve(false), 2_000)),
      ]);
      expect(ended).toBe(true);
    } finally {
      clearInterval(busy);
      onChange.mockRestore();
    }
  });

  it('is told once, however often it is taken up', async () => {
    const count = async () =>
      (await site.application.database.sql.selectFrom('notice').selectAll().execute()).length;
    const before = await count();
    await Promise.all([notices.bringUpToDate(), new Notices(site.application).bringUpToDate()]);
    await site.application.database.sql.updateTable('notice_progress').set({ position: 0 }).execute();
    await notices.bringUpToDate();
    expect(await count()).toBe(before);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: what came is what is being tested
type Event = { id: string; data: any };

async function openStream(url: string, token: string, lastEventId?: string) {
  const stop = new AbortController();
  const response = await fetch(`${url}/api/v1/notices/stream`, {
    headers: { ...bearer(token), ...(lastEventId ? { 'last-event-id': lastEventId } : {}) },
    signal: stop.signal,
  });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let text = '';
  const events: Event[] = [];
  return {
    close: () => stop.abort(),
    async next(count: number): Promise<Event[]> {
      while (events.length < count) {
        const { value, done } = await reader.read();
        if (done) throw new Error('the stream has ended');
        text += new TextDecoder().decode(value);
        const blocks = text.split('\n\n');
        text = blocks.pop() as string;
        for (const block of blocks) {
          const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
          if (field('data'))
            events.push({ id: field('id') as string, data: JSON.parse(field('data') as string) });
        }
      }
      return events.splice(0, count);
    },
  };
}
