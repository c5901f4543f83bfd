import { balanceRows } from '@tongzhou/domain';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '../../src/application/application.ts';
import { databaseBalances } from '../../src/ledger/balances.ts';
import { postgresPrograms, startPostgres, type TemporaryPostgres } from '../support/databases.ts';
import { openSmallWorld, receiveMasks } from '../support/small-world.ts';

const programs = postgresPrograms();

describe.each([
  ['PGlite', false],
  ['PostgreSQL', true],
] as const)('the database guards the ledger on %s, with the application bypassed', (_name, server) => {
  const run = server && !programs ? it.skip : it;
  let postgres: TemporaryPostgres | undefined;
  let application: Application;
  let lot: string;

  beforeAll(async () => {
    if (server && !programs) return;
    if (server) postgres = await startPostgres(programs as string);
    application = await openSmallWorld(postgres?.url);
    lot = (await receiveMasks(application, 1_000)).lot;
  });
  afterAll(async () => {
    await application?.close();
    await postgres?.stop();
  });

  const go = (text: string) => sql.raw(text).execute(application.database.sql);
  const stock = () => `stock:red-cross:hall-a:${lot}:free`;
  const insert = (id: string, from: string, to: string, amount: number, unit = lot) =>
    go(
      `insert into transfer (id, phase, unit, from_account, to_account, amount, position) values ('${id}', 'posted', '${unit}', '${from}', '${to}', ${amount}, 999)`,
    );

  run('a journal with a gap is refused, in one row or in the middle of many', async () => {
    const { position } = application.state;
    const facts = (...positions: number[]) =>
      go(
        `insert into fact (incident, position, type, at, public, body, hash) values ${positions
          .map((at) => `('x', ${at}, 'need.stated', now(), true, '{}', '')`)
          .join(', ')}`,
      );
    await expect(facts(position + 2)).rejects.toThrow(/gap/);
    await expect(facts(position + 1, position + 3)).rejects.toThrow(/gap/);
    await expect(facts(position)).rejects.toThrow(/fact_/);
  });

  run('a transfer that takes stock below zero is refused', async () => {
    await go(
      `insert into account (id, unit, may_go_below_zero) values ('loss:red-cross:-:${lot}:none', '${lot}', false)`,
    );
    await expect(insert('t-over', stock(), `loss:red-cross:-:${lot}:none`, 1_001)).rejects.toThrow(
      /account_not_below_zero/,
    );
  });

  run('a transfer between different units is refused', async () => {
    await go(
      `insert into account (id, unit, may_go_below_zero) values ('loss:red-cross:-:other:none', 'other', false)`,
    );
    await expect(insert('t-cross', stock(), 'loss:red-cross:-:other:none', 1)).rejects.toThrow(/foreign key/);
  });

  run('an amount of nothing or less is refused, and a transfer to itself', async () => {
    await expect(insert('t-zero', stock(), `loss:red-cross:-:${lot}:none`, 0)).rejects.toThrow(/check/);
    await expect(insert('t-minus', stock(), `loss:red-cross:-:${lot}:none`, -5)).rejects.toThrow(/check/);
    await expect(insert('t-self', stock(), stock(), 5)).rejects.toThrow(/check/);
  });

  run('a balance is not changed but by a transfer', async () => {
    await expect(
      go(`update account set posted_in = posted_in + 500 where id = '${stock()}'`),
    ).rejects.toThrow(/transfers only/);
    await expect(
      go(
        `insert into account (id, unit, may_go_below_zero, posted_in) values ('stock:x:-:${lot}:free', '${lot}', false, 9)`,
      ),
    ).rejects.toThrow(/opens empty/);
    await expect(
      go(
        `insert into account (id, unit, may_go_below_zero) values ('stock:y:-:${lot}:free', '${lot}', true)`,
      ),
    ).rejects.toThrow(/account_only_sources_owe/);
  });

  run('facts, transfers and accounts are neither changed nor deleted', async () => {
    await expect(go(`update fact set body = '{}'`)).rejects.toThrow(/append-only/);
    await expect(go('delete from fact')).rejects.toThrow(/append-only/);
    await expect(go('update transfer set amount = 1')).rejects.toThrow(/append-only/);
    await expect(go('delete from account')).rejects.toThrow(/append-only/);
  });

  run('a pending transfer ends once, and never in more than it reserved', async () => {
    const to = `loss:red-cross:-:${lot}:none`;
    const values = (id: string, phase: string, amount: number, pending: string) =>
      go(
        `insert into transfer (id, phase, unit, from_account, to_account, amount, pending_id, position) values ('${id}', '${phase}', '${lot}', '${stock()}', '${to}', ${amount}, ${pending}, 999)`,
      );
    await values('p-1', 'pending', 600, 'null');
    await expect(values('p-2', 'pending', 500, 'null')).rejects.toThrow(/account_not_below_zero/);
    await expect(values('p-1-more', 'post', 601, "'p-1'")).rejects.toThrow(/does not end/);
    await values('p-1-post', 'post', 100, "'p-1'");
    await expect(values('p-1-again', 'void', 0, "'p-1'")).rejects.toThrow(/unique|duplicate/);
    const [row] = (await databaseBalances(application.database)).rows.filter((each) => each.id === stock());
    expect(row).toMatchObject({ postedIn: 1_000, postedOut: 100, pendingOut: 0 });
  });

  run('what has expired is not posted, and can be voided', async () => {
    const to = `loss:red-cross:-:${lot}:none`;
    const position = application.state.position;
    const at = application.state.at;
    const pending = (id: string, expiresAt: string) =>
      go(
        `insert into transfer (id, phase, unit, from_account, to_account, amount, position, expires_at) values ('${id}', 'pending', '${lot}', '${stock()}', '${to}', 5, ${position}, '${expiresAt}')`,
      );
    const end = (id: string, phase: string, amount: number) =>
      go(
        `insert into transfer (id, phase, unit, from_account, to_account, amount, pending_id, position) values ('${id}-${phase}', '${phase}', '${lot}', '${stock()}', '${to}', ${amount}, '${id}', ${position})`,
      );
    await pending('e-1', at);
    await expect(end('e-1', 'post', 5)).rejects.toThrow(/expired/);
    await end('e-1', 'void', 0);
    await pending('e-2', new Date(Date.parse(at) + 60_000).toISOString());
    await end('e-2', 'post', 5);
    await expect(
      go(
        `insert into transfer (id, phase, unit, from_account, to_account, amount, position, expires_at) values ('e-3', 'posted', '${lot}', '${stock()}', '${to}', 5, ${position}, '${at}')`,
      ),
    ).rejects.toThrow(/transfer_expires_if_pending/);
  });

  run('a reversal mirrors what it reverses, once', async () => {
    const to = `loss:red-cross:-:${lot}:none`;
    await insert('r-1', stock(), to, 7);
    const reverse = (id: string, from: string, back: string, amount: number) =>
      go(
        `insert into transfer (id, phase, unit, from_account, to_account, amount, position, reverses) values ('${id}', 'posted', '${lot}', '${from}', '${back}', ${amount}, 999, 'r-1')`,
      );
    await expect(reverse('r-2', to, stock(), 6)).rejects.toThrow(/mirror/);
    await expect(reverse('r-3', stock(), to, 7)).rejects.toThrow(/mirror/);
    await reverse('r-4', to, stock(), 7);
    await expect(reverse('r-5', to, stock(), 7)).rejects.toThrow(/transfer_reversed_once/);
  });

  run('one wrong row among thousands takes the whole statement back', async () => {
    const to = `loss:red-cross:-:${lot}:none`;
    const before = (await databaseBalances(application.database)).rows.find((each) => each.id === stock());
    const rows = Array.from(
      { length: 200 },
      (_, index) =>
        `('m-${index}', 'posted', '${lot}', '${stock()}', '${index === 150 ? 'loss:red-cross:-:other:none' : to}', 1, 999)`,
    );
    await expect(
      go(
        `insert into transfer (id, phase, unit, from_account, to_account, amount, position) values ${rows.join(',')}`,
      ),
    ).rejects.toThrow(/foreign key/);
    const after = (await databaseBalances(application.database)).rows.find((each) => each.id === stock());
    expect(after).toEqual(before);
  });

  run('the application’s own ledger and the database’s agree on a fresh world', async () => {
    const other = await openSmallWorld(undefined);
    await receiveMasks(other, 300);
    expect((await databaseBalances(other.database)).rows).toEqual(balanceRows(other.state));
    await other.close();
  });
});
