import { parseAccountId } from '@tongzhou/domain';
import { sql } from 'kysely';
import type { Database } from '../database/open.ts';

export type StatementLine = {
  readonly transfer: string;
  readonly phase: 'posted' | 'pending' | 'post' | 'void';
  /** Of the fact, which the public log has. */
  readonly position: number;
  readonly at: string;
  readonly fact: string;
  readonly direction: 'in' | 'out';
  readonly counterpart: string;
  /** Base or minor units moved; of a pending transfer, reserved; of a void, nothing. */
  readonly amount: number;
  /** After this line. */
  readonly balance: number;
  /** Of the balance, promised to leave, after this line. */
  readonly reserved: number;
};

/** Where a page begins: after this line. */
export type StatementCursor = { readonly position: number; readonly transfer: string };
export type StatementPage = {
  readonly account: string;
  readonly unit: string;
  readonly opening: { readonly balance: number; readonly reserved: number };
  readonly lines: readonly StatementLine[];
  readonly next: StatementCursor | null;
};

type Row = Omit<StatementLine, 'balance' | 'reserved' | 'at'> & {
  readonly at: Date | string;
  readonly released: number;
};

/**
 * An account's movements after `after` and up to the fact at `until`, oldest first, each with what is left. Transfers of
 * one fact happened together; among them the order is that of their ids.
 */
export async function statement(
  { sql: database }: Database,
  account: string,
  { after, until, limit }: { after: StatementCursor; until: number; limit: number },
): Promise<StatementPage> {
  const { unit } = parseAccountId(account);
  const effect = sql`
    select t.id as transfer, t.phase, t.position, t.amount,
      case when t.to_account = ${account} then 'in' else 'out' end as direction,
      case when t.to_account = ${account} then t.from_account else t.to_account end as counterpart,
      coalesce(p.amount, 0) as released
    from transfer t left join transfer p on p.id = t.pending_id
    where t.unit = ${unit} and (t.from_account = ${account} or t.to_account = ${account}) and t.position <= ${until}`;
  const behind = sql`(position, transfer collate "C") <= (${after.position}::bigint, ${after.transfer}::text collate "C")`;
  const before = await sql<{ balance: number; reserved: number }>`
    select
      coalesce(sum(case when phase in ('posted', 'post') then case direction when 'in' then amount else -amount end end), 0)::bigint as balance,
      coalesce(sum(case when direction = 'out' then case when phase = 'pending' then amount else -released end end), 0)::bigint as reserved
    from (${effect}) line where ${behind}`.execute(database);
  const { rows } = await sql<Row>`
    select line.*, f.type as fact, f.at from (${effect}) line join fact f on f.position = line.position
    where not ${sql`(line.position, line.transfer collate "C") <= (${after.position}::bigint, ${after.transfer}::text collate "C")`}
    order by line.position, line.transfer collate "C" limit ${limit + 1}`.execute(database);
  const opening = before.rows[0] as { balance: number; reserved: number };
  let { balance, reserved } = opening;
  const lines = rows.slice(0, limit).map(({ released, at, ...row }): StatementLine => {
    const moves = row.phase === 'posted' || row.phase === 'post';
    if (moves) balance += row.direction === 'in' ? row.amount : -row.amount;
    if (row.direction === 'out') reserved += row.phase === 'pending' ? row.amount : -released;
    return { ...row, at: new Date(at).toISOString(), balance, reserved };
  });
  const last = lines.at(-1);
  const next = rows.length > limit && last ? { position: last.position, transfer: last.transfer } : null;
  return { account, unit, opening, lines, next };
}
