import { type Fact, transfersOf } from '@tongzhou/domain';
import type { Database } from '../database/open.ts';
import { JournalDamaged, readFacts } from '../journal/read.ts';
import type { PublicLog } from '../log/public-log.ts';
import { checkAccounts } from './accounts.ts';
import { checkCommands } from './commands.ts';
import { FINDINGS_MAX, type Finding } from './finding.ts';
import { checkLog } from './log.ts';
import { TransferCheck } from './transfers.ts';

const FACTS_PER_BATCH = 2_000;

/**
 * Reads the whole database once and compares what it says twice: facts with their hashes, transfers with facts, accounts
 * with transfers, kept answers with facts, the log's files and tables with facts. It only reads, in small steps, and may
 * run while commands are taken; throws when `signal` is aborted. Answers at most `FINDINGS_MAX` findings.
 */
export async function checkDatabase(
  database: Database,
  log: PublicLog,
  signal?: AbortSignal,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const part of [
    () => checkJournal(database, signal),
    () => checkAccounts(database),
    () => checkCommands(database),
    () => checkLog(database, log, signal),
  ]) {
    signal?.throwIfAborted();
    findings.push(...(await part()));
    if (findings.length >= FINDINGS_MAX) break;
  }
  return findings.slice(0, FINDINGS_MAX);
}

/** The journal by itself, and the transfers by it. */
async function checkJournal(database: Database, signal?: AbortSignal): Promise<Finding[]> {
  const transfers = new TransferCheck(database);
  const findings: Finding[] = [];
  const compare = async (facts: Fact[]) => {
    for (const each of await transfers.compare(facts))
      if (findings.length < FINDINGS_MAX) findings.push(each);
  };
  try {
    let batch: Fact[] = [];
    let weight = 0;
    for await (const fact of readFacts(database, 0)) {
      batch.push(fact);
      signal?.throwIfAborted();
      weight += 1 + transfersOf(fact).length;
      if (weight < FACTS_PER_BATCH) continue;
      await compare(batch);
      batch = [];
      weight = 0;
      // Whoever waits for an answer goes first.
      await new Promise((resolve) => setImmediate(resolve));
    }
    await compare(batch);
    findings.push(...(await transfers.strays()));
  } catch (error) {
    if (!(error instanceof JournalDamaged)) throw error;
    findings.unshift({ table: 'fact', row: String(error.position), detail: error.detail });
  }
  return findings;
}
