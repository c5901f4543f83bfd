import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import type { TreeHead } from '../checkpoint/log-keys.ts';
import { equalBytes } from '../encoding/bytes.ts';
import { TlogError } from '../error.ts';
import { HASH_BYTES } from '../hash/hash.ts';
import { appendLeafRow, emptyHashEdge, type HashEdge } from '../tiles/hash-edge.ts';
import { CHECKPOINT_PATH, tilePath } from '../tiles/path.ts';
import { edgeTiles, TILE_WIDTH, type Tile } from '../tiles/tile.ts';
import { wrongHash } from './blame.ts';
import type { LogEntry } from './log-client.ts';
import type { VerifiedBundle } from './verified-bundle.ts';
import type { VerifiedTiles } from './verified-tiles.ts';

/** What an audit of a log has checked. */
export interface AuditReport {
  readonly size: number;
  /** Root hash computed from the entries alone (of those that an earlier audit had checked, from its root); equal to the checkpoint's. */
  readonly root: Uint8Array;
  readonly entriesChecked: number;
  /** Hash tiles compared with the tiles computed from the entries: all that the tree has, or all that the new entries have changed. */
  readonly tilesChecked: number;
}

/** Called with each verified entry, in order. */
export type EntryVisitor = (entry: LogEntry) => void | Promise<void>;

/** Where an audit goes on, and who hears how far it has come. */
export interface AuditWay {
  /** The edge of a tree whose entries an earlier audit has checked, from tiles that were checked now; by default that of the empty tree. */
  readonly begin?: HashEdge;
  /** Called when all entries of a bundle have been visited and their hashes compared: so far this can go on another time. It is waited for. */
  readonly onReached?: (head: TreeHead) => void | Promise<void>;
}

/**
 * Computes the tree anew from its entries, from the leaves up, and compares every tile and the root with what the log
 * serves. The entries come verified from the root down, so this is a second way to the same answer.
 */
export async function auditTree(
  checkpoint: Checkpoint,
  bundles: AsyncIterable<VerifiedBundle>,
  tiles: VerifiedTiles,
  visit?: EntryVisitor,
  { begin = emptyHashEdge(), onReached }: AuditWay = {},
): Promise<AuditReport> {
  let tilesChecked = 0;
  let edge = begin;
  const compare = async (tile: Tile, computed: Uint8Array) => {
    const served = await tiles.tile(tile.level, tile.index);
    if (!equalBytes(served, computed))
      throw wrongHash({ tile, path: tilePath(tile), bytes: served }, computed);
    tilesChecked += 1;
  };
  for await (const bundle of bundles) {
    // The first may hold some that were checked before.
    const known = edge === begin ? edge.size % TILE_WIDTH : 0;
    const entries = known === 0 ? bundle.entries : bundle.entries.slice(known);
    if (visit !== undefined) await visitAll(entries, edge.size, visit);
    const grown = appendLeafRow(edge, bundle.leaves.subarray(known * HASH_BYTES));
    edge = grown.edge;
    for (const { tile, bytes } of grown.files) if (tile.width === TILE_WIDTH) await compare(tile, bytes);
    await onReached?.({ size: edge.size, root: edge.range.root() });
  }
  for (const tile of edgeTiles(edge.size)) await compare(tile, edge.tiles[tile.level] as Uint8Array);
  const entriesChecked = edge.size - begin.size;
  return { size: edge.size, root: checkRoot(edge, checkpoint), entriesChecked, tilesChecked };
}

async function visitAll(entries: readonly Uint8Array[], first: number, visit: EntryVisitor): Promise<void> {
  for (const [position, bytes] of entries.entries()) {
    const visited = visit({ index: first + position, bytes });
    if (visited !== undefined) await visited; // a visitor that does not wait is not waited for
  }
}

function checkRoot(edge: HashEdge, checkpoint: Checkpoint): Uint8Array {
  const root = edge.range.root();
  if (edge.size === checkpoint.size && equalBytes(root, checkpoint.root)) return root;
  throw new TlogError('wrong-root', 'the entries do not hash to the root of the checkpoint', {
    path: CHECKPOINT_PATH,
  });
}
