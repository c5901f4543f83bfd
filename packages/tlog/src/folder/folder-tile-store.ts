import { resolve, sep } from 'node:path';
import { TlogError } from '../error.ts';
import type { TileStore } from '../log/tile-store.ts';
import { readFileOrNull, writeDurably } from './durable-file.ts';

/** Files written side by side: enough to keep a disk busy with flushes. */
const WRITES_AT_ONCE = 16;

/** A log's files in a folder, as any static host serves them; each is whole or not there, and on the disk once written. */
export class FolderTileStore implements TileStore {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = resolve(folder);
  }

  // An arrow, so that `store.read` can be handed to a client as it is.
  readonly read = async (path: string): Promise<Uint8Array | null> => readFileOrNull(this.#place(path));

  async write(path: string, bytes: Uint8Array): Promise<void> {
    await writeDurably(this.#place(path), bytes);
  }

  /** Not one transaction: a reader may see some of them. Tiles are written before the checkpoint that needs them. */
  async writeAll(files: ReadonlyMap<string, Uint8Array>): Promise<void> {
    const waiting = files.entries();
    const worker = async () => {
      for (const [path, bytes] of waiting) await this.write(path, bytes);
    };
    await Promise.all(Array.from({ length: WRITES_AT_ONCE }, worker));
  }

  #place(path: string): string {
    const place = resolve(this.folder, path);
    if (!place.startsWith(this.folder + sep)) {
      throw new TlogError('malformed-path', `${JSON.stringify(path)} lies outside of the log's folder`);
    }
    return place;
  }
}
