import { createVerifier, openCheckpoint } from '@tongzhou/tlog';
import { describe, expect, it } from 'vitest';
import { nextCommand, seeded } from '../attack/client-load.ts';
import { type Prepared, prepare, type Server, startServer } from '../attack/crashing-server.ts';
import { dataFolder, postgresPrograms } from '../support/databases.ts';
import { ask, Pair, Switch } from '../support/failover.ts';

const LONG = process.env.TONGZHOU_LONG === '1';
const FAILOVERS = Number(process.env.TONGZHOU_FAILOVERS ?? (LONG ? 20 : 2));
const SEED = Number(process.env.TONGZHOU_SEED ?? 2020);
const CLIENTS = 4;
/** A tick, a connection that is tried again, and a machine that is busy. */
const STOPPED_WITHIN_MS = 15_000;
const programs = postgresPrograms();

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What everybody was answered, and when. */
type Seen = {
  readonly statuses: Map<number, number>;
  /** Sizes of checkpoints that were served, with their roots. */
  readonly heads: Map<number, string>;
  /** The largest position that a view has counted since it was asked to forget the others. */
  counted: number;
  acknowledged: number;
};

/** Clients that command, and readers of the log and of a view, until they are told to stop. */
function crowd(server: Server, prepared: Prepared, random: () => number) {
  const seen: Seen = { statuses: new Map(), heads: new Map(), counted: 0, acknowledged: 0 };
  let going = true;
  const get = async (path: string, init: RequestInit = {}) => {
    try {
      const response = await fetch(`${server.url}${path}`, { ...init, signal: AbortSignal.timeout(20_000) });
      const text = await response.text();
      seen.statuses.set(response.status, (seen.statuses.get(response.status) ?? 0) + 1);
      return { status: response.status, text };
    } catch {
      // Streams and open connections are cut when a server stops for good.
      return { status: 0, text: '' };
    }
  };
  const client = async () => {
    while (going) {
      const { key, token, name, input } = nextCommand(prepared, random);
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      };
      const body = JSON.stringify(input);
      const { status } = await get(`/api/v1/commands/${name}`, { method: 'POST', headers, body });
      if (status === 201) seen.acknowledged += 1;
      else await wait(50);
    }
  };
  const reader = async () => {
    while (going) {
      const { status, text } = await get('/log/checkpoint');
      const [, size = '', root = ''] = text.split('\n');
      if (status === 200 && size !== '') {
        const before = seen.heads.get(Number(size));
        if (before !== undefined && before !== root) throw new Error(`two roots at size ${size}`);
        seen.heads.set(Number(size), root);
      }
      await wait(20);
    }
  };
  const viewer = async () => {
    while (going) {
      const { status, text } = await get('/api/v1/incidents');
      if (status === 200) seen.counted = Math.max(seen.counted, JSON.parse(text).position as number);
      await wait(10);
    }
  };
  const all = Promise.all([...Array.from({ length: CLIENTS }, client), reader(), viewer()]);
  return {
    seen,
    async stop() {
      going = false;
      await all;
    },
  };
}

const healthOf = async (url: string) =>
  (await (await fetch(`${url}/healthz`)).json()) as {
    status: string;
    position: number;
    stopped: { code: string; says: { zh: string; en: string } } | null;
  };

const headOf = async (node: { port: number }) => {
  const [row] = await ask(node, 'select size::int, signed_size::int, checkpoint from log_head');
  return row as { size: number; signed_size: number; checkpoint: string };
};

const lastOf = async (node: { port: number }) =>
  (await ask(node, 'select coalesce(max(position), 0)::int as last from fact'))[0]?.last as number;

/** A failover that loses what was written since the standby was cut off. Answers how much that was. */
async function failover(seed: number): Promise<{ lostFacts: number; lostHeads: number }> {
  const random = seeded(seed);
  const pair = await Pair.start(programs as string);
  const way = await Switch.open(pair.primary.port);
  let server: Server | undefined;
  try {
    const prepared = await prepare(way.url);
    server = await startServer(prepared);
    const key = await (await fetch(`${server.url}/log/key`)).text();
    const { seen, stop } = crowd(server, prepared, random);
    await wait(300 + random() * 500);
    await pair.inStep();
    await pair.cutOff();
    await wait(200 + random() * 1_500);
    await pair.killPrimary();
    const { position } = await healthOf(server.url);
    await pair.promote();
    const kept = await lastOf(pair.standby);
    seen.counted = 0;
    way.turnTo(pair.standby.port);
    const promoted = await headOf(pair.standby);
    const lostHeads = [...seen.heads.keys()].filter((size) => size > promoted.size).length;
    const lostFacts = position - kept;
    if (lostFacts <= 0) {
      await stop();
      return { lostFacts: 0, lostHeads };
    }
    await expect
      .poll(async () => (await healthOf((server as Server).url)).status, { timeout: STOPPED_WITHIN_MS })
      .toBe('stopped');
    const { stopped } = await healthOf(server.url);
    expect(stopped?.code).toMatch(/^(facts-gone|second-history)$/);
    expect(stopped?.says.en).toMatch(/lost its tail/);
    await wait(1_500);
    await stop();
    // From the failover on nobody was told of anything that is gone, and nothing was a fault of ours.
    expect(seen.counted).toBeLessThanOrEqual(kept);
    expect([...seen.statuses.keys()].filter((status) => ![200, 201, 503].includes(status))).toEqual([]);
    for (const path of ['/zh', '/log/checkpoint', '/api/v1/incidents']) {
      const response = await fetch(`${server.url}${path}`);
      expect(response.status).toBe(503);
      expect(await response.text()).toContain('declare-lost-tail');
    }
    // Nothing was written or signed on what is left.
    expect(await lastOf(pair.standby)).toBe(kept);
    expect(await headOf(pair.standby)).toEqual(promoted);
    // Nor by a server that starts there anew, as long as a tree was signed that is gone.
    await server.kill();
    server = await startServer(prepared);
    const again = await healthOf(server.url);
    if (lostHeads > 0) {
      expect(again).toMatchObject({ status: 'stopped', stopped: { code: 'second-history' } });
      await wait(1_000);
      expect(await headOf(pair.standby)).toEqual(promoted);
    } else if (again.status !== 'stopped') {
      // What was lost had been signed nowhere that anybody saw: the log goes on from all that was.
      const text = await (await fetch(`${server.url}/log/checkpoint`)).text();
      const opened = await openCheckpoint(Buffer.from(text), { log: await createVerifier(key.trim()) });
      expect(opened.size).toBeGreaterThanOrEqual(Math.max(...seen.heads.keys()));
    }
    return { lostFacts, lostHeads };
  } finally {
    await server?.kill();
    await way.close();
    await pair.stop();
  }
}

describe.skipIf(!programs)(`a standby that is promoted without the end of the journal (seed ${SEED})`, () => {
  it.each(Array.from({ length: FAILOVERS }, (_, index) => index))(
    'failover %i: never a second history, never a view of what is gone',
    async (index) => {
      const lost = await failover(SEED + index);
      console.log(`failover ${index}: ${lost.lostFacts} facts and ${lost.lostHeads} heads lost`);
    },
    LONG ? 3_600_000 : 180_000,
  );
});

describe.skipIf(!programs)('a second server with a data folder of its own', () => {
  it('does not start on the database of a log that is not its own, and makes no key for it', async () => {
    const pair = await Pair.start(programs as string);
    try {
      const url = `postgres://tongzhou@127.0.0.1:${pair.primary.port}/postgres`;
      const prepared = await prepare(url);
      const first = await startServer(prepared);
      const second = startServer({ ...prepared, folder: dataFolder() });
      await expect(second).rejects.toThrow(/No second key is made for a log that there is/);
      const { status } = await healthOf(first.url);
      expect(status).not.toBe('stopped');
      await first.kill();
    } finally {
      await pair.stop();
    }
  });
});
