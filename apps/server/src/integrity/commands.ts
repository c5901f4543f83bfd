import { sql } from 'kysely';
import type { Database } from '../database/open.ts';
import type { Finding } from './finding.ts';

/** The answers that are kept for retries name facts that there are, by their seats. */
export async function checkCommands({ sql: database }: Database): Promise<Finding[]> {
  const { rows } = await sql<{ seat: string; position: number }>`
    select c.seat, c.position from command c
    where not exists (select from fact where fact.position = c.position)
      or exists (
        select from json_array_elements(c.outcome::json->'facts') told
        left join fact on fact.position = (told->>'position')::bigint
        where fact.type is distinct from told->>'type' or (fact.body::json->'actor'->>'seat') is distinct from c.seat)
    limit 20`.execute(database);
  return rows.map(({ seat, position }) => ({
    table: 'command',
    row: `of ${seat} at fact ${position}`,
    detail: 'the answer that is kept for retries is not borne out by the facts',
  }));
}
