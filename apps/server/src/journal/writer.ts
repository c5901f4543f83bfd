import { hash } from 'node:crypto';
import {
  type Actor,
  type Decision,
  emptyState,
  evolve,
  type Fact,
  type Handled,
  type Refusal,
  type Result,
  refusal,
  type State,
  transfersOf,
} from '@tongzhou/domain';
import type { Clock } from '../clock/clock.ts';
import type { Database } from '../database/open.ts';
import { transferRows } from '../ledger/rows.ts';
import {
  addFact,
  type Batch,
  commitBatch,
  emptyBatch,
  isIntegrityViolation,
  isJournalMoved,
} from './batch.ts';
import { ENTRY_BYTES_MAX } from './entry.ts';
import { readFacts } from './read.ts';

export type Submission = {
  readonly actor: Actor;
  /** The caller's key and a hash of what it asked; null: no retry protection wanted. */
  readonly idempotency: { readonly key: string; readonly bodyHash: string } | null;
  readonly decide: (state: State, now: string) => Result<Handled>;
};

export type Outcome =
  | {
      readonly ok: true;
      readonly replayed: boolean;
      readonly result: Decision['result'];
      readonly facts: FactSummary[];
    }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };
type FactSummary = { readonly position: number; readonly type: string };

type Job = {
  readonly submission: Submission;
  readonly settle: (outcome: Outcome) => void;
  readonly fail: (error: unknown) => void;
};

const COMMANDS_PER_COMMIT = 1_000;
const FACTS_PER_COMMIT = 2_000;
const TRIES = 20;

/**
 * The one writer of this process. It decides on a draft of the state, commits a batch of decisions in one transaction,
 * and only then lets readers see them. While one commit is on its way to the disk the next batch gathers, so that
 * many callers share one flush (group commit). Another server's writes are noticed by the journal's head, which each
 * batch must find where it left it; then this one catches up and decides again.
 */
export class Writer {
  /** What readers see: everything acknowledged, nothing that is not. */
  readonly #committed: State;
  #draft: State;
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #onCommit: (facts: readonly Fact[]) => void;
  #queue: Job[] = [];
  #running = false;
  #damaged: number | null = null;

  private constructor(
    database: Database,
    clock: Clock,
    committed: State,
    onCommit: (facts: readonly Fact[]) => void,
  ) {
    this.#database = database;
    this.#clock = clock;
    this.#committed = committed;
    this.#draft = structuredClone(committed);
    this.#onCommit = onCommit;
  }

  static async open(
    database: Database,
    clock: Clock,
    onCommit: (facts: readonly Fact[]) => void,
  ): Promise<Writer> {
    const committed = emptyState();
    let damaged: number | null = null;
    try {
      for await (const fact of readFacts(database, 0)) evolve(committed, fact);
    } catch (error) {
      // Show what can still be shown, take no more commands, and say which row it is.
      if (!(error instanceof Error) || !/JournalDamaged|StateError/.test(error.name)) throw error;
      damaged = committed.position + 1;
      console.error(error.message);
    }
    const writer = new Writer(database, clock, committed, onCommit);
    writer.#damaged = damaged;
    return writer;
  }

  get state(): State {
    return this.#committed;
  }

  /** The first damaged row of the journal, or null. */
  get damagedAt(): number | null {
    return this.#damaged;
  }

  submit(submission: Submission): Promise<Outcome> {
    if (this.#damaged !== null) {
      return Promise.resolve({
        ok: false,
        refusals: [refusal('journal-damaged', { position: this.#damaged })],
      });
    }
    return new Promise((settle, fail) => {
      this.#queue.push({ submission, settle, fail });
      if (!this.#running) {
        this.#running = true;
        queueMicrotask(() => this.#run());
      }
    });
  }

  /** Reads what other servers have written since. */
  async catchUp(): Promise<void> {
    const facts: Fact[] = [];
    for await (const fact of readFacts(this.#database, this.#committed.position)) {
      evolve(this.#committed, fact);
      facts.push(fact);
    }
    if (facts.length > 0) this.#onCommit(facts);
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0) {
      const jobs = this.#queue.splice(0, COMMANDS_PER_COMMIT);
      await this.#commitAll(jobs);
    }
    this.#running = false;
  }

  async #commitAll(jobs: Job[]): Promise<void> {
    let left = jobs;
    let tries = 0;
    while (left.length > 0) {
      const round = this.#decideRound(left);
      try {
        if (round.batch.facts.length > 0) await commitBatch(this.#database, round.batch);
        for (const fact of round.facts) evolve(this.#committed, fact);
        if (round.facts.length > 0) this.#onCommit(round.facts);
        await this.#settle(round.decided);
        left = round.notDecided;
        tries = 0;
      } catch (error) {
        tries += 1;
        const retry = await this.#recover(error, round.decided, tries);
        left = [...retry, ...round.notDecided];
      }
    }
  }

  /** Decides as many jobs as fit one commit, on the draft, in order. */
  #decideRound(jobs: readonly Job[]) {
    const batch = emptyBatch();
    const facts: Fact[] = [];
    const decided: Decided[] = [];
    for (const job of jobs) {
      if (batch.facts.length >= FACTS_PER_COMMIT) break;
      decided.push({ job, outcome: this.#decideOne(job, batch, facts) });
    }
    return { batch, facts, decided, notDecided: jobs.slice(decided.length) };
  }

  #decideOne({ submission }: Job, batch: Batch, facts: Fact[]): Outcome {
    const { actor, idempotency } = submission;
    const at = this.#now();
    const result = submission.decide(this.#draft, at);
    if (!result.ok) return result;
    const { mandate, result: answer } = result.value;
    const first = this.#draft.position;
    const made: Fact[] = result.value.facts.map((draft, index) => ({
      ...draft,
      position: first + index + 1,
      at,
      actor: { organisation: actor.organisation, seat: actor.seat, mandate },
    })) as Fact[];
    const tooLarge = made.find(
      (fact) => Buffer.byteLength(JSON.stringify(fact.data)) > ENTRY_BYTES_MAX - 1_000,
    );
    if (tooLarge)
      return { ok: false, refusals: [refusal('body-too-large', { limitBytes: ENTRY_BYTES_MAX - 1_000 })] };
    for (const fact of made) {
      const rows = transferRows(this.#draft.ledger, transfersOf(fact), fact.position);
      evolve(this.#draft, fact);
      addFact(batch, fact, rows);
      facts.push(fact);
    }
    const summary = made.map(({ position, type }) => ({ position, type }));
    const outcome: Outcome = { ok: true, replayed: false, result: answer, facts: summary };
    if (idempotency) {
      const row = { seat: actor.seat, key: idempotency.key, body_hash: idempotency.bodyHash };
      batch.commands.push({ ...row, outcome: JSON.stringify(outcome), position: this.#draft.position });
    }
    return outcome;
  }

  /** Never before the last fact, whatever the machine's clock does. */
  #now(): string {
    const now = this.#clock.now().toISOString();
    return now < this.#draft.at ? this.#draft.at : now;
  }

  /** A refused retry of something that was done before gets the first answer, not the refusal. */
  async #settle(decided: readonly Decided[]): Promise<void> {
    for (const { job, outcome } of decided) {
      const earlier = outcome.ok ? null : await this.#earlier(job.submission);
      job.settle(earlier ?? outcome);
    }
  }

  async #earlier({ actor, idempotency }: Submission): Promise<Outcome | null> {
    if (!idempotency) return null;
    const row = await this.#database.sql
      .selectFrom('command')
      .select(['body_hash', 'outcome'])
      .where('seat', '=', actor.seat)
      .where('key', '=', idempotency.key)
      .executeTakeFirst();
    if (!row) return null;
    if (row.body_hash !== idempotency.bodyHash) {
      return { ok: false, refusals: [refusal('idempotency-key-reused', { key: idempotency.key })] };
    }
    return { ...(JSON.parse(row.outcome) as Outcome & { ok: true }), replayed: true };
  }

  /**
   * After a commit that did not happen, or of which we do not know: take up what the journal holds, answer those whose
   * key is in it, and give back those to be decided again.
   */
  async #recover(error: unknown, decided: readonly Decided[], tries: number): Promise<Job[]> {
    const retry: Job[] = [];
    try {
      await this.catchUp();
      this.#draft = structuredClone(this.#committed);
      for (const { job } of decided) {
        const earlier = await this.#earlier(job.submission);
        if (earlier) job.settle(earlier);
        else retry.push(job);
      }
    } catch (fatal) {
      for (const { job } of decided) job.fail(fatal);
      return [];
    }
    if (retry.length === 0) return [];
    if (isJournalMoved(error) && tries < TRIES) return retry;
    // The database refused something that the rules had let pass. It has one culprit: alone it is named, the rest go on.
    if (isIntegrityViolation(error) && retry.length > 1) return this.#oneByOne(retry);
    return failAll(retry, error);
  }

  async #oneByOne(jobs: readonly Job[]): Promise<Job[]> {
    for (const job of jobs) await this.#commitAll([job]);
    return [];
  }
}

type Decided = { readonly job: Job; readonly outcome: Outcome };

function failAll(jobs: readonly Job[], error: unknown): Job[] {
  for (const job of jobs) job.fail(error);
  return [];
}

/** What a retry must equal to be the same command. */
export const bodyHash = (command: string, input: unknown): string =>
  hash('sha256', `${command}\n${JSON.stringify(input)}`);
