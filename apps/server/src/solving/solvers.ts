import { Worker } from 'node:worker_threads';
import { type ItemIndex, MINUTE_MS } from '@tongzhou/domain';

/** What is asked of the thread that solves: all that the answer depends on, in text. */
export type Asked = { readonly kind: 'allocation' | 'what-if' | 'comparison'; readonly text: string };
export type Answered = { readonly answer: unknown } | { readonly failed: string };

/** Why there is no answer. The words are those of the refusal `allocation-not-ready`. */
export class NotSolved extends Error {
  override name = 'NotSolved';
  readonly why: 'busy' | 'failed' | 'stopping';

  constructor(why: NotSolved['why'], message: string) {
    super(message);
    this.why = why;
  }
}

type Job = Asked & {
  readonly done: Promise<unknown>;
  readonly settle: (answer: unknown) => void;
  readonly fail: (error: NotSolved) => void;
};

const LIMITS = {
  /** Those that wait for the one that is being solved; each may hold some megabytes of text. */
  waiting: 8,
  /** The largest that was measured took some seconds; what takes so long will not end. */
  solvingMs: 2 * MINUTE_MS,
  /** Of the thread. What needs more ends there, and not here. */
  heapMb: 2_048,
};

/**
 * Solves allocations on a thread of its own, one after the other, so that nobody else waits for them. The same question asked again while it
 * waits is one. The thread begins with the first question; one that breaks or does not end is followed by a new one.
 */
export class Solvers {
  readonly #items: ItemIndex;
  readonly #limits: typeof LIMITS;
  readonly #program: URL;
  readonly #queue: Job[] = [];
  #worker: Worker | null = null;
  #now: { readonly job: Job; readonly timer: NodeJS.Timeout } | null = null;
  #isClosed = false;

  /** `limits`, `program`: for tests. */
  constructor(
    items: ItemIndex,
    limits: Partial<typeof LIMITS> = {},
    program = new URL('./solve-worker.ts', import.meta.url),
  ) {
    this.#items = items;
    this.#limits = { ...LIMITS, ...limits };
    this.#program = program;
  }

  /** Rejects with `NotSolved`. */
  solve({ kind, text }: Asked): Promise<unknown> {
    if (this.#isClosed) return Promise.reject(stopping());
    const same = [...(this.#now ? [this.#now.job] : []), ...this.#queue].find(
      (job) => job.kind === kind && job.text === text,
    );
    if (same) return same.done;
    if (this.#queue.length >= this.#limits.waiting)
      return Promise.reject(new NotSolved('busy', `${this.#queue.length} allocations wait to be solved`));
    const { promise: done, resolve: settle, reject: fail } = Promise.withResolvers<unknown>();
    this.#queue.push({ kind, text, done, settle, fail });
    this.#next();
    return done;
  }

  /** Whoever waits is told so; the thread ends in the middle of what it does. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const waiting = this.#queue.splice(0);
    this.#end((job) => job.fail(stopping()));
    for (const job of waiting) job.fail(stopping());
    await this.#drop();
  }

  #next(): void {
    if (this.#now !== null) return;
    const job = this.#queue.shift();
    if (!job) {
      // Nothing is solved: it keeps no process from ending.
      this.#worker?.unref();
      return;
    }
    this.#worker ??= this.#begin();
    this.#worker.ref();
    const timer = setTimeout(
      () => this.#broke(`took longer than ${this.#limits.solvingMs} ms`),
      this.#limits.solvingMs,
    );
    this.#now = { job, timer };
    this.#worker.postMessage({ kind: job.kind, text: job.text } satisfies Asked);
  }

  #begin(): Worker {
    const worker = new Worker(this.#program, {
      workerData: this.#items,
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.heapMb },
    });
    const isCurrent = () => this.#worker === worker;
    worker.on('message', (answered: Answered) => {
      if (!isCurrent()) return;
      this.#end((job) => {
        if ('answer' in answered) job.settle(answered.answer);
        else job.fail(failed(job, answered.failed));
      });
      this.#next();
    });
    worker.on('error', (error) => isCurrent() && this.#broke(error.message));
    worker.on('exit', (code) => isCurrent() && this.#broke(`the thread ended with ${code}`));
    return worker;
  }

  #end(tell: (job: Job) => void): void {
    if (this.#now === null) return;
    const { job, timer } = this.#now;
    clearTimeout(timer);
    this.#now = null;
    tell(job);
  }

  #broke(why: string): void {
    void this.#drop();
    this.#end((job) => job.fail(failed(job, why)));
    this.#next();
  }

  async #drop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }
}

function failed({ kind, text }: Asked, why: string): NotSolved {
  const error = new NotSolved('failed', `${kind} of ${text.length} characters was not solved: ${why}`);
  console.error(error.message);
  return error;
}

const stopping = (): NotSolved => new NotSolved('stopping', 'the server stops');
