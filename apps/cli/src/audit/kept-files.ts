import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { FileReader } from '@tongzhou/tlog';
import { FolderTileStore } from '@tongzhou/tlog/folder';

/** Where the audits of an address keep what they have fetched, below `state` or the user's cache. */
export const keptFolder = (address: string, state?: string): string =>
  join(
    state ?? join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'tongzhou', 'audit'),
    createHash('sha256').update(address).digest('hex').slice(0, 24),
  );

/**
 * The log's files that never change once they are full, kept from one audit to the next: one that broke off goes on with
 * them. They are believed no more than the site: whoever reads them checks each against the signed root.
 */
export class KeptFiles {
  #fromEarlier = new Set<string>();
  readonly #fromSite = new Set<string>();
  readonly #store: FolderTileStore;

  constructor(folder: string) {
    this.#store = new FolderTileStore(folder);
  }

  /** How many files were read from here that an earlier run has left. */
  get used(): number {
    return this.#fromEarlier.size;
  }

  get folder(): string {
    return this.#store.folder;
  }

  /** Reads from here first. A folder that cannot be read or written is as good as none. */
  beside(read: FileReader): FileReader {
    // What a pass that was given up still reads counts for it alone.
    const fromEarlier = this.#fromEarlier;
    return async (path) => {
      if (!isForEver(path)) return read(path);
      const kept = await this.#store.read(path).catch(() => null);
      if (kept !== null) {
        if (!this.#fromSite.has(path)) fromEarlier.add(path);
        return kept;
      }
      const bytes = await read(path);
      this.#fromSite.add(path);
      if (bytes !== null) await this.#store.write(path, bytes).catch(() => {});
      return bytes;
    };
  }

  /** For a log that does not verify: what is here may be why, and shall not be why a second time. */
  async forget(): Promise<void> {
    this.#fromEarlier = new Set();
    await rm(this.folder, { recursive: true, force: true });
  }
}

const isForEver = (path: string): boolean => path.startsWith('tile/') && !path.includes('.p/');
