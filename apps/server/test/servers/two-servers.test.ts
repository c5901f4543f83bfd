import { setTimeout as pause } from 'node:timers/promises';
import { balanceRows } from '@tongzhou/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseBalances } from '../../src/ledger/balances.ts';
import { nextCommand, type Sent, seeded, send } from '../attack/client-load.ts';
import {
  copyKeys,
  type Prepared,
  prepare,
  reopen,
  type Server,
  startServer,
} from '../attack/crashing-server.ts';
import { dataFolder, postgresPrograms, startPostgres, type TemporaryPostgres } from '../support/databases.ts';

const programs = postgresPrograms();
const COMMANDS = Number(
  process.env.TONGZHOU_TWO_SERVERS ?? (process.env.TONGZHOU_LONG === '1' ? 100_000 : 400),
);
const SEED = Number(process.env.TONGZHOU_SEED ?? 2020);
const CLIENTS = 32;
const TAKEN_MS_MAX = 3_000;

/** Several servers, each with a data folder of its own and copies of one set of keys, on one PostgreSQL. */
describe.skipIf(!programs)(`several servers on one PostgreSQL (seed ${SEED})`, () => {
  let postgres: TemporaryPostgres;
  let prepared: Prepared;
  const folders: string[] = [];
  const servers: (Server | null)[] = [];

  const startAt = async (nth: number): Promise<Server> => {
    const server = await startServer({ ...prepared, folder: folders[nth] as string });
    servers[nth] = server;
    return server;
  };
  const health = async ({ url }: Server) =>
    (await (await fetch(`${url}/healthz`)).json()) as {
      position: number;
      writes: boolean;
      journalLag: number;
      status: string;
    };
  const position = async (server: Server) => (await health(server)).position;
  const both = () => servers.filter((each): each is Server => each !== null);
  /** Just after a kill none writes, until the lease has run out. */
  const writer = async (): Promise<Server> => {
    for (const until = Date.now() + 2 * TAKEN_MS_MAX; Date.now() < until; await pause(50))
      for (const server of both()) if ((await health(server)).writes) return server;
    throw new Error('none writes');
  };
  const other = async (): Promise<Server> => {
    const writing = await writer();
    return both().find((each) => each !== writing) as Server;
  };

  beforeAll(async () => {
    postgres = await startPostgres(programs as string);
    prepared = await prepare(postgres.url);
    folders.push(prepared.folder, dataFolder());
    // The first start makes the log's key; the second server gets a copy of all keys.
    await startAt(0);
    await copyKeys(folders[0] as string, folders[1] as string);
    await startAt(1);
  }, 120_000);
  afterAll(async () => {
    for (const server of both()) await server.kill();
    await postgres?.stop();
  });

  it('one of them writes; what the other is asked is done there, and seen by both at once', async () => {
    expect((await Promise.all(both().map(health))).map(({ writes }) => writes).sort()).toEqual([false, true]);
    const asked = await other();
    const random = seeded(SEED);
    const command = nextCommand(prepared, random);
    const answer = await send(asked.url, command);
    expect(answer).toMatchObject({ replayed: false });
    // Whoever was told that it is done finds it where he asked.
    const [there, here] = [await position(asked), await position(await writer())];
    expect(there).toBe(here);
    // The same key, asked of the other server, is the same command.
    expect(await send((await writer()).url, command)).toMatchObject({ replayed: true });
  });

  it('to whoever has not their secret there is no way in beside the doors', async () => {
    const submitted = JSON.stringify([
      {
        actor: { organisation: 'lead', seat: 'lead-1' },
        idempotency: null,
        call: { command: 'need.state', input: {} },
      },
    ]);
    for (const server of both()) {
      const before = await position(server);
      for (const authorization of ['', 'Bearer x', `Bearer ${prepared.gate}`]) {
        const answer = await fetch(`${server.url}/internal/submissions`, {
          method: 'POST',
          headers: { authorization, 'content-type': 'application/json' },
          body: submitted,
        });
        expect(answer.status).toBe(404);
      }
      expect((await fetch(`${server.url}/internal/submissions`)).status).toBe(404);
      expect(await position(server)).toBe(before);
    }
  });

  it('an idle one shows what was written less than a second ago, and says how far it is behind', async () => {
    const [writing, idle] = [await writer(), await other()];
    const random = seeded(SEED + 1);
    for (let nth = 0; nth < 5; nth += 1) {
      await send(writing.url, nextCommand(prepared, random));
      const [written, at] = [await position(writing), Date.now()];
      while ((await position(idle)) < written) expect(Date.now() - at).toBeLessThan(1_000);
    }
    const { journalLag, status } = await health(idle);
    expect(status).toBe('ok');
    expect(journalLag).toBeLessThan(1);
  });

  it('a writer that was asleep while another took over writes nothing, and hands on what it is asked', async () => {
    const [asleep, awake] = [await writer(), await other()];
    asleep.signal('SIGSTOP');
    const began = Date.now();
    const random = seeded(SEED + 2);
    expect(await send(awake.url, nextCommand(prepared, random))).toMatchObject({ replayed: false });
    expect(Date.now() - began).toBeLessThan(TAKEN_MS_MAX + 1_000);
    asleep.signal('SIGCONT');
    // The very first thing that it is asked after waking.
    expect(await send(asleep.url, nextCommand(prepared, random))).toMatchObject({ replayed: false });
    expect((await health(awake)).writes).toBe(true);
    expect((await health(asleep)).writes).toBe(false);
  });

  it(
    `${COMMANDS} commands by ${CLIENTS} clients while writers are killed: none lost, none doubled, no 500`,
    async () => {
      const random = seeded(SEED + 3);
      const all: Sent[] = [];
      const statuses = new Map<number, number>();
      let sent = 0;
      let longest = 0;
      const client = async () => {
        while (sent < COMMANDS) {
          sent += 1;
          const command = nextCommand(prepared, random);
          all.push(command);
          const began = Date.now();
          for (let nth = Math.floor(random() * 2); ; nth += 1) {
            const server = servers[nth % 2];
            const answer = server
              ? await send(server.url, command, (status) =>
                  statuses.set(status, (statuses.get(status) ?? 0) + 1),
                )
              : null;
            if (answer) break;
            await pause(50);
          }
          longest = Math.max(longest, Date.now() - began);
        }
      };
      const clients = Promise.all(Array.from({ length: CLIENTS }, client));
      let isOver = false;
      void clients.then(() => {
        isOver = true;
      });
      let kills = 0;
      while (!isOver && (kills < 2 || process.env.TONGZHOU_LONG === '1')) {
        await pause(500 + random() * 1_000);
        const killed = await writer().catch(() => null);
        if (!killed) continue;
        const nth = servers.indexOf(killed);
        servers[nth] = null;
        await killed.kill();
        kills += 1;
        await startAt(nth);
      }
      await clients;
      console.log(
        `${all.length} commands, ${kills} writers killed, longest wait ${longest} ms, ${JSON.stringify([...statuses])}`,
      );
      expect([...statuses.keys()].filter((status) => status >= 500 && status !== 503)).toEqual([]);
      for (const each of all.slice(-200))
        expect(await send((await writer()).url, each)).toMatchObject({ replayed: true });
      for (const nth of [0, 1]) {
        await servers[nth]?.kill();
        servers[nth] = null;
      }
      const application = await reopen(prepared);
      expect((await databaseBalances(application.database)).rows).toEqual(balanceRows(application.state));
      const { rows } = await application.database.sql
        .selectFrom('command')
        .select((select) => select.fn.countAll<number>().as('count'))
        .where(
          'key',
          'in',
          all.slice(0, 5_000).map(({ key }) => key),
        )
        .execute()
        .then((found) => ({ rows: found }));
      expect(Number(rows[0]?.count)).toBe(Math.min(5_000, all.length));
      await application.close();
    },
    60_000 + COMMANDS * 30,
  );
});
