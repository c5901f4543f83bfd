import { type Fact, transfersOf } from '@tongzhou/domain';
import { sql } from 'kysely';
import type { Database } from '../database/open.ts';
import { type PendingSides, type TransferRow, transferRows } from '../ledger/rows.ts';
import type { Finding } from './finding.ts';

/**
 * Compares the rows of `transfer` with those that the facts give, a batch of facts after the other. Holds the sides of
 * what is pending, since the end of a transfer takes them from its beginning.
 */
export class TransferCheck {
  readonly #database: Database;
  readonly #pending = new Map<string, { from: string; to: string }>();
  #last = 0;

  constructor(database: Database) {
    this.#database = database;
  }

  /** `facts`: the next ones of the journal, in order and without a gap. */
  async compare(facts: readonly Fact[]): Promise<Finding[]> {
    const last = facts.at(-1);
    if (last === undefined) return [];
    const expected = new Map<string, TransferRow>();
    for (const fact of facts) for (const row of this.#rowsOf(fact)) expected.set(row.id, row);
    const stored = await this.#stored(this.#last, last.position);
    this.#last = last.position;
    const findings: Finding[] = [];
    for (const row of stored) {
      const wanted = expected.get(row.id);
      expected.delete(row.id);
      const detail = wanted ? firstDifference(row, wanted) : 'no fact tells of it';
      if (detail) findings.push({ table: 'transfer', row: row.id, detail });
    }
    for (const { id, position } of expected.values())
      findings.push({ table: 'transfer', row: id, detail: `is missing; fact ${position} tells of it` });
    return findings;
  }

  /** Rows of no fact at all: after the last one compared, as far as the journal has none there, or before the first. */
  async strays(): Promise<Finding[]> {
    const { rows } = await sql<{ id: string; position: number }>`
      select id, position from transfer where position < 1
        or (position > ${this.#last} and not exists (select from fact where fact.position = transfer.position))
      limit 5`.execute(this.#database.sql);
    return rows.map(({ id, position }) => ({
      table: 'transfer',
      row: id,
      detail: `belongs to fact ${position}, which there is not`,
    }));
  }

  #rowsOf(fact: Fact): TransferRow[] {
    const sides: PendingSides = { pending: this.#pending };
    return transfersOf(fact).flatMap((transfer) => {
      const rows = transferRows(sides, [transfer], fact.position);
      if (transfer.phase === 'pending')
        this.#pending.set(transfer.transfer, { from: transfer.from, to: transfer.to });
      if (transfer.phase === 'post' || transfer.phase === 'void') this.#pending.delete(transfer.pending);
      return rows;
    });
  }

  async #stored(after: number, to: number): Promise<TransferRow[]> {
    const { rows } = await sql<Omit<TransferRow, 'expires_at'> & { expires_at: Date | null }>`
      select id, phase, unit, from_account, to_account, amount, pending_id, position, expires_at, reverses
      from transfer where position > ${after} and position <= ${to}`.execute(this.#database.sql);
    return rows.map((row) => ({ ...row, expires_at: row.expires_at?.toISOString() ?? null }));
  }
}

function firstDifference(stored: TransferRow, wanted: TransferRow): string | null {
  for (const [column, value] of Object.entries(wanted)) {
    const found = stored[column as keyof TransferRow];
    const alike =
      column === 'expires_at' && found !== null && value !== null
        ? Date.parse(String(found)) === Date.parse(String(value))
        : found === value;
    if (!alike) return `${column} is ${found}, fact ${wanted.position} says ${value}`;
  }
  return null;
}
