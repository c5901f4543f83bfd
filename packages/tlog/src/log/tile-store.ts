import type { FileReader } from '../tiles/tile-reader.ts';

/** The files of a log by their path, as C2SP tlog-tiles serves them. Any key-value store, folder or bucket will do. */
export interface TileStore {
  /** The file's bytes, not to be changed by the reader; `null` when there is none. */
  readonly read: FileReader;
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Writes all files, or none where the store has transactions; files under other paths stay. */
  writeAll(files: ReadonlyMap<string, Uint8Array>): Promise<void>;
}
