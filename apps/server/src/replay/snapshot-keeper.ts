import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Application } from '../application/application.ts';
import { JournalDamaged, readEntries } from '../journal/read.ts';
import { Loop } from '../loop.ts';
import { setAside, snapshotKey, snapshotPath } from '../snapshot/snapshots.ts';
import type { Answered, Told } from './replaying.ts';

const LOOK_MS = 10_000;
/** Handed on together: so much of the journal is read and sent without a pause. */
const FACTS = 250;
/** Between two of them others have their turn. */
const PAUSE_MS = 5;

/** As the operator has said. Below it a start from the first fact is soon done. */
export const saidSnapshotEvery = (): number => Number(process.env.TONGZHOU_SNAPSHOT_EVERY ?? 25_000);

/** Closed incidents that nobody asked for in so many minutes leave memory; 0: none does. */
const saidPutAwayMinutes = (): number => Number(process.env.TONGZHOU_PUT_AWAY_MINUTES ?? 60);

/**
 * Has the journal replayed from its first fact, in a process of lower priority: soon after a start from a snapshot, which is compared with what comes
 * of it, and then whenever so many facts have come. Each replay ends in a new snapshot. Where a snapshot is not what the facts make, the server
 * stops, and the snapshot is set aside.
 */
export class SnapshotKeeper {
  readonly #application: Application;
  readonly #every: number;
  #unproven: string | null;
  #madeAt: number;
  #child: ChildProcess | null = null;
  #isOver = false;
  readonly #loop = new Loop(() => this.#look(), {
    everyMs: LOOK_MS,
    fault: 'no snapshot could be made',
  });

  readonly #minutes = saidPutAwayMinutes();
  readonly #tidying = new Loop(async () => this.#application.tidyUp(), {
    everyMs: this.#minutes * 60_000,
    fault: 'closed responses could not be put away',
  });

  /** `every`: facts from one snapshot to the next; 0: none is made, and one that the server began with is still compared. */
  constructor(application: Application, every: number) {
    this.#application = application;
    this.#every = every;
    const begun = application.begunFrom;
    this.#unproven = begun?.path ?? null;
    this.#madeAt = begun?.position ?? 0;
  }

  start(): void {
    this.#loop.start();
    if (this.#minutes > 0) this.#tidying.start();
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    this.#child?.kill();
    await Promise.all([this.#loop.stop(), this.#tidying.stop()]);
  }

  async #look(): Promise<void> {
    const { fence, damagedAt, state } = this.#application;
    if (fence.stopped || damagedAt !== null || this.#isOver) return;
    const isDue = this.#every > 0 && state.position >= this.#madeAt + this.#every;
    if (isDue || this.#unproven !== null) await this.now();
  }

  /** Replays all that the log has taken up, compares, and writes. Answers the position of the new snapshot; null: it was stopped, or differed. */
  async now(): Promise<number | null> {
    const { database, folder, country, fence } = this.#application;
    const { size, position, root } = await database.sql
      .selectFrom('log_head')
      .select(['size', 'position', 'root'])
      .executeTakeFirstOrThrow();
    const child = fork(new URL('./replaying.ts', import.meta.url), {
      execArgv: [],
      serialization: 'advanced',
    });
    this.#child = child;
    try {
      if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
      const against = this.#unproven;
      await ask(child, {
        what: 'begin',
        folder,
        country: country.code,
        key: (await snapshotKey(folder)).toString('base64'),
        against,
        log: { size, root: root ? Buffer.from(root).toString('hex') : '' },
      });
      const differs = await this.#hand(child, position);
      if (differs && against !== null) {
        await setAside(against);
        fence.halt({ code: 'snapshot-differs', ...differs });
        return null;
      }
      this.#unproven = null;
      const made = await ask(child, { what: 'end' });
      if (made.what !== 'made') return null;
      this.#madeAt = made.position;
      await this.#application.restOn(snapshotPath(folder, made.position));
      return made.position;
    } catch (error) {
      if (this.#isOver) return null;
      throw error;
    } finally {
      this.#child = null;
      child.kill();
    }
  }

  /** All facts up to a position, in order. */
  async #hand(child: ChildProcess, last: number): Promise<Differs | null> {
    try {
      return differsIn(await this.#handAll(child, last));
    } catch (error) {
      // A start from the first fact would have met it, and taken no commands.
      if (error instanceof JournalDamaged && this.#unproven !== null)
        return { position: error.position, part: error.message };
      throw error;
    }
  }

  async #handAll(child: ChildProcess, last: number): Promise<Answered> {
    let texts: string[] = [];
    for await (const { fact, text } of readEntries(this.#application.database, 0, FACTS)) {
      if (fact.position > last) break;
      texts.push(text);
      if (texts.length < FACTS) continue;
      const answered = await ask(child, { what: 'facts', texts });
      if (answered.what === 'differs') return answered;
      texts = [];
      await pause(PAUSE_MS);
    }
    return await ask(child, { what: 'facts', texts });
  }
}

type Differs = { readonly position: number; readonly part: string };

const differsIn = (answered: Answered): Differs | null =>
  answered.what === 'differs' ? { position: answered.position, part: answered.part } : null;

/** Tells the process something and waits for its answer. Rejects where it ends instead. */
async function ask(child: ChildProcess, told: Told): Promise<Answered> {
  const over = new AbortController();
  const { signal } = over;
  try {
    const answered = once(child, 'message', { signal }) as Promise<[Answered]>;
    const ended = once(child, 'exit', { signal }).then(() => {
      throw new Error('the replay in the background ended before its time');
    });
    ended.catch(() => {});
    answered.catch(() => {});
    if (!child.connected) throw new Error('the replay in the background did not begin');
    child.send(told);
    return (await Promise.race([answered, ended]))[0];
  } finally {
    over.abort();
  }
}
