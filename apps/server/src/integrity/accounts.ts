import { sql } from 'kysely';
import type { Database } from '../database/open.ts';
import type { Finding } from './finding.ts';

type Odd = { id: string; unit: string | null; has: string | null; sums: string | null };

/**
 * Every account's balances against the sums of its transfers, in one statement and so in one snapshot; and that its unit
 * and its licence to owe are those that its id spells.
 */
export async function checkAccounts({ sql: database }: Database): Promise<Finding[]> {
  const { rows } = await sql<Odd>`
    with side as (
      select t.from_account as id, t.unit, 0::bigint as posted_in,
        case when t.phase in ('posted', 'post') then t.amount else 0 end as posted_out,
        0::bigint as pending_in, case when t.phase = 'pending' and e.id is null then t.amount else 0 end as pending_out
      from transfer t left join transfer e on e.pending_id = t.id
      union all
      select t.to_account, t.unit, case when t.phase in ('posted', 'post') then t.amount else 0 end, 0,
        case when t.phase = 'pending' and e.id is null then t.amount else 0 end, 0
      from transfer t left join transfer e on e.pending_id = t.id
    ), total as (
      select id, unit, sum(posted_in) as i, sum(posted_out) as o, sum(pending_in) as pi, sum(pending_out) as po
      from side group by id, unit
    )
    select coalesce(a.id, t.id) as id, a.unit,
      concat_ws('/', a.posted_in, a.posted_out, a.pending_in, a.pending_out) as has,
      concat_ws('/', coalesce(t.i, 0), coalesce(t.o, 0), coalesce(t.pi, 0), coalesce(t.po, 0)) as sums
    from account a full outer join total t on t.id = a.id and t.unit = a.unit
    where a.id is null or (a.posted_in, a.posted_out, a.pending_in, a.pending_out)
        is distinct from (coalesce(t.i, 0), coalesce(t.o, 0), coalesce(t.pi, 0), coalesce(t.po, 0))
      or split_part(a.id, ':', 4) <> a.unit or a.may_go_below_zero <> (a.id like 'donor:%' or a.id like 'supplier:%')
    limit 20`.execute(database);
  return rows.map(({ id, unit, has, sums }) => ({
    table: 'account',
    row: id,
    detail: oddity(id, unit, has, sums),
  }));
}

function oddity(id: string, unit: string | null, has: string | null, sums: string | null): string {
  if (unit === null) return 'is missing, and transfers name it';
  if (id.split(':')[3] !== unit) return `is of the unit ${unit}, which its id does not say`;
  if (has === sums) return 'may go below zero where its id does not say so';
  return `posted in/out, pending in/out are ${has}, its transfers give ${sums}`;
}
