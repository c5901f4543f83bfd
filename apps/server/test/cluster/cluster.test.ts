import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextCommand, type Sent, seeded, send } from '../attack/client-load.ts';
import { copyKeys, type Prepared, prepare, type Server, startServer } from '../attack/crashing-server.ts';
import { Cluster, type ClusterNode, wantingPrograms } from '../support/cluster.ts';
import { dataFolder, postgresPrograms } from '../support/databases.ts';
import { ask } from '../support/failover.ts';

const programs = postgresPrograms();
const wanting = [...wantingPrograms(), ...(programs ? [] : ['postgresql'])];
/** A cluster of eight processes that is killed for minutes: `npm run test:long`, or whoever says how often. */
const KILLS = Number(process.env.TONGZHOU_CLUSTER_KILLS ?? (process.env.TONGZHOU_LONG === '1' ? 5 : 0));
const SEED = Number(process.env.TONGZHOU_SEED ?? 2020);
const CLIENTS = 8;
/** Nobody is acknowledged anything for so long, where PostgreSQL dies, and where its whole node does. */
const PAUSE_MS_MAX = { postgres: 15_000, node: 30_000 } as const;
const MAIN = fileURLToPath(new URL('../../../cli/src/main.ts', import.meta.url));

if (KILLS === 0)
  console.warn('skipped: a cluster whose primary is killed; npm run test:long, or TONGZHOU_CLUSTER_KILLS=5');
else if (wanting.length > 0)
  console.warn(
    `skipped: a cluster needs Debian’s patroni, etcd-server, haproxy and postgresql (${wanting.join(', ')})`,
  );

describe.skipIf(KILLS === 0 || wanting.length > 0)(
  `deploy/cluster: the primary is killed ${KILLS} times under load (seed ${SEED})`,
  () => {
    let cluster: Cluster;
    let prepared: Prepared;
    let replica: ClusterNode;
    const writers: Server[] = [];
    let follower: Server;

    beforeAll(async () => {
      cluster = await Cluster.start(programs as string);
      prepared = await prepare(cluster.url);
      const folders = [prepared.folder, dataFolder(), dataFolder()] as const;
      writers.push(await startServer(prepared));
      for (const folder of folders.slice(1)) await copyKeys(prepared.folder, folder);
      writers.push(await startServer({ folder: folders[1], databaseUrl: cluster.url }));
      const primary = await cluster.primary();
      replica = cluster.nodes.find((each) => each !== primary) as ClusterNode;
      follower = await startServer(
        { folder: folders[2], databaseUrl: cluster.urlOf(replica) },
        { TONGZHOU_FOLLOW: 'on' },
      );
    }, 300_000);
    afterAll(async () => {
      for (const each of [...writers, follower]) await each?.kill();
      await cluster?.stop();
    });

    it(
      'nothing that was acknowledged is lost, nothing is done twice, and the pause is as short as is said',
      async () => {
        const random = seeded(SEED);
        const all: Sent[] = [];
        const statuses = new Map<number, number>();
        const acknowledged: number[] = [];
        let going = true;
        const client = async () => {
          while (going) {
            const command = nextCommand(prepared, random);
            all.push(command);
            for (let nth = Math.floor(random() * 2); ; nth += 1) {
              const { url } = writers[nth % 2] as Server;
              const hear = (status: number) => statuses.set(status, (statuses.get(status) ?? 0) + 1);
              if (await send(url, command, hear)) break;
              await pause(50);
            }
            acknowledged.push(performance.now());
            await pause(10);
          }
        };
        const clients = Promise.all(Array.from({ length: CLIENTS }, client));
        const failed = clients.then(
          () => null,
          (error: unknown) => error,
        );
        const pauses: { kind: 'postgres' | 'node'; ms: number; follower: number }[] = [];
        for (let nth = 0; nth < KILLS; nth += 1) {
          await pause(1_000 + random() * 1_000);
          const primary = await cluster.primary();
          if (primary === null) throw new Error('none is primary');
          const kind = nth % 2 === 0 ? 'postgres' : 'node';
          const killed = performance.now();
          if (kind === 'node') await cluster.killNode(primary);
          else cluster.killPostgres(primary);
          // The longest time in which nobody was told of anything, until a score has been again.
          const since = () => acknowledged.filter((at) => at > killed);
          let ms = 0;
          for (const until = Date.now() + 120_000; Date.now() < until; await pause(100)) {
            const times = [killed, ...since()];
            ms = Math.max(...times.slice(1).map((at, index) => at - (times[index] as number)), 0);
            const next = await cluster.primary();
            if (next !== null && next !== primary && times.filter((at) => at > killed + 1_500).length > 40)
              break;
          }
          if (kind === 'node') cluster.begin(primary);
          const until = performance.now();
          await cluster.whole(120_000);
          await expect
            .poll(async () => (await fetch(`${follower.url}/api/v1/incidents`)).status, { timeout: 60_000 })
            .toBe(200);
          pauses.push({ kind, ms: Math.round(ms), follower: Math.round(performance.now() - until) });
          console.log(
            `kill ${nth + 1} (${kind}, ${primary.name}): ${Math.round(ms)} ms without an acknowledgement; all three in step again ${Math.round(performance.now() - until)} ms after; ${acknowledged.length} acknowledged`,
          );
        }
        going = false;
        expect(await failed).toBeNull();
        console.log(`${all.length} commands, ${JSON.stringify([...statuses])}`);
        // Each is in the record once: the key is that of a row, and asked again it is answered as it was then.
        const primary = (await cluster.primary()) as ClusterNode;
        const rows = await ask(primary, `select key from command where key like 'attack-${process.pid}-%'`);
        const keys = new Set(rows.map(({ key }) => key as string));
        expect(rows.length).toBe(keys.size);
        expect(all.filter(({ key }) => !keys.has(key))).toEqual([]);
        for (const command of all.slice(-100)) {
          let answer = null;
          for (let tries = 0; answer === null && tries < 20; tries += 1)
            answer = await send((writers[tries % 2] as Server).url, command, () => {});
          expect(answer).toMatchObject({ replayed: true });
        }
        expect([...statuses.keys()].filter((status) => status >= 500 && status !== 503)).toEqual([]);
        for (const { kind, ms } of pauses) expect(ms).toBeLessThan(PAUSE_MS_MAX[kind]);
        // The follower shows what the others do, and the whole record replays.
        for (const { url } of [...writers, follower]) {
          await expect
            .poll(async () => ((await (await fetch(`${url}/healthz`)).json()) as { ill: string[] }).ill, {
              timeout: 90_000,
            })
            .toEqual([]);
        }
        const [writer] = writers as [Server];
        const checkpoint = async (url: string) => (await fetch(`${url}/log/checkpoint`)).text();
        await expect.poll(() => checkpoint(follower.url)).toBe(await checkpoint(writer.url));
        const audited = await new Promise<string>((resolve) =>
          execFile(
            process.execPath,
            [MAIN, 'audit', follower.url, '--no-resume', '--quiet'],
            { maxBuffer: 64 * 1_048_576 },
            (error, stdout, stderr) => resolve(error ? `${error.code} ${stdout}${stderr}` : 'ok'),
          ),
        );
        expect(audited).toBe('ok');
      },
      120_000 + KILLS * 180_000,
    );
  },
);
