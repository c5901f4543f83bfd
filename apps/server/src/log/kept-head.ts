import { join } from 'node:path';
import { type OpenedCheckpoint, openCheckpoint, parseCheckpoint, parseNote } from '@tongzhou/tlog';
import { readFileOrNull, writeDurably } from '@tongzhou/tlog/folder';
import type { LogKeyring } from './log-keys.ts';

const OWNER_ONLY = 0o600;
/** A log that was ended openly leaves its last head where it is. */
const headPath = (folder: string, generation: number): string =>
  join(folder, 'keys', generation === 1 ? 'head' : `head-${generation}`);

type Of = Pick<LogKeyring, 'chain' | 'origin' | 'generation'>;

/**
 * The last checkpoint that was signed with the keys of this folder, kept beside them and outside the database: on the disk
 * before it leaves the process, so that no database that has lost its tail is signed as if nothing had been there.
 */
export class KeptHead {
  readonly #path: string;
  readonly #keyring: Of;

  constructor(folder: string, keyring: Of) {
    this.#path = headPath(folder, keyring.generation);
    this.#keyring = keyring;
  }

  get generation(): number {
    return this.#keyring.generation;
  }

  /**
   * Null where there is none. Read anew each time: another server on this folder may have signed since. Throws where it is
   * not a checkpoint of this log.
   */
  async read(): Promise<OpenedCheckpoint | null> {
    const signed = await readFileOrNull(this.#path);
    if (signed === null) return null;
    try {
      return await openCheckpoint(signed, { log: this.#keyring.chain, origin: this.#keyring.origin });
    } catch (error) {
      throw new Error(
        `${this.#path} is not a checkpoint of ${this.#keyring.origin}: ${(error as Error).message}. Put back the one that belongs to these keys; nothing is signed without it.\n${this.#path} 不是 ${this.#keyring.origin} 的检查点；请放回与这些密钥配套的文件，否则不作签署。`,
      );
    }
  }

  /** Resolves when it is on the disk. One of a smaller tree never takes the place of a larger one's. */
  async keep(signed: Uint8Array): Promise<void> {
    const before = await this.read();
    if (before !== null && before.size >= parseCheckpoint(parseNote(signed).text).size) return;
    await writeDurably(this.#path, signed, OWNER_ONLY);
  }
}
