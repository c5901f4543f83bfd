import { setTimeout as pause } from 'node:timers/promises';
import { type KnowsWriter, NotTheWriter } from '../journal/lease.ts';
import type { Outcome, Submitted } from '../journal/submitted.ts';

/** Where servers hand each other what they were asked. */
export const FORWARD_PATH = '/internal/submissions';
/** How one of several ended: as decided there, or not at all. */
export type Answered =
  | { readonly outcome: Outcome }
  /** Not done, and to be asked again of whoever writes by then. */
  | { readonly moved: true }
  | { readonly failed: string };

/** So long somebody waits for another server to begin to write: a lease runs out and is taken within less. */
const PATIENCE_MS = 5_000;
const PAUSE_MS = 100;
const ANSWER_MS_MAX = 60_000;
const TOGETHER_MAX = 200;

/** Nobody writes now, or nobody knows whether it was done: with the same key it may be asked again. */
class WriterAway extends Error {
  override name = 'WriterAway';
}

type Waiting = {
  readonly submitted: Submitted;
  readonly settle: (answered: Answered) => void;
  readonly fail: (error: unknown) => void;
};

/** What a server that does not write now is asked: it is handed to the one that does, many at once, and read back from the journal. */
export class Forwarder {
  readonly #lease: KnowsWriter;
  readonly #secret: string;
  readonly #catchUp: (position: number) => Promise<void>;
  #queue: Waiting[] = [];
  #isSending = false;

  /** `catchUp`: resolves when this server's state has a position. */
  constructor(lease: KnowsWriter, secret: string, catchUp: (position: number) => Promise<void>) {
    this.#lease = lease;
    this.#secret = secret;
    this.#catchUp = catchUp;
  }

  async submit(submitted: Submitted, here: () => Promise<Outcome>): Promise<Outcome> {
    const until = performance.now() + PATIENCE_MS;
    for (;;) {
      try {
        if (this.#lease.epoch !== null) return await here();
        const answered = await this.#hand(submitted);
        if ('outcome' in answered) {
          const { outcome } = answered;
          // Whoever is told that it was done finds it here.
          if (outcome.ok) await this.#catchUp(Math.max(0, ...outcome.facts.map(({ position }) => position)));
          return outcome;
        }
        if ('failed' in answered) throw new Error(answered.failed);
      } catch (error) {
        if (!(error instanceof NotTheWriter)) throw error;
      }
      if (performance.now() > until) throw new WriterAway('no server writes now');
      await pause(PAUSE_MS);
      if (this.#lease.epoch === null) await this.#lease.turn().catch(() => {});
    }
  }

  #hand(submitted: Submitted): Promise<Answered> {
    return new Promise<Answered>((settle, fail) => {
      this.#queue.push({ submitted, settle, fail });
      if (!this.#isSending) void this.#send();
    });
  }

  /** One request on its way at a time; what comes meanwhile goes together with the next. */
  async #send(): Promise<void> {
    this.#isSending = true;
    // Whatever else is asked in this turn goes along.
    await Promise.resolve();
    while (this.#queue.length > 0) {
      const batch = this.#queue.splice(0, TOGETHER_MAX);
      const answers = await this.#ask(batch.map(({ submitted }) => submitted));
      for (const [index, { submitted, settle, fail }] of batch.entries()) {
        if (answers === 'not-sent') fail(new NotTheWriter());
        else if (answers !== 'unsure') settle(answers[index] ?? { moved: true });
        // A key makes it safe to ask again.
        else if (submitted.idempotency !== null) fail(new NotTheWriter());
        else fail(new WriterAway('the connection to the server that writes broke'));
      }
    }
    this.#isSending = false;
  }

  async #ask(submissions: readonly Submitted[]): Promise<readonly Answered[] | 'not-sent' | 'unsure'> {
    const { writer } = this.#lease;
    if (writer === null) return 'not-sent';
    const gone = new AbortController();
    // One that is asleep answers nothing; when another writes, what is asked of this one comes to nothing any more.
    const watch = setInterval(() => {
      if (this.#lease.writer !== writer) gone.abort();
    }, PAUSE_MS).unref();
    try {
      const response = await fetch(new URL(FORWARD_PATH, writer), {
        method: 'POST',
        headers: { authorization: `Bearer ${this.#secret}`, 'content-type': 'application/json' },
        body: JSON.stringify(submissions),
        redirect: 'error',
        signal: AbortSignal.any([gone.signal, AbortSignal.timeout(ANSWER_MS_MAX)]),
      });
      // Refused at the door, before anything was read: another one than it was taken for.
      if (!response.ok) return 'not-sent';
      return (await response.json()) as readonly Answered[];
    } catch (error) {
      const { code } = (error as { cause?: { code?: string } }).cause ?? {};
      return code !== undefined && NEVER_SENT.has(code) ? 'not-sent' : 'unsure';
    } finally {
      clearInterval(watch);
    }
  }
}

const NEVER_SENT: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'],
]);
