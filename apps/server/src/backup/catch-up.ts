import { emptyState, evolve, type Fact, isFactType, transfersOf } from '@tongzhou/domain';
import { decodeText, equalBytes, type FileReader, LogClient } from '@tongzhou/tlog';
import type { Database } from '../database/open.ts';
import { commitBatch, emptyBatch } from '../journal/batch.ts';
import { storedFact } from '../journal/entry.ts';
import { readFacts } from '../journal/read.ts';
import { transferRows } from '../ledger/rows.ts';
import { generationOf, LogFiles } from '../log/files.ts';
import { integrateBatch } from '../log/integrate.ts';
import { KeptHead } from '../log/kept-head.ts';
import { openKeyring } from '../log/log-keys.ts';

export type CaughtUp = {
  /** Facts that were taken over. */
  readonly taken: number;
  /** Entries of the log now, and of the mirror. */
  readonly size: number;
  readonly mirror: number;
  /** The first fact that no mirror has, since it is not public, and the moment of the first entry after it; null: everything was there. */
  readonly stoppedAt: { readonly position: number; readonly before: string } | null;
};

const FACTS_PER_COMMIT = 500;
const ENTRIES_PER_BATCH = 4_096;

/** The mirror holds another fact in the place of one that is here: two histories were signed. */
class OtherHistory extends Error {
  override name = 'OtherHistory';
}

/**
 * Takes over what a copy of this log holds beyond the end of this database, which is older. Every entry is verified under a
 * checkpoint that this log's own key has signed and that contains the database's tree; facts go into the journal, whole decisions only, with their
 * transfers, and into the tree, whose root must come out as it was signed. Nothing is signed here; the copy's checkpoint becomes the
 * head that no later tree may lack.
 */
export async function catchUpFrom(database: Database, folder: string, read: FileReader): Promise<CaughtUp> {
  const files = new LogFiles(database, await generationOf(database));
  const keyring = await openKeyring(database, folder, files);
  const client = new LogClient({ read, log: keyring.chain, origin: keyring.origin });
  const head = await database.sql.selectFrom('log_head').select('size').executeTakeFirstOrThrow();
  const checkpoint = await client.checkpoint();
  const kept = new KeptHead(folder, keyring);
  // First: whatever becomes of the rest, it is known from now on that so much was signed.
  await kept.keep(checkpoint.signed);
  const state = emptyState();
  for await (const fact of readFacts(database, 0)) evolve(state, fact);
  let taken = 0;
  let stoppedAt: CaughtUp['stoppedAt'] = null;
  let batch = emptyBatch();
  // Of the decision in hand: where it begins in the batch, and its last fact. Half a decision is none: an auditor would find what follows
  // in the place of what is missing.
  let [facts, transfers, ends] = [0, 0, state.position];
  const commit = async () => {
    if (state.position < ends) {
      batch.facts.length = facts;
      batch.transfers.length = transfers;
    }
    if (batch.facts.length > 0) await commitBatch(database, batch);
    taken += batch.facts.length;
    batch = emptyBatch();
  };
  if (checkpoint.size > head.size) {
    for await (const { bytes } of client.entries(head.size, checkpoint.size, checkpoint)) {
      const text = decodeText(bytes);
      const fact = JSON.parse(text) as Fact;
      if (fact.position <= state.position) {
        await expectSame(database, fact.position, text);
        continue;
      }
      if (fact.position !== state.position + 1) {
        // What follows was decided on a state in which this had happened: the journal goes on with it or not at all.
        stoppedAt = { position: state.position + 1, before: fact.at };
        break;
      }
      const stored = storedFact(fact);
      if (!isFactType(fact.type) || stored.body !== text)
        throw new Error(`fact ${fact.position} of the copy is of a kind that this version does not know`);
      if (fact.decision) {
        [facts, transfers] = [batch.facts.length, batch.transfers.length];
        ends = fact.position + fact.decision.facts - 1;
      }
      batch.transfers.push(...transferRows(state.ledger, transfersOf(fact), fact.position));
      evolve(state, fact);
      batch.facts.push(stored);
      if (batch.facts.length >= FACTS_PER_COMMIT && state.position === ends) await commit();
    }
    await commit();
  }
  let edge = null;
  for (let count = ENTRIES_PER_BATCH; count === ENTRIES_PER_BATCH; ) {
    const moved = await integrateBatch(database, ENTRIES_PER_BATCH, edge);
    [count, edge] = [moved.count, moved.edge];
  }
  const now = await database.sql.selectFrom('log_head').select(['size', 'root']).executeTakeFirstOrThrow();
  if (now.size === checkpoint.size && !(now.root && equalBytes(new Uint8Array(now.root), checkpoint.root)))
    throw new OtherHistory(`the ${now.size} entries of this database are not those that were signed`);
  return { taken, size: now.size, mirror: checkpoint.size, stoppedAt };
}

async function expectSame({ sql }: Database, position: number, text: string): Promise<void> {
  const row = await sql.selectFrom('fact').select('body').where('position', '=', position).executeTakeFirst();
  if (row?.body !== text)
    throw new OtherHistory(
      `fact ${position} of the copy is another than the one in this database: two histories were written. Keep both, they are evidence (tongzhou compare)`,
    );
}
