import { concatBytes } from '../encoding/bytes.ts';
import { HASH_BYTES } from '../hash/hash.ts';
import { checkHash } from '../merkle/check.ts';
import { CompactRange } from '../merkle/compact-range.ts';
import { growRange } from '../merkle/grow-range.ts';
import { edgeTiles, TILE_HEIGHT, TILE_WIDTH, type Tile } from './tile.ts';
import { subtreeHash } from './tile-hashes.ts';
import type { TileReader } from './tile-reader.ts';

/** The right edge of a tree: what appending needs. Never changed in place; its size grows with log(size). */
export interface HashEdge {
  readonly size: number;
  /** Bytes of the partial tile at each tile level; empty where the last tile of the level is full. */
  readonly tiles: readonly Uint8Array[];
  /** Covers all `size` leaves. Treat as read-only; clone it to append. */
  readonly range: CompactRange;
}

/** The edge of the empty tree. */
export const emptyHashEdge = (): HashEdge => ({ size: 0, tiles: [], range: new CompactRange() });

/** Assembles an edge from the bytes of `edgeTiles(size)`, in that order. Costs up to 255 hashes per tile level. */
export function hashEdge(size: number, partial: readonly Uint8Array[]): HashEdge {
  const tiles: Uint8Array[] = [];
  edgeTiles(size).forEach(({ level }, i) => {
    while (tiles.length < level) tiles.push(new Uint8Array(0));
    tiles.push(partial[i] as Uint8Array);
  });
  const range = new CompactRange();
  // The tree's left part is covered by the highest tiles, so the range grows from the top level down.
  for (let level = tiles.length - 1; level >= 0; level--) {
    const tile = tiles[level] as Uint8Array;
    appendTile(range, level, tile);
  }
  return { size, tiles, range };
}

/** Adds the hashes of a partial tile: the fewest complete subtrees that cover them, the largest first. */
function appendTile(range: CompactRange, level: number, tile: Uint8Array): void {
  const width = tile.length / HASH_BYTES;
  let done = 0;
  for (let height = TILE_HEIGHT - 1; height >= 0; height--) {
    const count = 2 ** height;
    if (done + count > width) continue;
    range.appendNode(level * TILE_HEIGHT + height, subtreeHash(tile, done, count));
    done += count;
  }
}

/** Reads the edge of a tree of `size` entries: at most one tile per tile level (3 for a million, 4 for a billion). */
export async function readHashEdge(size: number, readTile: TileReader): Promise<HashEdge> {
  return hashEdge(size, await Promise.all(edgeTiles(size).map(({ level, index }) => readTile(level, index))));
}

/** A tile to be written. */
export interface TileFile {
  readonly tile: Tile;
  readonly bytes: Uint8Array;
}

/** An edge that has grown, and what to write for it. */
export interface GrownEdge {
  readonly edge: HashEdge;
  readonly files: readonly TileFile[];
}

/**
 * Appends leaf hashes to a tree: the tiles that become full or wider, and the new edge.
 * Costs one node hash per leaf; a tile already stored is never hashed again. A tile is returned once, at its final
 * width; a level whose partial tile did not change is not returned.
 */
export function appendHashes(edge: HashEdge, leaves: readonly Uint8Array[]): GrownEdge {
  const row = new Uint8Array(leaves.length * HASH_BYTES);
  leaves.forEach((leaf, i) => {
    checkHash('leaf', leaf);
    row.set(leaf, i * HASH_BYTES);
  });
  return appendLeafRow(edge, row);
}

/** As `appendHashes`, with the leaf hashes one after the other in one array: the way for many. */
export function appendLeafRow(edge: HashEdge, leaves: Uint8Array): GrownEdge {
  const files: TileFile[] = [];
  const tiles = [...edge.tiles];
  const range = growRange(edge.range, leaves, (nodeLevel, index, row) => {
    if (nodeLevel % TILE_HEIGHT !== 0) return;
    const level = nodeLevel / TILE_HEIGHT;
    const cut = cutTiles(level, index, row, edge.tiles[level]);
    files.push(...cut);
    const last = cut.at(-1) as TileFile;
    tiles[level] = last.tile.width < TILE_WIDTH ? last.bytes : NO_BYTES;
  });
  return { edge: { size: range.end, tiles, range }, files };
}

const NO_BYTES = new Uint8Array(0);

/** Cuts a row of new hashes, the first with this index, into tiles; the first tile begins with what it held before. */
function cutTiles(level: number, index: number, row: Uint8Array, before: Uint8Array = NO_BYTES): TileFile[] {
  const files: TileFile[] = [];
  let start: Uint8Array = before;
  for (let done = 0; done < row.length; start = NO_BYTES) {
    const room = TILE_WIDTH * HASH_BYTES - start.length;
    const part = row.subarray(done, done + room);
    const tile = Math.floor((index + done / HASH_BYTES) / TILE_WIDTH);
    const bytes = concatBytes(start, part);
    files.push({ tile: { level, index: tile, width: bytes.length / HASH_BYTES }, bytes });
    done += part.length;
  }
  return files;
}
