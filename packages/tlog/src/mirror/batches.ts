import type { LogEntry } from '../client/log-client.ts';
import { TILE_WIDTH } from '../tiles/tile.ts';

/** Entries stored at once: few flushes and partial tiles, little memory. */
const ENTRIES_MAX = 64 * TILE_WIDTH;
const BYTES_MAX = 16 * 1024 * 1024;

/** Entries in batches that end, but for the last, where a tile ends. */
export async function* batches(entries: AsyncIterable<LogEntry>): AsyncGenerator<Uint8Array[]> {
  let batch: Uint8Array[] = [];
  let length = 0;
  for await (const { index, bytes } of entries) {
    batch.push(bytes);
    length += bytes.length;
    const endsTile = (index + 1) % TILE_WIDTH === 0;
    if (endsTile && (batch.length >= ENTRIES_MAX || length >= BYTES_MAX)) {
      yield batch;
      batch = [];
      length = 0;
    }
  }
  if (batch.length > 0) yield batch;
}
