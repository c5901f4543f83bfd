import { type BalanceRow, balanceRows, trialBalance } from '@tongzhou/domain';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewpointOf } from '../../src/application/viewpoint.ts';
import { balancesAt } from '../../src/report/balances-at.ts';
import { momentOf } from '../../src/report/moment.ts';
import { type StatementLine, statement } from '../../src/report/statement.ts';
import { Model } from '../attack/model.ts';
import { plan, steps } from '../attack/model-steps.ts';
import { postgresPrograms, startPostgres, type TemporaryPostgres } from '../support/databases.ts';
import { openSmallWorld, receiveMasks } from '../support/small-world.ts';

const programs = postgresPrograms();
const START = { position: 0, transfer: '' };

describe.each([
  ['PGlite', false],
  ['PostgreSQL', true],
] as const)('the past of the ledger, on %s', (_name, server) => {
  const run = server && !programs ? it.skip : it;
  let postgres: TemporaryPostgres | undefined;
  let application: Awaited<ReturnType<typeof openSmallWorld>>;
  /** What every account held after each position, written down as it happened. */
  const history = new Map<number, BalanceRow[]>();
  beforeAll(async () => {
    if (server && !programs) return;
    if (server) postgres = await startPostgres(programs as string);
    application = await openSmallWorld(postgres?.url);
    const model = new Model();
    application.onCommit(() => {
      history.set(application.state.position, balanceRows(application.state));
    });
    for (let lot = 0; lot < 2; lot += 1) model.receive((await receiveMasks(application, 200)).lot, 200);
    model.give('none', 0);
    const [path] = fc.sample(steps(120, [], 0), { numRuns: 1, seed: 20200126 });
    for (const step of path ?? []) {
      const planned = plan(model, step);
      const outcome = await application.execute(planned.seat, planned.command, planned.input);
      if (outcome.ok) planned.book(outcome.result as Record<string, unknown>);
    }
  });
  afterAll(async () => {
    await application?.close();
    await postgres?.stop();
  });

  run('each balance at each position is what it was then, promises included', async () => {
    expect(history.size).toBeGreaterThan(20);
    for (const [position, then] of history)
      expect(await balancesAt(application.database, position)).toEqual(then);
    expect(await balancesAt(application.database, 0)).toEqual([]);
  });

  run('the trial balance is zero at every position', async () => {
    for (const position of history.keys()) {
      const rows = await balancesAt(application.database, position);
      const answer = trialBalance(viewpointOf(application), rows);
      expect(answer).toMatchObject({ balanced: true, unbalanced: [], belowZero: [] });
      const sums = new Map<string, number>();
      for (const row of answer.rows) {
        const unit = row.item?.id ?? (row.currency as string);
        sums.set(unit, (sums.get(unit) ?? 0) + row.balance);
      }
      expect([...sums.values()].every((sum) => sum === 0)).toBe(true);
    }
  });

  run('books that do not balance are named', () => {
    const [first, ...others] = balanceRows(application.state);
    const damaged = [{ ...(first as BalanceRow), postedIn: (first as BalanceRow).postedIn + 3 }, ...others];
    const answer = trialBalance(viewpointOf(application), damaged);
    expect(answer).toMatchObject({ balanced: false, unbalanced: [{ unit: first?.unit, difference: 3 }] });
  });

  run('a moment is the last fact at or before it', async () => {
    const facts = await application.database.sql
      .selectFrom('fact')
      .select(['position', 'at'])
      .orderBy('position')
      .execute();
    const now = new Date(Date.now() + 1_000).toISOString();
    for (const { at } of facts.filter((_, index) => index % 7 === 0)) {
      const asked = new Date(at).toISOString();
      const last = facts.filter((fact) => new Date(fact.at).toISOString() <= asked).at(-1);
      expect(await momentOf(application.database, asked, now)).toMatchObject({
        ok: true,
        value: { position: last?.position, at: asked },
      });
    }
    expect(await momentOf(application.database, '2001-01-01T00:00:00.000Z', now)).toMatchObject({
      value: { position: 0, at: null },
    });
    expect(await momentOf(application.database, '2999-01-01T00:00:00.000Z', now)).toMatchObject({
      ok: false,
      refusals: [{ code: 'input-invalid', field: 'at' }],
    });
  });

  run('a statement leads from one balance to the next, whatever the size of its pages', async () => {
    const until = application.state.position;
    for (const account of balanceRows(application.state)) {
      const whole = await statement(application.database, account.id, { after: START, until, limit: 1_000 });
      expect(whole).toMatchObject({ opening: { balance: 0, reserved: 0 }, next: null });
      expect(whole.lines.at(-1)).toMatchObject({
        balance: account.postedIn - account.postedOut,
        reserved: account.pendingOut,
      });
      const paged: StatementLine[] = [];
      for (let after: typeof START | null = START; after; ) {
        const page = await statement(application.database, account.id, { after, until, limit: 3 });
        expect(page.opening.balance).toBe(paged.at(-1)?.balance ?? 0);
        expect(page.opening.reserved).toBe(paged.at(-1)?.reserved ?? 0);
        paged.push(...page.lines);
        after = page.next;
      }
      expect(paged).toEqual(whole.lines);
      for (const line of whole.lines) {
        const then = history.get(line.position)?.find(({ id }) => id === account.id);
        const lastOfFact = whole.lines.filter(({ position }) => position === line.position).at(-1);
        if (then && lastOfFact === line)
          expect([line.balance, line.reserved]).toEqual([then.postedIn - then.postedOut, then.pendingOut]);
      }
    }
  });
});
