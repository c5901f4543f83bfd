import { balanceRows, parseAccountId } from '@tongzhou/domain';
import { sql } from 'kysely';
import pg from 'pg';
import { Application } from '../../src/application/application.ts';
import { outlast } from '../../src/database/connection-lost.ts';
import type { Outcome } from '../../src/journal/submitted.ts';
import { databaseBalances } from '../../src/ledger/balances.ts';
import { done, INCIDENT, openSmallWorld, receiveMasks, SEATS } from '../support/small-world.ts';
import type { Model } from './model.ts';
import { type Planned, plan, type Step } from './model-steps.ts';

const LOTS = 3;
const START = 200;
let serial = 0;

/** The system under test: one server, which may die and be replaced, over one database. */
export class World {
  application: Application;
  readonly #databaseUrl: string | undefined;

  private constructor(application: Application, databaseUrl: string | undefined) {
    this.application = application;
    this.#databaseUrl = databaseUrl;
  }

  /** In a database of its own, so that a world that was found broken leaves nothing behind. */
  static async open(serverUrl: string | undefined): Promise<World> {
    const url = serverUrl && (await newDatabase(serverUrl));
    const application = await openSmallWorld(url);
    await sql`create function fail_now() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$`.execute(
      application.database.sql,
    );
    return new World(application, url);
  }

  /** Nothing of the old process is carried over but its database. (kill -9 in mid-command: crash.test.ts.) */
  async crash(): Promise<void> {
    const { folder } = this.application;
    await this.application.close();
    this.application = await Application.open({ folder, databaseUrl: this.#databaseUrl });
  }

  get isServer(): boolean {
    return this.#databaseUrl !== undefined;
  }
}

/** Walks the steps through the real system and the model, side by side. Throws at the first difference. */
export async function walk(world: World, model: Model, path: readonly Step[]): Promise<void> {
  for (let lot = 0; lot < LOTS; lot += 1) {
    const received = await receiveMasks(world.application, START);
    model.receive(received.lot, START);
  }
  const { donation } = await done(
    world.application.execute(SEATS.receiver, 'donation.receive', {
      incident: INCIDENT,
      donor: { kind: 'anonymous', donor: 'donor-9' },
      receiver: 'red-cross',
      mode: 'discretionary',
      money: { currency: 'CNY', amount: START },
    }),
  );
  model.give(donation as string, START);
  for (const [index, step] of path.entries()) {
    const planned = plan(model, step);
    const outcome = await attempt(world, planned, step);
    const verdict = outcome.ok ? 'ok' : outcome.refusals[0]?.code;
    if (verdict !== planned.verdict)
      throw new Error(
        `step ${index}, ${planned.command}: the model says ${planned.verdict}, the system ${verdict}`,
      );
    if (outcome.ok) planned.book(outcome.result as Record<string, unknown>);
  }
  await compareBooks(world, model);
}

async function attempt(world: World, { seat, command, input }: Planned, step: Step): Promise<Outcome> {
  serial += 1;
  const options = { idempotencyKey: `model-${process.pid}-${serial}` };
  const go = () => world.application.execute(seat, command, input, options);
  switch (step.fault) {
    case 'twice': {
      const [first, second] = await Promise.all([go(), go()]);
      if (first.ok !== second.ok || (first.ok && second.ok && second.replayed === first.replayed))
        throw new Error(`${command} twice under one key: ${JSON.stringify([first, second])}`);
      return first;
    }
    case 'database-fails': {
      const { sql: database } = world.application.database;
      // Our own statements may meet a connection that an earlier step has cut.
      await outlast(() =>
        sql`create or replace trigger fails before insert on fact for each row execute function fail_now()`.execute(
          database,
        ),
      );
      const position = world.application.state.position;
      const failed = await go().then(
        (outcome) => outcome,
        () => null,
      );
      await outlast(() => sql`drop trigger if exists fails on fact`.execute(database));
      if (failed?.ok) throw new Error(`${command} was acknowledged though its transaction failed`);
      if (world.application.state.position !== position) throw new Error('readers saw what is not durable');
      return go();
    }
    case 'cut': {
      if (!world.isServer) return go();
      const cutting =
        sql`select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()`
          .execute(world.application.database.sql)
          .catch(() => {});
      // The command has a key, so that the server may try again by itself; nobody hears of the cut.
      const outcome = await go();
      await cutting;
      return outcome;
    }
    case 'crash': {
      const outcome = await go();
      await world.crash();
      const again = await world.application.execute(seat, command, input, options);
      if (again.ok !== outcome.ok || (again.ok && !again.replayed))
        throw new Error(`${command} was acknowledged, and done again after the crash`);
      return outcome;
    }
    default:
      return go();
  }
}

/** The model's piles, the application's accounts and the database's own, all the same. */
async function compareBooks(world: World, model: Model): Promise<void> {
  const { rows } = await outlast(() => databaseBalances(world.application.database));
  if (JSON.stringify(rows) !== JSON.stringify(balanceRows(world.application.state)))
    throw new Error('the database and the application disagree');
  const held = (unit: string, kind: string, purpose?: string): number =>
    rows
      .filter((row) => row.unit === unit || parseAccountId(row.id).place === unit)
      .filter((row) => parseAccountId(row.id).kind === kind)
      .filter((row) => purpose === undefined || parseAccountId(row.id).purpose === purpose)
      .reduce((sum, row) => sum + row.postedIn - row.postedOut, 0);
  for (const [lot, piles] of model.lots) {
    const reported = rows
      .filter((row) => row.unit === lot && parseAccountId(row.id).kind === 'loss')
      .reduce((sum, row) => sum + row.pendingIn, 0);
    const free = held(lot, 'stock', 'free') - reported;
    const booked = [free, held(lot, 'stock', 'reserve'), held(lot, 'loss'), reported];
    const expected = [piles.free, piles.reserve, piles.lost, piles.reported];
    if (String(booked) !== String(expected))
      throw new Error(`${lot}: the model has ${expected}, the ledger ${booked}`);
    if (piles.free + piles.reserve + piles.lost + piles.reported !== START)
      throw new Error(`${lot}: the model lost goods`);
  }
  for (const [fund, { free, spent }] of model.funds) {
    const booked = [held(fund, 'fund'), held(fund, 'spent')];
    if (String(booked) !== String([free, spent]))
      throw new Error(`${fund}: ${[free, spent]}, ledger ${booked}`);
  }
}

async function newDatabase(serverUrl: string): Promise<string> {
  serial += 1;
  const name = `world_${process.pid}_${serial}`;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return serverUrl.replace(/\/[^/]*$/, `/${name}`);
}
