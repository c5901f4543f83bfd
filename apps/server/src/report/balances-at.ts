import { type BalanceRow, compareText } from '@tongzhou/domain';
import { sql } from 'kysely';
import type { Database } from '../database/open.ts';

/**
 * Every account as it stood after the fact at `position`, summed from the transfers alone: what is posted, and what was
 * reserved then by a promise that had not ended. With `unit`, the accounts of one lot or currency.
 */
export async function balancesAt(
  { sql: database }: Database,
  position: number,
  unit: string | null = null,
): Promise<BalanceRow[]> {
  const { rows } = await sql<BalanceRow>`
    select id, min(unit) as unit,
      sum(posted_in)::bigint as "postedIn", sum(posted_out)::bigint as "postedOut",
      sum(pending_in)::bigint as "pendingIn", sum(pending_out)::bigint as "pendingOut"
    from (
      select side.id, t.unit,
        case when side.comes and t.phase in ('posted', 'post') then t.amount else 0 end as posted_in,
        case when not side.comes and t.phase in ('posted', 'post') then t.amount else 0 end as posted_out,
        case when side.comes and t.phase = 'pending' and e.id is null then t.amount else 0 end as pending_in,
        case when not side.comes and t.phase = 'pending' and e.id is null then t.amount else 0 end as pending_out
      from transfer t
      left join transfer e on e.pending_id = t.id and e.position <= ${position}
      cross join lateral (values (t.to_account, true), (t.from_account, false)) as side (id, comes)
      where t.position <= ${position} and (${unit}::text is null or t.unit = ${unit}::text)
    ) moved
    group by id`.execute(database);
  return rows.sort((a, b) => compareText(a.id, b.id));
}
