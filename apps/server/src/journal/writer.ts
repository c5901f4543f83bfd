import { hash } from 'node:crypto';
import {
  Draft,
  type DutyBook,
  emptyState,
  evolve,
  type Fact,
  type Decided as Made,
  type Result,
  refusal,
  type State,
  transfersOf,
} from '@tongzhou/domain';
import type { Clock } from '../clock/clock.ts';
import { isConnectionLost, outlast } from '../database/connection-lost.ts';
import type { Database } from '../database/open.ts';
import { type FaultCode, faultOf } from '../fault/fault.ts';
import type { FaultBook } from '../fault/fault-book.ts';
import { transferRows } from '../ledger/rows.ts';
import {
  type Batch,
  commitBatch,
  emptyBatch,
  isIntegrityViolation,
  isJournalMoved,
  isLeaseLost,
} from './batch.ts';
import { ENTRY_BYTES_MAX, type StoredFact, storedFact } from './entry.ts';
import { type Fence, RecordStopped } from './fence.ts';
import { type Lease, NotTheWriter } from './lease.ts';
import { checkReachesLog, JournalDamaged, readEntries, readFacts } from './read.ts';
import { Retries } from './retries.ts';
import type { Outcome, Submitted } from './submitted.ts';

export type Submission = Pick<Submitted, 'actor' | 'idempotency'> & {
  readonly decide: (state: State, now: string) => Result<Made>;
};

/** A commit that did not happen, for whoever watches: never what was in it. */
export type FailedCommit = {
  /** By the clock that stamps facts. */
  readonly at: string;
  /** `refused`: by the database, against its own rules; `fault`: of ours, in deciding; else by its name. */
  readonly kind: 'connection' | 'refused' | 'database' | 'fault' | Exclude<FaultCode, 'database-away'>;
  /** Whether a later one went well. */
  readonly isOver: boolean;
};

type Job = {
  readonly submission: Submission;
  readonly settle: (outcome: Outcome) => unknown;
  readonly fail: (error: unknown) => unknown;
};

/** Holds what of the state is not in memory. */
export type Shelf = {
  /** Whatever of it `change` asks for is about to be changed by the fact at a position. */
  write(position: number, change: () => void): void;
  /** What nobody has asked for leaves memory. */
  tidy(): void;
};

/** What a writer goes on from: nothing at all, or what was kept of the journal up to a place. */
export type Begun = {
  readonly state: State;
  readonly duties: DutyBook;
  readonly shelf: Shelf;
  /** SHA-256 in hex of the text of the last fact in it. */
  readonly hash: string;
};

/** What a writer works with. */
type Around = {
  readonly database: Database;
  readonly fence: Fence;
  readonly clock: Clock;
  readonly faults: FaultBook;
};

const COMMANDS_PER_COMMIT = 1_000;
const FACTS_PER_COMMIT = 2_000;
/** Below this the queue may grow while a commit is on its way: fewer, fuller commits. */
const DECIDE_AHEAD_FROM = 250;
/** So many copies a draft may hold; where much has happened, its first touch of a long order copies much. */
const COPIES_MAX = 20_000;
const COPIES_PER_FACT = 0.25;
const TRIES = 20;
const FACTS_PER_COUNT = 1_000;
/** Every connection of the pool may be dead; each try finds one more of them. */
const TRIES_CONNECTION = 10;

/**
 * The one writer of this process. It decides on a draft of the state, commits a batch of decisions in one transaction,
 * and only then lets readers see them. While one commit is on its way to the disk the next batch gathers, so that
 * many callers share one flush (group commit). Another server's writes are noticed by the journal's head, which each
 * batch must find where it left it; then this one catches up and decides again.
 */
export class Writer {
  /** What readers see: everything acknowledged, nothing that is not. */
  readonly #committed: State;
  /** Takes in what readers see, and with it. */
  readonly #duties: DutyBook;
  readonly #shelf: Shelf;
  /** What readers will see when all that is on its way has come; null: what they see. */
  #draft: Draft<State> | null = null;
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #fence: Fence;
  readonly #faults: FaultBook;
  readonly #onCommit: (facts: readonly Fact[]) => void;
  #queue: Job[] = [];
  /** Every job that has no answer yet, wherever it is. */
  readonly #waiting = new Set<Job>();
  /** The commit that is on its way: in the draft, not yet in what readers see. */
  #underway: Round | null = null;
  /** Another server has written in the places that the draft had taken: it is of no use any more. */
  #isOvertaken = false;
  readonly #retries = new Retries();
  #running = false;
  #lease: Pick<Lease, 'epoch'> | null = null;
  #catching: Promise<void> | null = null;
  #catchingNext: Promise<void> | null = null;
  #damaged: number | null = null;
  #failed: FailedCommit | null = null;

  private constructor(
    { database, fence, clock, faults }: Around,
    committed: State,
    { duties, shelf }: Pick<Begun, 'duties' | 'shelf'>,
    onCommit: (facts: readonly Fact[]) => void,
  ) {
    this.#database = database;
    this.#fence = fence;
    this.#clock = clock;
    this.#faults = faults;
    this.#committed = committed;
    this.#duties = duties;
    this.#shelf = shelf;
    this.#onCommit = onCommit;
  }

  static async open(
    around: Around,
    begun: Begun,
    onCommit: (facts: readonly Fact[]) => void,
    count: (done: number, all: number) => void,
  ): Promise<Writer> {
    const { database, fence } = around;
    const { duties, shelf, hash: lastHash } = begun;
    let committed = begun.state;
    let damaged: number | null = null;
    try {
      let last: string | null = null;
      const all = await lastPosition(database);
      for await (const { fact, text } of readEntries(database, committed.position)) {
        takeIn(committed, begun, fact);
        last = text;
        if (fact.position % FACTS_PER_COUNT !== 0) continue;
        count(fact.position, all);
        // Whoever asks how far it is gets an answer.
        await new Promise((next) => setImmediate(next));
      }
      if (committed.position > 0)
        fence.reached(committed.position, last === null ? lastHash : hash('sha256', last));
      await checkReachesLog(database, committed.position);
    } catch (error) {
      // Show what can still be shown, take no more commands, and say which row it is.
      if (!(error instanceof Error) || !/JournalDamaged|StateError/.test(error.name)) throw error;
      damaged = committed.position + 1;
      console.error(error.message);
      // The fact that could not be taken in may have been so in part.
      committed = await stateBefore(database, damaged);
    }
    const writer = new Writer(around, committed, { duties, shelf }, onCommit);
    writer.#damaged = damaged;
    return writer;
  }

  get state(): State {
    return this.#committed;
  }

  /** From now on it writes only while it holds this. Without one, whoever comes first at a place of the journal has it. */
  writeUnder(lease: Pick<Lease, 'epoch'>): void {
    this.#lease = lease;
  }

  /** The first damaged row of the journal, or null. */
  get damagedAt(): number | null {
    return this.#damaged;
  }

  /** Commands that have no answer yet. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** The last commit that failed; null: none since the start. */
  get lastFailedCommit(): FailedCommit | null {
    return this.#failed;
  }

  submit(submission: Submission): Promise<Outcome> {
    const { stopped } = this.#fence;
    if (stopped) return Promise.reject(new RecordStopped(stopped));
    if (this.#damaged !== null) {
      return Promise.resolve({
        ok: false,
        refusals: [refusal('journal-damaged', { position: this.#damaged })],
      });
    }
    return new Promise<Outcome>((resolve, reject) => {
      const answered = () => this.#waiting.delete(job);
      const job: Job = {
        submission,
        settle: (outcome) => answered() && resolve(outcome),
        fail: (error) => answered() && reject(error),
      };
      this.#waiting.add(job);
      this.#queue.push(job);
      if (!this.#running) {
        this.#running = true;
        queueMicrotask(() => this.#run().catch((error: unknown) => this.#giveUp(error)));
      }
    });
  }

  /**
   * Reads what other servers have written since, after the very fact that is known here as the last. Begins anew for whoever asks
   * while one is under way: what it was asked for may have come too late for that one.
   */
  catchUp(): Promise<void> {
    if (this.#catching === null) return this.#catch();
    this.#catchingNext ??= this.#catching
      .catch(() => {})
      .then(() => {
        this.#catchingNext = null;
        return this.#catch();
      });
    return this.#catchingNext;
  }

  #catch(): Promise<void> {
    const catching = this.#readOn().finally(() => {
      if (this.#catching === catching) this.#catching = null;
    });
    this.#catching = catching;
    return catching;
  }

  async #readOn(): Promise<void> {
    const facts: Fact[] = [];
    try {
      await this.#fence.check();
      this.#fence.assertGoing();
      for await (const { fact, text } of readEntries(this.#database, this.#committed.position)) {
        // A round of this server may have been acknowledged meanwhile.
        if (fact.position <= this.#committed.position) continue;
        const itsHash = hash('sha256', text);
        // What is asked next is decided on what others did; a round on its way will meet it in the database instead.
        if (!this.#isUnderway(fact.position, itsHash)) this.#overtaken();
        this.#take(fact);
        this.#fence.reached(fact.position, itsHash);
        facts.push(fact);
      }
    } finally {
      if (facts.length > 0) this.#onCommit(facts);
    }
  }

  #isUnderway(position: number, itsHash: string): boolean {
    const facts = this.#underway?.batch.facts ?? [];
    const first = facts[0]?.position ?? 0;
    return facts[position - first]?.hash === itsHash;
  }

  #overtaken(): void {
    if (this.#underway) this.#isOvertaken = true;
    else this.#draft = null;
  }

  /** No more is decided on the draft: it is overtaken, or holds a good part of the state, and begins anew when nothing is on its way. */
  get #isDraftOver(): boolean {
    const most = COPIES_MAX + this.#committed.position * COPIES_PER_FACT;
    return this.#isOvertaken || (this.#draft !== null && this.#draft.copies > most);
  }

  /** Nothing is on its way, or not any more: what is asked next is decided on what readers see. */
  #dropDraft(): void {
    this.#draft = null;
    this.#underway = null;
    this.#isOvertaken = false;
  }

  /**
   * One commit on its way at a time. While it is, the next round gathers; a long queue is decided ahead, on the draft,
   * so that this process and the database work side by side. A round that was decided on a commit that then failed is
   * decided again.
   */
  async #run(): Promise<void> {
    let tries = 0;
    let inFlight: { readonly round: Round; readonly done: Promise<unknown> } | null = null;
    while (this.#queue.length > 0 || inFlight) {
      const ahead: boolean =
        inFlight === null || (this.#queue.length >= DECIDE_AHEAD_FROM && !this.#isDraftOver);
      const round: Round | null = ahead && this.#queue.length > 0 ? this.#nextRound() : null;
      if (inFlight) {
        const error: unknown = await inFlight.done;
        this.#retries.setUnderway(NO_KEYS);
        if (error === null) {
          await this.#acknowledge(inFlight.round);
          tries = 0;
        } else {
          tries += 1;
          const retry = await this.#recover(error, inFlight.round.decided, tries);
          this.#queue.unshift(...retry, ...(round?.decided.map(({ job }) => job) ?? []));
          inFlight = null;
          this.#dropDraft();
          continue;
        }
      }
      this.#underway = round;
      this.#retries.setUnderway(round?.keys ?? NO_KEYS);
      inFlight = round && { round, done: this.#commit(round) };
    }
    this.#running = false;
  }

  /** Nobody waits for ever for an answer that will not come: neither those in the queue nor those already decided. */
  #giveUp(error: unknown): void {
    this.#running = false;
    this.#retries.setUnderway(NO_KEYS);
    this.#dropDraft();
    this.#queue = [];
    for (const job of [...this.#waiting]) job.fail(error);
  }

  /** Null when it is durable, else what went wrong. */
  async #commit({ batch }: Round): Promise<unknown> {
    try {
      if (batch.facts.length === 0) return null;
      // The last fact before these; where a catch-up has come further, they collide by themselves.
      const [first] = batch.facts;
      const before = first ? this.#fence.hashAt(first.position - 1) : null;
      await commitBatch(this.#database, batch, before, this.#lease && (this.#lease.epoch ?? NONE));
      if (this.#failed) this.#failed = { ...this.#failed, isOver: true };
      this.#faults.wentWell('written');
      return null;
    } catch (error) {
      // That another server was first, or writes now, is no fault: it is decided again, or there.
      if (!isJournalMoved(error) && !isLeaseLost(error)) this.#noteFailed(kindOf(error));
      const fault = faultOf(error);
      if (fault !== null) this.#faults.met(fault, (error as Error).message);
      return error ?? new Error('the commit failed without saying why');
    }
  }

  #noteFailed(kind: FailedCommit['kind']): void {
    this.#failed = { at: this.#clock.now().toISOString(), kind, isOver: false };
  }

  async #acknowledge({ batch, facts, decided, keys }: Round): Promise<void> {
    this.#retries.remember(keys);
    const last = batch.facts.at(-1);
    if (last) this.#fence.reached(last.position, last.hash);
    // A catch-up that ran meanwhile may have read them already.
    for (const fact of facts) if (fact.position > this.#committed.position) this.#take(fact);
    if (facts.length > 0) this.#onCommit(facts);
    await this.#settle(decided);
  }

  /** The state on which the next command is decided. */
  get #ahead(): State {
    return this.#draft && this.#draft.data.position > this.#committed.position
      ? this.#draft.data
      : this.#committed;
  }

  #takeAhead(fact: Fact): void {
    this.#draft ??= new Draft<State>(this.#committed);
    const draft = this.#draft;
    this.#shelf.write(fact.position, () => draft.write((state) => evolve(state, fact)));
  }

  #take(fact: Fact): void {
    this.#shelf.write(fact.position, () => evolve(this.#committed, fact));
    this.#duties.take(fact, this.#committed);
  }

  /** Closed incidents that nobody has asked for leave memory; nothing where something is on its way. */
  tidyUp(): void {
    if (this.#running || this.#catching !== null) return;
    // It holds what it has not changed by the very parts that are put away.
    this.#dropDraft();
    this.#shelf.tidy();
  }

  #nextRound(): Round {
    const jobs = this.#queue.splice(0, COMMANDS_PER_COMMIT);
    const round = this.#decideRound(jobs);
    this.#queue.unshift(...round.waiting, ...jobs.slice(round.taken));
    return round;
  }

  /** Decides as many jobs as fit one commit, on the draft, in order. */
  #decideRound(jobs: readonly Job[]): Round {
    if (this.#underway === null && this.#isDraftOver) this.#dropDraft();
    const round: Round = {
      batch: emptyBatch(),
      facts: [],
      decided: [],
      keys: new Set(),
      waiting: [],
      taken: 0,
    };
    for (const job of jobs) {
      if (round.batch.facts.length >= FACTS_PER_COMMIT) break;
      round.taken += 1;
      const id = Retries.idOf(job.submission.actor.seat, job.submission.idempotency);
      if (id !== null && (round.keys.has(id) || this.#retries.isUnderway(id))) {
        // Its twin is on its way: what becomes of that is the answer.
        round.waiting.push(job);
        continue;
      }
      if (this.#retries.isDone(id)) {
        round.decided.push({ job, outcome: DONE_BEFORE });
        continue;
      }
      const { facts, commands, transfers } = round.batch;
      const before = { facts: facts.length, commands: commands.length, transfers: transfers.length };
      try {
        const outcome = this.#decideOne(job, round.batch, round.facts);
        round.decided.push({ job, outcome });
        if (id !== null && outcome.ok) round.keys.add(id);
      } catch (error) {
        this.#withdraw(round, before);
        this.#noteFailed('fault');
        job.fail(error);
      }
    }
    return round;
  }

  /** A fault of ours in one command: nothing of it stays, and the others go on. */
  #withdraw({ batch, facts }: Round, before: { facts: number; commands: number; transfers: number }): void {
    batch.facts.length = before.facts;
    batch.commands.length = before.commands;
    batch.transfers.length = before.transfers;
    facts.length = before.facts;
    this.#draft = null;
    for (const fact of [...(this.#underway?.facts ?? []), ...facts])
      if (fact.position > this.#committed.position) this.#takeAhead(fact);
  }

  #decideOne({ submission }: Job, batch: Batch, facts: Fact[]): Outcome {
    const { actor, idempotency } = submission;
    const at = this.#now();
    const result = submission.decide(this.#ahead, at);
    if (!result.ok) return result;
    const { facts: made, result: answer } = result.value;
    const stored = made.map(storedFact);
    if (stored.some(({ body }) => Buffer.byteLength(body) > ENTRY_BYTES_MAX))
      return { ok: false, refusals: [refusal('body-too-large', { limitBytes: ENTRY_BYTES_MAX })] };
    made.forEach((fact, index) => {
      batch.transfers.push(...transferRows(this.#ahead.ledger, transfersOf(fact), fact.position));
      this.#takeAhead(fact);
      batch.facts.push(stored[index] as StoredFact);
      facts.push(fact);
    });
    const summary = made.map(({ position, type }) => ({ position, type }));
    const outcome: Outcome = { ok: true, replayed: false, result: answer, facts: summary };
    if (idempotency) {
      const row = { seat: actor.seat, key: idempotency.key, body_hash: idempotency.bodyHash };
      batch.commands.push({ ...row, outcome: JSON.stringify(outcome), position: this.#ahead.position });
    }
    return outcome;
  }

  /** Never before the last fact, whatever the machine's clock does. */
  #now(): string {
    const now = this.#clock.now().toISOString();
    return now < this.#ahead.at ? this.#ahead.at : now;
  }

  /** A refused retry of something that was done before gets the first answer, not the refusal. */
  async #settle(decided: readonly Decided[]): Promise<void> {
    for (const { job, outcome } of decided) {
      try {
        const earlier = outcome.ok ? null : await this.#earlier(job.submission);
        job.settle(earlier ?? outcome);
      } catch (error) {
        // The database could not be asked what came of the first try; nothing was done now, so a retry is safe.
        job.fail(error);
      }
    }
  }

  async #earlier({ actor, idempotency }: Submission): Promise<Outcome | null> {
    if (!idempotency) return null;
    const row = await outlast(() =>
      this.#database.sql
        .selectFrom('command')
        .select(['body_hash', 'outcome'])
        .where('seat', '=', actor.seat)
        .where('key', '=', idempotency.key)
        .executeTakeFirst(),
    );
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
    // Before anything else can fail: what the draft had taken in may never have happened, and the next commit would
    // leave a gap in the journal.
    this.#dropDraft();
    try {
      await outlast(() => this.catchUp());
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
    if (isLeaseLost(error)) return failAll(retry, new NotTheWriter());
    if (isJournalMoved(error) && tries < TRIES) return retry;
    if (isConnectionLost(error) && tries < TRIES_CONNECTION) {
      // A key makes it safe: should the lost commit happen after all, the next one meets it in the journal.
      failAll(
        retry.filter(({ submission }) => submission.idempotency === null),
        error,
      );
      return retry.filter(({ submission }) => submission.idempotency !== null);
    }
    // The database refused something that the rules had let pass. It has one culprit: alone it is named, the rest go on.
    if (isIntegrityViolation(error) && retry.length > 1) return this.#oneByOne(retry);
    return failAll(retry, error);
  }

  async #oneByOne(jobs: readonly Job[]): Promise<Job[]> {
    for (const job of jobs) {
      const round = this.#decideRound([job]);
      this.#underway = round;
      const error = await this.#commit(round);
      this.#underway = null;
      if (error === null) await this.#acknowledge(round);
      else for (const again of await this.#recover(error, round.decided, TRIES)) again.fail(error);
    }
    return [];
  }
}

/** What one commit takes along. */
type Round = {
  readonly batch: Batch;
  readonly facts: Fact[];
  readonly decided: Decided[];
  /** Of the commands that it does. */
  readonly keys: Set<string>;
  /** Twins of commands that are on their way: to be asked again after those. */
  readonly waiting: Job[];
  /** Jobs taken from the queue: those decided, and those that failed by a fault of ours. */
  taken: number;
};

/** The number of no lease. */
const NONE = -1;
const NO_KEYS: ReadonlySet<string> = new Set();

/** Never an answer to anybody: a refused retry is told the first answer. */
const DONE_BEFORE: Outcome = { ok: false, refusals: [refusal('journal-moved', {})] };

type Decided = { readonly job: Job; readonly outcome: Outcome };

function kindOf(error: unknown): FailedCommit['kind'] {
  if (isConnectionLost(error)) return 'connection';
  const fault = faultOf(error);
  if (fault !== null && fault !== 'database-away') return fault;
  return isIntegrityViolation(error) ? 'refused' : 'database';
}

function failAll(jobs: readonly Job[], error: unknown): Job[] {
  for (const job of jobs) job.fail(error);
  return [];
}

/** What a retry must equal to be the same command. */
export const bodyHash = (command: string, input: unknown): string =>
  hash('sha256', `${command}\n${JSON.stringify(input)}`);

async function lastPosition({ sql }: Database): Promise<number> {
  const last = await sql.selectFrom('fact').select('position').orderBy('position', 'desc').executeTakeFirst();
  return last?.position ?? 0;
}

async function stateBefore(database: Database, position: number): Promise<State> {
  const state = emptyState();
  if (position === 1) return state;
  for await (const fact of readFacts(database, 0)) {
    evolve(state, fact);
    if (fact.position === position - 1) break;
  }
  return state;
}

/** What no rule would have made may be of any shape: whatever it breaks, the journal is damaged there. */
function takeIn(state: State, { duties, shelf }: Begun, fact: Fact): void {
  try {
    shelf.write(fact.position, () => evolve(state, fact));
    duties.take(fact, state);
  } catch (error) {
    throw new JournalDamaged(fact.position, (error as Error).message);
  }
}
