import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Application } from '../../src/application/application.ts';
import { openFollowed } from '../../src/database/open.ts';
import { Identity } from '../../src/identity/index.ts';
import { nextCommand, seeded, send } from '../attack/client-load.ts';
import { copyKeys, type Prepared, prepare, type Server, startServer } from '../attack/crashing-server.ts';
import { asked } from '../support/asking.ts';
import { dataFolder, postgresPrograms } from '../support/databases.ts';
import { ask, Pair } from '../support/failover.ts';

const programs = postgresPrograms();
const SEED = Number(process.env.TONGZHOU_SEED ?? 2020);
const FOLLOW = { TONGZHOU_FOLLOW: 'on' };
const PASSWORD = 'ferry-lantern-copper-91';
const EMAIL = 'chen@hospital.example';

const urlOf = ({ port }: { port: number }) => `postgres://tongzhou@127.0.0.1:${port}/postgres`;
const healthOf = async (url: string) =>
  (await (await fetch(`${url}/healthz`)).json()) as {
    status: string;
    ill: string[];
    position: number;
    writes: boolean;
    follows: boolean;
    journalLag: number;
    faults: { code: string }[];
    stopped: { code: string } | null;
  };

/** A writer on a primary, a follower on its standby; then the writer dies, the primary dies, the standby is promoted without its end. */
describe.skipIf(!programs)(`a server that follows on a standby (seed ${SEED})`, () => {
  let pair: Pair;
  let prepared: Prepared;
  let follower: Server;
  let writer: Server;
  const random = seeded(SEED);
  const folder = dataFolder();
  const followed = () => ({ folder, databaseUrl: urlOf(pair.standby) });

  beforeAll(async () => {
    pair = await Pair.start(programs as string);
    prepared = await prepare(urlOf(pair.primary));
    const application = await Application.open(prepared);
    const identity = await Identity.open(application);
    await identity.createAccount({
      ...{ organisation: 'union', name: 'Chen', email: EMAIL, password: PASSWORD },
    });
    await application.close();
    writer = await startServer(prepared);
    await copyKeys(prepared.folder, folder);
    follower = await startServer(followed(), FOLLOW);
  }, 180_000);
  afterAll(async () => {
    await follower?.kill();
    await writer?.kill();
    await pair?.stop();
  });

  /** Until the follower shows all that the writer has, and the log is at rest. */
  const inStep = async () => {
    const { position } = await healthOf(writer.url);
    await expect.poll(async () => (await healthOf(follower.url)).position).toBe(position);
    await expect
      .poll(() => text(follower.url, '/log/checkpoint'))
      .toBe(await text(writer.url, '/log/checkpoint'));
  };
  const text = async (url: string, path: string) => (await fetch(`${url}${path}`)).text();

  it('says so, and how old what it shows is', async () => {
    await inStep();
    const health = await healthOf(follower.url);
    expect(health).toMatchObject({ status: 'ok', follows: true, writes: false, faults: [] });
    expect(health.journalLag).toBeLessThan(1);
    expect(await healthOf(writer.url)).toMatchObject({ follows: false, writes: true });
  });

  it('shows the same pages, answers and log, byte for byte', async () => {
    await pause(1_000);
    await inStep();
    const key = await text(writer.url, '/log/key');
    expect(key).not.toBe('');
    const paths = [
      ...['/zh', '/en', '/zh/incidents/incident-1', '/en/incidents/incident-1', '/zh/gifts', '/en/help'],
      ...['/en/verify', '/zh/sign-in', '/en/plans', '/en/join', '/en/erase', '/en/nowhere', '/en/work'],
      ...['/api/v1/incidents', '/api/v1/incidents/incident-1', '/api/v1/openapi.json', '/api/v1/nowhere'],
      ...['/log/checkpoint', '/log/key', '/log/keys', '/log/policy', '/log/fact/1', '/log/proof/1'],
    ];
    for (const path of paths) {
      const [here, there] = await Promise.all(
        [follower.url, writer.url].map(async (url) => {
          const response = await fetch(`${url}${path}`, { redirect: 'manual' });
          const { origin, host } = new URL(url);
          const body = (await response.text())
            // Each answer has a number and a moment of its own, and each server its address.
            .replaceAll(/nonce(?:=|-)"?[\w+/=]+/g, 'nonce')
            .replaceAll(/"?now"?:"[^"]+"/g, 'now')
            .replaceAll(origin, 'ORIGIN')
            .replaceAll(host, 'HOST');
          return { path, status: response.status, body };
        }),
      );
      expect(here).toEqual(there);
    }
  });

  it('shows what was written less than a second ago, at rest and while much is written', async () => {
    const longest = { rest: 0, load: 0 };
    for (const [kind, clients] of [
      ['rest', 0],
      ['load', 4],
    ] as const) {
      let going = true;
      const busy = Array.from({ length: clients }, async () => {
        while (going) await send(writer.url, nextCommand(prepared, random));
      });
      for (let nth = 0; nth < 8; nth += 1) {
        await send(writer.url, nextCommand(prepared, random));
        const [{ position }, at] = [await healthOf(writer.url), performance.now()];
        for (;;) {
          const body = (await (await fetch(`${follower.url}/readyz`)).json()) as { position: number };
          if (body.position >= position) break;
          await pause(10);
        }
        longest[kind] = Math.max(longest[kind], Math.round(performance.now() - at));
        await pause(50);
      }
      going = false;
      await Promise.all(busy);
    }
    console.log(`oldest that a follower showed: ${longest.rest} ms at rest, ${longest.load} ms under load`);
    expect(longest.rest).toBeLessThan(1_000);
    expect(longest.load).toBeLessThan(1_000);
  });

  it('hands a command to the server that writes, and shows what came of it in the same answer’s wake', async () => {
    for (let nth = 0; nth < 5; nth += 1) {
      expect(await send(follower.url, nextCommand(prepared, random))).toMatchObject({ replayed: false });
      const { position } = await healthOf(writer.url);
      expect((await healthOf(follower.url)).position).toBe(position);
    }
  });

  it('signs somebody in, shows his pages, and signs him out', async () => {
    const { origin, port } = new URL(follower.url);
    const form = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', origin };
    const sent = await asked(
      { port, method: 'POST', path: '/en/sign-in', headers: form },
      new URLSearchParams({ email: EMAIL, password: PASSWORD }).toString(),
    );
    expect(sent.status).toBe(303);
    const cookie = [sent.headers['set-cookie'] ?? []]
      .flat()
      .map((each) => each.split(';')[0])
      .join('; ');
    expect(cookie).toMatch(/tongzhou-session=/);
    const work = await asked({ port, path: '/en/work', headers: { cookie } });
    expect(work.status).toBe(200);
    expect(work.body).toContain('Chen');
    // Without it the follower answers by itself: the way in.
    expect((await asked({ port, path: '/en/work' })).status).toBe(303);
    const out = await asked({ port, method: 'POST', path: '/en/sign-out', headers: { ...form, cookie } }, '');
    expect([200, 303]).toContain(out.status);
    expect((await asked({ port, path: '/en/work', headers: { cookie } })).status).toBe(303);
  });

  it('believes nobody who says that he is a follower', async () => {
    const { port } = new URL(writer.url);
    const headers = { 'x-tongzhou-handed-by': 'guess', 'x-tongzhou-handed-for': '203.0.113.9' };
    const answer = await asked({ port, path: '/api/v1/incidents', headers });
    expect([answer.status, answer.headers['x-tongzhou-position']]).toEqual([200, undefined]);
  });

  it('writes nothing: it has met no refusal of the database, and where that is no standby its connections refuse', async () => {
    expect((await healthOf(follower.url)).faults).toEqual([]);
    const database = await openFollowed(urlOf(pair.primary));
    const writing = database.sql.insertInto('setting').values({ name: 'x', value: 'y' }).execute();
    await expect(writing).rejects.toMatchObject({ code: '25006' });
    await database.close();
  });

  it('while nobody writes: 503 and when to ask again for what it hands on, pages as ever', async () => {
    await writer.kill();
    const refused = await fetch(`${follower.url}/api/v1/commands/need.state`, {
      method: 'POST',
      headers: { authorization: `Bearer ${prepared.gate}`, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('2');
    expect((await refused.json()) as object).toMatchObject({ code: 'writer-away' });
    expect((await fetch(`${follower.url}/zh`)).status).toBe(200);
    writer = await startServer(prepared);
    await expect
      .poll(() => send(follower.url, nextCommand(prepared, random), () => {}))
      .toMatchObject({ replayed: false });
  });

  it('is started on a standby that is behind its head: waits; begins when that has come', async () => {
    await follower.kill();
    const head = join(folder, 'keys', 'head');
    await ask(pair.standby, 'select pg_wal_replay_pause()');
    const before = await text(writer.url, '/log/checkpoint');
    await send(writer.url, nextCommand(prepared, random));
    await expect.poll(() => text(writer.url, '/log/checkpoint')).not.toBe(before);
    await writeFile(head, await readFile(join(prepared.folder, 'keys', 'head')));
    const starting = startServer(followed(), FOLLOW);
    let isUp = false;
    void starting.then(() => {
      isUp = true;
    });
    await pause(2_500);
    expect(isUp).toBe(false);
    await ask(pair.standby, 'select pg_wal_replay_resume()');
    follower = await starting;
    await inStep();
    expect((await healthOf(follower.url)).status).toBe('ok');
  });

  it('goes on showing pages when the primary is lost, and says in health that it hears of nothing', async () => {
    await inStep();
    await pair.killPrimary();
    await expect
      .poll(async () => (await healthOf(follower.url)).ill, { timeout: 20_000 })
      .toContain('journal');
    const health = await healthOf(follower.url);
    expect(health).toMatchObject({ status: 'degraded', stopped: null });
    expect(health.journalLag).toBeGreaterThan(5);
    for (const path of ['/zh', '/api/v1/incidents', '/log/checkpoint'])
      expect([path, (await fetch(`${follower.url}${path}`)).status]).toEqual([path, 200]);
  });

  it('a standby that was promoted without the end that was shown: nothing more is shown', async () => {
    await pair.promote();
    // As if the last two had never come.
    await ask(
      pair.standby,
      `set session_replication_role = replica; delete from command where position >= (select max(position) from fact);
       delete from fact where position = (select max(position) from fact)`,
    );
    await expect
      .poll(async () => (await healthOf(follower.url)).stopped?.code, { timeout: 15_000 })
      .toBe('facts-gone');
    expect((await fetch(`${follower.url}/zh`)).status).toBe(503);
  });
});
