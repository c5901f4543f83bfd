import { hash } from 'node:crypto';
import { type Fact, isFactType, isPublic, RULES, sealOf } from '@tongzhou/domain';
import type { Database } from '../database/open.ts';
import { lastProgram, saysLater } from '../database/program.ts';

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

/** A fact of a kind, or decided by rules, that this program does not know: read without it the record would be another. */
class JournalFromLater extends JournalDamaged {
  override name = 'JournalFromLater';
  constructor(position: number, detail: string, says: string) {
    super(position, detail);
    this.message = says;
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

/** A journal of an earlier version, which does not say by which commands its facts were made. */
export class JournalTooOld extends Error {
  override name = 'JournalTooOld';
  constructor() {
    super(
      'this data folder was written by a version that did not record decisions (docs/decisions/0023): it cannot be judged and is not taken over; keep it, and begin with an empty folder.\n' +
        '该数据目录由不记录决定的旧版本写成（见 docs/decisions/0023），无法按规则核验，因此不予沿用；请保留原目录，另用空目录启动。',
    );
  }
}

/** Facts after a decision, in order; see `readEntries`. */
export async function* readFacts(database: Database, after: number): AsyncGenerator<Fact> {
  for await (const { fact } of readEntries(database, after)) yield fact;
}

/**
 * Facts after a decision, in order, with their text; each checked against its hash and its columns, and what is not public
 * against the seal that the public log holds of it.
 */
export async function* readEntries(
  { sql }: Database,
  after: number,
  rowsPerRead = FACTS_PER_READ,
): AsyncGenerator<{ readonly fact: Fact; readonly text: string }> {
  let last = after;
  let seals: readonly string[] = [];
  for (;;) {
    const rows = await sql
      .selectFrom('fact')
      .select(['position', 'type', 'incident', 'at', 'public', 'body', 'hash'])
      .where('position', '>', last)
      .orderBy('position')
      .limit(rowsPerRead)
      .execute();
    for (const row of rows) {
      if (row.position !== last + 1) throw new JournalDamaged(last + 1, 'the row is missing');
      if (hash('sha256', row.body, 'buffer').compare(row.hash) !== 0) {
        throw new JournalDamaged(row.position, 'its text does not match its hash');
      }
      const kind = unknownKind(row);
      if (kind !== null) await refuseLater(sql, row.position, kind);
      const fact = parsed(row);
      if (fact.decision && fact.decision.rules > RULES)
        await refuseLater(sql, row.position, `rules ${fact.decision.rules}`);
      const columns =
        fact.position === row.position &&
        fact.type === row.type &&
        fact.incident === row.incident &&
        Date.parse(fact.at) === row.at.getTime() &&
        isPublic(fact.type) === row.public;
      if (!columns) {
        throw new JournalDamaged(row.position, 'its columns differ from its text');
      }
      if (row.position === 1 && !fact.decision) throw new JournalTooOld();
      if (fact.decision) seals = fact.decision.sealed ?? [];
      if (!row.public) {
        const [seal, ...others] = Array.isArray(seals) ? seals : [];
        if (seal !== sealOf(fact.type, fact.data))
          throw new JournalDamaged(row.position, 'what is not public is not what was sealed in the log');
        seals = others;
      }
      last = row.position;
      yield { fact, text: row.body };
    }
    if (rows.length < rowsPerRead) return;
  }
}

const THE_JOURNAL = { en: 'this journal', zh: '该日志' };

async function refuseLater(sql: Database['sql'], position: number, unknown: string): Promise<never> {
  const says = saysLater(THE_JOURNAL, await lastProgram(sql), `${unknown} (fact ${position})`);
  throw new JournalFromLater(position, `it is of a later version: ${unknown}`, says);
}

/** Of a whole fact, as far as one can tell without knowing its kind; null: it is known, or damaged. */
function unknownKind({ type, body }: { readonly type: string; readonly body: string }): string | null {
  if (isFactType(type) || !/^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/.test(type)) return null;
  return body.includes(`"type":${JSON.stringify(type)}`) ? type : null;
}

/** Whoever can write a hash beside it can write anything: what is not the form of a fact is said to be none. */
function parsed({ position, body }: { readonly position: number; readonly body: string }): Fact {
  try {
    const fact = JSON.parse(body) as Fact;
    if (isFactType(fact.type) && typeof fact.data === 'object' && typeof fact.actor.seat === 'string')
      return fact;
  } catch {}
  throw new JournalDamaged(position, 'its text is not a fact');
}
