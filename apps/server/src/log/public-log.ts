import { createSigner, createVerifier, generateKeyPair, type NoteSigner, verifyProof } from '@tongzhou/tlog';
import type { Application } from '../application/application.ts';
import { keyFile } from '../folder/keys.ts';
import { buildFactProof } from './fact-proof.ts';
import { LogFiles } from './files.ts';
import { integrateBatch } from './integrate.ts';

const PAUSE_MS = 250;

/** Entries a batch: large enough to be cheap, small enough that a batch takes well under a second. */
const ENTRIES_PER_BATCH = 4_096;

/**
 * The public log, fed from the journal. One sequencer at a time, by a row lock that the database holds; a batch is one
 * transaction, and its checkpoint is signed inside it, so that nothing is promised that is not durable.
 */
export class PublicLog {
  readonly origin: string;
  readonly verifierKey: string;
  readonly files: LogFiles;
  readonly #application: Application;
  readonly #signer: NoteSigner;
  #running = false;
  #turn: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | null = null;
  #unsubscribe: () => void = () => {};

  private constructor(application: Application, signer: NoteSigner, verifierKey: string) {
    this.#application = application;
    this.#signer = signer;
    this.origin = signer.name;
    this.verifierKey = verifierKey;
    this.files = new LogFiles(application.database);
  }

  static async open(application: Application): Promise<PublicLog> {
    const name = process.env.TONGZHOU_LOG_ORIGIN ?? 'tongzhou.local/log';
    const stored = await keyFile(application.folder, 'log.key', async () => {
      const pair = await generateKeyPair(name);
      return `${pair.signerKey}\n${pair.verifierKey}`;
    });
    const [signerKey, verifierKey] = (process.env.TONGZHOU_LOG_KEY ?? stored).split('\n') as [string, string];
    return new PublicLog(application, await createSigner(signerKey), verifierKey);
  }

  /** Takes public facts up until none is left. Returns how many. */
  async integrateAll(): Promise<number> {
    const done = this.#turn.then(async () => {
      let sum = 0;
      for (;;) {
        const count = await integrateBatch(
          this.#application.database,
          this.origin,
          this.#signer,
          ENTRIES_PER_BATCH,
        );
        sum += count;
        if (count < ENTRIES_PER_BATCH) return sum;
      }
    });
    this.#turn = done.catch(() => {});
    return done;
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
    await this.#turn;
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
    const trust = { log: await createVerifier(this.verifierKey) };
    const text = Buffer.from(found.proof).toString('utf8');
    try {
      const proven = await verifyProof(found.proof, found.entry, trust);
      return { index: found.index, size: proven.size, text, holds: proven.index === found.index };
    } catch {
      return { index: found.index, size: found.size, text, holds: false };
    }
  }
}
