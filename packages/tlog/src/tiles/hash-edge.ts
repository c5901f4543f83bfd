import { HASH_BYTES } from '../hash/hash.ts';
import { CompactRange } from '../merkle/compact-range.ts';
import { edgeTiles, TILE_HEIGHT, TILE_WIDTH, type Tile } from './tile.ts';
import { hashAt } from './tile-hashes.ts';
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
    for (let i = 0; i < tile.length / HASH_BYTES; i++) range.appendNode(level * TILE_HEIGHT, hashAt(tile, i));
  }
  return { size, tiles, range };
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

/**
 * Appends leaf hashes to a tree: the tiles that become full or wider, and the new edge.
 * Costs one node hash per leaf; a tile already stored is never hashed again. A tile is returned once, at its final
 * width; a level whose partial tile did not change is not returned.
 */
export function appendHashes(
  edge: HashEdge,
  leaves: readonly Uint8Array[],
): { readonly edge: HashEdge; readonly files: readonly TileFile[] } {
  const files: TileFile[] = [];
  const growing: GrowingTile[] = []; // only the levels that this call touches
  const range = edge.range.clone();
  for (const leaf of leaves) {
    range.append(leaf, (nodeLevel, index, hash) => {
      if (nodeLevel % TILE_HEIGHT !== 0) return;
      const level = nodeLevel / TILE_HEIGHT;
      growing[level] ??= growingTile(Math.floor(index / TILE_WIDTH), edge.tiles[level]);
      const tile = growing[level];
      tile.bytes.set(hash, tile.width * HASH_BYTES);
      tile.width += 1;
      if (tile.width < TILE_WIDTH) return;
      files.push({ tile: { level, index: tile.index, width: TILE_WIDTH }, bytes: tile.bytes });
      growing[level] = growingTile(tile.index + 1);
    });
  }
  const tiles = [...edge.tiles];
  growing.forEach(({ index, bytes, width }, level) => {
    const partial = bytes.slice(0, width * HASH_BYTES);
    tiles[level] = partial;
    if (width > 0) files.push({ tile: { level, index, width }, bytes: partial });
  });
  return { edge: { size: edge.size + leaves.length, tiles, range }, files };
}

interface GrowingTile {
  readonly index: number;
  readonly bytes: Uint8Array;
  width: number;
}

function growingTile(index: number, start: Uint8Array = new Uint8Array(0)): GrowingTile {
  const bytes = new Uint8Array(TILE_WIDTH * HASH_BYTES);
  bytes.set(start);
  return { index, bytes, width: start.length / HASH_BYTES };
}
