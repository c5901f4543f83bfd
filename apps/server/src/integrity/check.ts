import { AuditFault, type Fact, type Judge, Replay, type State, transfersOf } from '@tongzhou/domain';
import type { Database } from '../database/open.ts';
import { JournalDamaged, readEntries } from '../journal/read.ts';
import type { PublicLog } from '../log/public-log.ts';
import { checkAccounts } from './accounts.ts';
import { checkCommands } from './commands.ts';
import { FINDINGS_MAX, type Finding } from './finding.ts';
import { checkLog } from './log.ts';
import { checkRecords } from './records.ts';
import { TransferCheck } from './transfers.ts';

const FACTS_PER_BATCH = 2_000;

/** What is checked, and what whoever checks it has. */
export type Checked = {
  readonly database: Database;
  readonly judge: Judge;
  readonly state: State;
};

/**
 * Reads the whole database once and compares what it says twice: facts with their hashes and with the rules by which they
 * were decided, transfers with facts, accounts with transfers, kept answers with facts, the log's files and tables with facts,
 * what is kept beside the log with what it states of that. It only reads, in small steps, and may run while commands are taken;
 * throws when `signal` is aborted. Answers at most `FINDINGS_MAX` findings.
 */
export async function checkDatabase(
  { database, judge, state }: Checked,
  log: PublicLog,
  signal?: AbortSignal,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const part of [
    () => checkJournal(database, judge, signal),
    () => checkAccounts(database),
    () => checkCommands(database),
    () => checkLog(database, log, signal),
    () => checkRecords(database, state),
  ]) {
    signal?.throwIfAborted();
    findings.push(...(await part()));
    if (findings.length >= FINDINGS_MAX) break;
  }
  return findings.slice(0, FINDINGS_MAX);
}

/** The journal by itself and by the rules, and the transfers by it. */
async function checkJournal(database: Database, judge: Judge, signal?: AbortSignal): Promise<Finding[]> {
  const transfers = new TransferCheck(database);
  const findings: Finding[] = [];
  let replay: Replay | null = new Replay(judge);
  /** Up to the first decision that is none: what follows may rest on it. */
  const judged = (work: (replay: Replay) => unknown) => {
    try {
      if (replay) work(replay);
    } catch (error) {
      if (!(error instanceof AuditFault)) throw error;
      replay = null;
      findings.unshift({ table: 'fact', row: String(error.position), detail: error.detail });
    }
  };
  const compare = async (facts: Fact[]) => {
    for (const each of await transfers.compare(facts))
      if (findings.length < FINDINGS_MAX) findings.push(each);
  };
  try {
    let batch: Fact[] = [];
    let weight = 0;
    for await (const { fact, text } of readEntries(database, 0)) {
      judged((each) => each.take(text));
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
    judged((each) => each.finish());
    await compare(batch);
    findings.push(...(await transfers.strays()));
  } catch (error) {
    if (!(error instanceof JournalDamaged)) {
      // What breaks on a fact that has been named already is no news; anything else says nothing about the data.
      if (findings.length === 0) throw error;
      return findings;
    }
    findings.unshift({ table: 'fact', row: String(error.position), detail: error.detail });
  }
  return findings;
}
