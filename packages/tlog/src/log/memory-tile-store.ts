import type { TileStore } from './tile-store.ts';

/** A store in memory: for tests, and for a client that has downloaded a log. */
export class MemoryTileStore implements TileStore {
  /** Path to bytes; open to inspection and, in tests, to tampering. */
  readonly files = new Map<string, Uint8Array>();

  // An arrow, so that `store.read` can be handed to a client as it is.
  readonly read = async (path: string): Promise<Uint8Array | null> => this.files.get(path) ?? null;

  async write(path: string, bytes: Uint8Array): Promise<void> {
    this.files.set(path, bytes);
  }

  async writeAll(files: ReadonlyMap<string, Uint8Array>): Promise<void> {
    for (const [path, bytes] of files) this.files.set(path, bytes);
  }
}
