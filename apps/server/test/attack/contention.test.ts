import { balanceRows } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { Identity } from '../../src/identity/index.ts';
import { databaseBalances } from '../../src/ledger/balances.ts';
import { dataFolder, postgresPrograms, startPostgres } from '../support/databases.ts';
import {
  done,
  INCIDENT,
  openSmallWorld,
  PHOTO,
  receiveMasks,
  SAME_PHOTO,
  SEATS,
  stateNeed,
} from '../support/small-world.ts';
import { seeded } from './client-load.ts';
import { Client, emptyTally, type Ground, type Tally } from './contention-clients.ts';
import { reopen, startServer } from './crashing-server.ts';

const LONG = process.env.TONGZHOU_LONG === '1';
const CLIENTS = 64;
const ACTS = LONG ? 120 : 8;
const MOST = 40;
/** About two thirds of what the clients will ask for, so that the last third is fought over. */
const STOCK = Math.round((CLIENTS * ACTS * MOST) / 3);
const SEED = Number(process.env.TONGZHOU_SEED ?? 2020);
const programs = postgresPrograms();

async function prepare(databaseUrl: string | undefined) {
  const folder = dataFolder();
  const application = await openSmallWorld(databaseUrl, folder);
  const { lot } = await receiveMasks(application, STOCK);
  const { need } = await done(stateNeed(application, SEATS.union, 100_000_000));
  const identity = await Identity.open(application);
  const seats = ['gate', 'receiver', 'inspector', 'lead', 'approver'] as const;
  const made = await Promise.all(
    seats.map(async (name) => [name, await identity.createToken(SEATS[name], 'contention')] as const),
  );
  await application.close();
  const tokens = Object.fromEntries(made) as Record<(typeof seats)[number], string>;
  return { folder, databaseUrl, lot, need: need as string, tokens };
}

/** Asks for all that is left, and for one more; answers what was left. */
async function takeTheRest({ url, lot, tokens }: Ground): Promise<number> {
  const lose = async (amount: number) => {
    const response = await fetch(`${url}/api/v1/commands/loss.report`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens.gate}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        incident: INCIDENT,
        lot,
        amount,
        reason: 'damaged',
        photo: PHOTO,
        confirmed: [SAME_PHOTO],
      }),
    });
    return { status: response.status, body: await response.json() };
  };
  const { available } = (await lose(STOCK + 1)).body.parameters;
  if (available > 0) expect((await lose(available)).status).toBe(201);
  const empty = await lose(1);
  expect(empty).toMatchObject({ status: 409, body: { code: 'stock-insufficient', rule: 'I1' } });
  expect(empty.body.parameters).toMatchObject({ available: 0, asked: 1 });
  return available;
}

/** All clients against the real server in a process of its own; then what they were told against the books. */
async function contend(databaseUrl: string | undefined, seed: number): Promise<{ tally: Tally; ms: number }> {
  const prepared = await prepare(databaseUrl);
  const server = await startServer({ ...prepared, gate: '', receiver: '' });
  const ground: Ground = { url: server.url, ...prepared };
  const tally = emptyTally();
  const began = performance.now();
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, number) => {
      const client = new Client(ground, seeded(seed * 100 + number), tally);
      for (let act = 0; act < ACTS; act += 1) await client.act(MOST);
    }),
  ).catch(async (error) => {
    await server.kill();
    throw error;
  });
  const ms = performance.now() - began;
  const rest = await takeTheRest(ground);
  await server.kill();

  const application = await reopen({ ...prepared, gate: '', receiver: '' });
  try {
    const { rows } = await databaseBalances(application.database);
    expect(rows).toEqual(balanceRows(application.state));
    const account = (start: string) =>
      rows.find(({ id }) => id.startsWith(start) && id.includes(prepared.lot));
    const { lot } = prepared;
    const free = account(`stock:red-cross:hall-a:${lot}:free`);
    // Every single one that was acknowledged is in the books, and no other.
    // A loss is held until a second person confirms it; here nobody does.
    expect(account('loss:')?.pendingIn).toBe(tally.lost + rest);
    expect(account(`stock:red-cross:hall-a:${lot}:reserve`)?.postedIn).toBe(tally.kept);
    expect(free).toMatchObject({
      postedIn: STOCK,
      postedOut: tally.kept,
      pendingOut: tally.held + tally.ordered + tally.lost + rest,
    });
    // Never more than there was; and since the rest was taken too, not less either.
    expect(tally.lost + tally.kept + tally.held + tally.ordered + rest).toBe(STOCK);
  } finally {
    await application.close();
  }
  return { tally, ms };
}

describe.each([
  ['PGlite', false],
  ['PostgreSQL', true],
] as const)(`${CLIENTS} clients over HTTP, one lot, on %s (seed ${SEED})`, (name, onServer) => {
  it.skipIf(onServer && !programs)(
    'what was acknowledged is what was there, and a refusal says the rule and what is left',
    async () => {
      const postgres = onServer ? await startPostgres(programs as string) : undefined;
      try {
        const { tally, ms } = await contend(postgres?.url, SEED);
        expect(tally.refused).toBeGreaterThan(0);
        expect(tally.replayed).toBeGreaterThan(0);
        const perSecond = Math.round((tally.requests * 1_000) / ms);
        console.info(
          `${name}: ${tally.requests} requests of ${CLIENTS} clients at one lot in ${Math.round(ms)} ms, ` +
            `${perSecond} a second; ${tally.refused} refused, ${tally.replayed} replayed; seed ${SEED}`,
        );
      } finally {
        await postgres?.stop();
      }
    },
    LONG ? 900_000 : 90_000,
  );
});
