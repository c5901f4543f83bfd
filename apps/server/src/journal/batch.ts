import { sql } from 'kysely';
import type { Database } from '../database/open.ts';
import { accountRows, type TransferRow } from '../ledger/rows.ts';
import type { StoredFact } from './entry.ts';

type Sql = Database['sql'];

type CommandRow = {
  readonly seat: string;
  readonly key: string;
  readonly body_hash: string;
  readonly outcome: string;
  readonly position: number;
};

/** What one transaction writes: the facts of some commands, and all that follows from them. */
export type Batch = {
  readonly facts: StoredFact[];
  readonly commands: CommandRow[];
  readonly transfers: TransferRow[];
};

export const emptyBatch = (): Batch => ({ facts: [], commands: [], transfers: [] });

/**
 * Commits the batch in one statement, which is one transaction: all of it or nothing. `before`: SHA-256 in hex of the fact
 * that it goes on from; where another stands in that place, it fails as where another server was first. `lease`: the number under
 * which its writer writes; null: it is alone.
 */
export async function commitBatch(
  { sql: database }: Database,
  batch: Batch,
  before: string | null = null,
  lease: number | null = null,
): Promise<void> {
  const [fact, ...facts] = batch.facts;
  if (fact && facts.length === 0 && batch.commands.length <= 1 && batch.transfers.length === 0)
    await commitOne(database, fact, batch.commands[0], before, lease);
  else await commitMany(database, batch, before, lease);
}

/** A command with one fact, as it comes when nobody else is asking. */
async function commitOne(
  database: Sql,
  fact: StoredFact,
  command: CommandRow | undefined,
  before: string | null,
  lease: number | null,
): Promise<void> {
  const { seat = null, key = null, body_hash: bodyHash = null, outcome = null } = command ?? {};
  await sql`select append_one(${fact.incident}, ${fact.position}, ${fact.type}, ${fact.at}, ${fact.public}, ${fact.body}, ${fact.hash}, ${seat}, ${key}, ${bodyHash}, ${outcome}, ${before}, ${lease})`.execute(
    database,
  );
}

async function commitMany(
  database: Sql,
  batch: Batch,
  before: string | null,
  lease: number | null,
): Promise<void> {
  const facts = JSON.stringify(batch.facts);
  const commands = batch.commands.length > 0 ? JSON.stringify(batch.commands) : null;
  const transfers = batch.transfers.length > 0 ? JSON.stringify(batch.transfers) : null;
  const accounts = transfers === null ? null : JSON.stringify(accountRows(batch.transfers));
  await sql`select append_batch(${facts}::json, ${commands}::json, ${accounts}::json, ${transfers}::json, ${before}, ${lease})`.execute(
    database,
  );
}

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

/** Another server has written our next position first. */
export const isJournalMoved = (error: unknown): boolean =>
  codeOf(error) === '23505' && /fact_by_position|fact_pkey/.test(String((error as Error).message));

/** This writer's lease is another's now: nothing was appended. */
export const isLeaseLost = (error: unknown): boolean =>
  codeOf(error) === '55000' && /writer_lease/.test(String((error as Error).message));

/** The database itself refused: a key used twice, a balance below zero. */
export const isIntegrityViolation = (error: unknown): boolean =>
  codeOf(error).startsWith('23') && !isJournalMoved(error);
