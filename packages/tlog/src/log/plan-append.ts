import { leafHashes } from '../hash/many.ts';
import { checkEntry, extendBundle } from '../tiles/bundle.ts';
import { appendLeafRow } from '../tiles/hash-edge.ts';
import { entriesPath, tilePath } from '../tiles/path.ts';
import { TILE_WIDTH } from '../tiles/tile.ts';
import { edgeRoot, type TreeEdge } from './tree-edge.ts';

/** What to write to append a batch, and the tree after it. */
export interface AppendPlan {
  /** Hash tiles and entry bundles by path: every file that is new at the new size, and no other. */
  readonly tiles: ReadonlyMap<string, Uint8Array>;
  /** Index of the batch's first entry; the others follow in order. */
  readonly firstIndex: number;
  /** Entries after the batch. */
  readonly size: number;
  /** Root hash at that size. */
  readonly root: Uint8Array;
  /** Edge for the next batch, so that a writer who keeps it reads nothing. */
  readonly edge: TreeEdge;
}

/**
 * Plans the append of entries to the tree with this edge. Pure: reads and writes nothing, changes nothing.
 * Costs one leaf hash and one node hash per entry, plus the bytes of the edge's tiles.
 * Throws `entry-too-long` before anything is planned if any entry has more than 65,535 bytes.
 */
export function planAppend(edge: TreeEdge, entries: readonly Uint8Array[]): AppendPlan {
  entries.forEach((entry, i) => {
    checkEntry(entry, edge.size + i);
  });
  const { edge: hashes, files } = appendLeafRow(edge.hashes, leafHashes(entries));
  const tiles = new Map<string, Uint8Array>();
  const bundle = planBundles(edge, entries, tiles);
  for (const { tile, bytes } of files) tiles.set(tilePath(tile), bytes);
  const next = { size: hashes.size, hashes, bundle };
  return { tiles, firstIndex: edge.size, size: next.size, root: edgeRoot(next), edge: next };
}

/** Adds the bundles that the batch makes full or longer, and returns the partial one at the end. */
function planBundles(
  edge: TreeEdge,
  entries: readonly Uint8Array[],
  files: Map<string, Uint8Array>,
): Uint8Array {
  let bundle = edge.bundle;
  for (let done = 0; done < entries.length; ) {
    const start = edge.size + done;
    const position = start % TILE_WIDTH;
    const batch = entries.slice(done, done + TILE_WIDTH - position);
    bundle = extendBundle(bundle, batch, start);
    files.set(entriesPath(Math.floor(start / TILE_WIDTH), position + batch.length), bundle);
    if (position + batch.length === TILE_WIDTH) bundle = new Uint8Array(0);
    done += batch.length;
  }
  return bundle;
}
