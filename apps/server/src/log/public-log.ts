import type { EndedBefore } from '@tongzhou/messages';
import { type EndedLog, followSuccessions, type TreeEdge, verifyProof } from '@tongzhou/tlog';
import type { Application } from '../application/application.ts';
import { Cosignatures, type WitnessStatus } from './cosignatures.ts';
import { buildFactProof } from './fact-proof.ts';
import { generationOf, LogFiles } from './files.ts';
import { findHistory } from './find-history.ts';
import { integrateBatch } from './integrate.ts';
import { KeptHead } from './kept-head.ts';
import { type LogKeyring, openKeyring } from './log-keys.ts';
import { type LogPolicy, type OwnWitness, readLogPolicy } from './log-policy.ts';
import {
  LogEnded,
  NotContained,
  newestSigned,
  publishCheckpoint,
  type SignedHead,
  signHead,
} from './sign-head.ts';

const PAUSE_MS = 250;
/** Entries a batch: large enough to be cheap, small enough that a batch takes well under a second. */
const ENTRIES_PER_BATCH = 4_096;
/** So long a new checkpoint waits for its witnesses before it is published with those that came. */
const WITNESSES_MS = 5_000;

/**
 * The public log, fed from the journal, in steps that each wait for the one before to be durable: the tree grows; its
 * head is signed; witnesses cosign; the checkpoint is published. One server at a time grows the tree (a row lock), and
 * none can put an older checkpoint in a newer one's place. Killed between any two steps, the next start goes on there.
 */
export class PublicLog {
  readonly files: LogFiles;
  /** Logs before this one that had lost entries and were ended openly, oldest first. */
  readonly ended: readonly EndedBefore[];
  readonly #application: Application;
  readonly #keyring: LogKeyring;
  readonly #policy: LogPolicy;
  readonly #cosignatures: Cosignatures;
  readonly #kept: KeptHead;
  #edge: TreeEdge | null = null;
  #running = false;
  #turn: Promise<unknown> = Promise.resolve();
  #publishing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | null = null;
  #unsubscribe: () => void = () => {};

  private constructor(
    application: Application,
    files: LogFiles,
    keyring: LogKeyring,
    policy: LogPolicy,
    kept: KeptHead,
    ended: readonly EndedLog[],
  ) {
    this.files = files;
    this.#application = application;
    this.#keyring = keyring;
    this.#policy = policy;
    this.#cosignatures = new Cosignatures(policy, files);
    this.#kept = kept;
    this.ended = ended.map(({ oldKey, begins, head, common, reason }) => ({
      origin: oldKey.name,
      signed: head.size,
      goesOnFrom: begins.size,
      proven: common?.size ?? 0,
      reason,
    }));
  }

  /**
   * `own`: the witness that is asked where the operator has named none. Throws where the keys of the folder are not the log's,
   * or the head is missing that was signed last; halts the application where the database has lost what was signed.
   */
  static async open(
    application: Application,
    own?: OwnWitness,
    { follows = false } = {},
  ): Promise<PublicLog> {
    const files = new LogFiles(application.database, await generationOf(application.database));
    const keyring = await openKeyring(application.database, application.folder, files, { follows });
    const kept = new KeptHead(application.folder, keyring);
    const policy = await readLogPolicy(application.folder, async () =>
      own ? own(keyring.origin, keyring.chain) : null,
    );
    await findHistory(application, kept, policy);
    const { ended } = await followSuccessions(keyring.verifier, files.read);
    return new PublicLog(application, files, keyring, policy, kept, ended);
  }

  get origin(): string {
    return this.#keyring.origin;
  }

  /** Entries of the last head that this server has shown; -1: none yet. */
  get publishedSize(): number {
    return this.#publishedSize;
  }

  /** The current key. */
  get verifierKey(): string {
    return this.#keyring.verifierKey;
  }

  get keys(): LogKeyring['chain'] {
    return this.#keyring.chain;
  }

  get policyText(): string {
    return this.#policy.text(this.#keyring.verifier);
  }

  get witnesses(): WitnessStatus[] {
    return this.#cosignatures.status();
  }

  /** Takes public facts up until none is left, signs, and publishes. Returns how many facts. */
  async integrateAll(): Promise<number> {
    const done = this.#turn.then(async () => {
      const { fence } = this.#application;
      fence.assertGoing();
      let sum = 0;
      for (;;) {
        const { count, edge } = await integrateBatch(
          this.#application.database,
          ENTRIES_PER_BATCH,
          this.#edge,
          () => fence.assertGoing(),
        );
        this.#edge = edge;
        sum += count;
        if (count < ENTRIES_PER_BATCH) break;
      }
      const { origin, signers } = this.#keyring;
      // A connection that is new since has been compared, and may have led elsewhere.
      fence.assertGoing();
      const signed = await signHead(
        this.#application.database,
        origin,
        signers,
        this.#edge,
        this.#kept,
      ).catch((error: unknown) => {
        if (error instanceof NotContained) fence.halt({ code: 'second-history', ...error.sizes });
        if (error instanceof LogEnded) fence.halt({ code: 'log-ended', generation: error.generation });
        throw error;
      });
      if (signed) fence.hasSigned(signed.size);
      fence.assertGoing();
      await this.#publishNewest();
      return sum;
    });
    this.#turn = done.catch(() => {});
    return done;
  }

  /** What another server of this installation has signed is kept here as its own is: no tree without it is signed here either. */
  async keepNewestHead(): Promise<void> {
    const head = await newestSigned(this.#application.database);
    if (head === null) return;
    await this.#kept.keep(head.signed);
    this.#application.fence.hasSigned(head.size);
  }

  /** From now on each commit is followed by its entries, within a moment; a slow tick catches what others wrote. */
  start(): void {
    this.#running = true;
    this.#unsubscribe = this.#application.onCommit(() => this.#soon(PAUSE_MS));
    this.#soon(0);
  }

  async stop(): Promise<void> {
    this.#running = false;
    this.#unsubscribe();
    if (this.#timer) clearTimeout(this.#timer);
    // Of several servers one that writes again begins again.
    this.#timer = null;
    await this.#turn;
    await this.#publishing;
  }

  async checkpointText(): Promise<string> {
    const bytes = await this.files.read('checkpoint');
    return bytes ? Buffer.from(bytes).toString('utf8') : '';
  }

  /** The bytes that a public fact has in the log; null for one that is not there. */
  async entryOf(position: number): Promise<string | null> {
    const found = await buildFactProof(this.#application.database, this.files, position);
    return found ? Buffer.from(found.entry).toString('utf8') : null;
  }

  /** The proof of a fact under the current checkpoint, checked; null while the fact is not in the log. */
  async proofOf(
    position: number,
  ): Promise<{ index: number; size: number; text: string; holds: boolean } | null> {
    const found = await buildFactProof(this.#application.database, this.files, position);
    if (!found) return null;
    const text = Buffer.from(found.proof).toString('utf8');
    try {
      const proven = await verifyProof(found.proof, found.entry, { log: this.#keyring.chain });
      return { index: found.index, size: proven.size, text, holds: proven.index === found.index };
    } catch {
      return { index: found.index, size: found.size, text, holds: false };
    }
  }

  /**
   * Without witnesses at once. With them, when the policy is met or their time is over; meanwhile readers see the
   * checkpoint before, and the log goes on growing.
   */
  async #publishNewest(): Promise<void> {
    const { database } = this.#application;
    const head = await newestSigned(database);
    if (head === null) return;
    if (!this.#cosignatures.isAsked) return publishCheckpoint(database, head);
    if (!this.#running) await this.#publishCosigned(head);
    else if (!this.#isPublishing) {
      this.#isPublishing = true;
      this.#publishing = this.#publishCosigned(head)
        .catch((error: Error) => console.error('tongzhou: the checkpoint was not published:', error.message))
        .finally(() => {
          this.#isPublishing = false;
        });
    }
  }
  #isPublishing = false;
  #publishedSize = -1;

  async #publishCosigned(first: SignedHead): Promise<void> {
    const { database } = this.#application;
    for (let head: SignedHead | null = first; head !== null && head.size > this.#publishedSize; ) {
      const { size } = head;
      const publish = (signed: Uint8Array) => publishCheckpoint(database, { size, signed });
      const { signed } = await this.#cosignatures.collect(head, WITNESSES_MS, publish);
      await publish(signed);
      this.#publishedSize = size;
      // What was signed while the witnesses were asked is next.
      head = await newestSigned(database);
    }
  }

  #soon(pauseMs: number): void {
    if (!this.#running || this.#timer) return;
    this.#timer = setTimeout(async () => {
      this.#timer = null;
      try {
        await this.integrateAll();
      } catch (error) {
        console.error('tongzhou: the public log could not take entries up:', (error as Error).message);
        this.#soon(PAUSE_MS * 10);
      }
    }, pauseMs);
    this.#timer.unref();
  }
}
