import { hash } from 'node:crypto';
import { type Fact, isPublic } from '@tongzhou/domain';
import type { Database } from '../database/open.ts';

const FACTS_PER_READ = 5_000;

export class JournalDamaged extends Error {
  override name = 'JournalDamaged';
  readonly position: number;
  readonly detail: string;
  constructor(position: number, detail: string) {
    super(`journal row ${position} is damaged: ${detail}`);
    this.position = position;
    this.detail = detail;
  }
}

/**
 * A journal that ends before the public log does has lost its end: new facts would take the places of old ones, which
 * the log holds for ever.
 */
export async function checkReachesLog({ sql }: Database, last: number): Promise<void> {
  const head = await sql.selectFrom('log_head').select('position').executeTakeFirst();
  if (head && head.position > last)
    throw new JournalDamaged(
      last + 1,
      `the journal ends, and the public log goes on to fact ${head.position}`,
    );
}

/** Facts after a position, in order, each checked against its hash and its columns. */
export async function* readFacts({ sql }: Database, after: number): AsyncGenerator<Fact> {
  let last = after;
  for (;;) {
    const rows = await sql
      .selectFrom('fact')
      .select(['position', 'type', 'incident', 'at', 'public', 'body', 'hash'])
      .where('position', '>', last)
      .orderBy('position')
      .limit(FACTS_PER_READ)
      .execute();
    for (const row of rows) {
      if (row.position !== last + 1) throw new JournalDamaged(last + 1, 'the row is missing');
      if (hash('sha256', row.body, 'buffer').compare(row.hash) !== 0) {
        throw new JournalDamaged(row.position, 'its text does not match its hash');
      }
      const fact = JSON.parse(row.body) as Fact;
      const columns =
        fact.position === row.position &&
        fact.type === row.type &&
        fact.incident === row.incident &&
        Date.parse(fact.at) === row.at.getTime() &&
        isPublic(fact.type) === row.public;
      if (!columns) {
        throw new JournalDamaged(row.position, 'its columns differ from its text');
      }
      last = row.position;
      yield fact;
    }
    if (rows.length < FACTS_PER_READ) return;
  }
}
