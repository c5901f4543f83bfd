import { type NodeId, TlogError } from '../error.ts';
import { HASH_BYTES } from '../hash/hash.ts';
import { foldHashes } from '../hash/many.ts';
import { TILE_HEIGHT, TILE_WIDTH } from './tile.ts';

/** Hash `position` of a tile, as a view into it. */
export function hashAt(tile: Uint8Array, position: number): Uint8Array {
  return tile.subarray(position * HASH_BYTES, (position + 1) * HASH_BYTES);
}

/** Throws `malformed-tile` unless the tile holds exactly `width` hashes of 32 bytes. */
export function checkTileLength(tile: Uint8Array, width: number, path: string): void {
  if (tile.length !== width * HASH_BYTES) {
    throw new TlogError('malformed-tile', `${path}: ${tile.length} bytes instead of ${width * HASH_BYTES}`, {
      path,
    });
  }
}

/** Merkle tree hash of `count` hashes of a tile from `position`; `count` is a power of two. */
export function subtreeHash(tile: Uint8Array, position: number, count: number): Uint8Array {
  if (count === 1) return hashAt(tile, position);
  return foldHashes(tile.subarray(position * HASH_BYTES, (position + count) * HASH_BYTES));
}

/** Where the hash of a node is found: `count` hashes from `position` in tile `index` of tile level `level`. */
export interface NodePlace {
  readonly level: number;
  readonly index: number;
  readonly position: number;
  readonly count: number;
}

/** Tiles store every eighth level of the tree; the levels between are hashed from the tile below (tlog-tiles). */
export function placeOfNode(node: NodeId): NodePlace {
  const count = 2 ** (node.level % TILE_HEIGHT);
  const first = node.index * count;
  return {
    level: Math.floor(node.level / TILE_HEIGHT),
    index: Math.floor(first / TILE_WIDTH),
    position: first % TILE_WIDTH,
    count,
  };
}

/** The tree node whose hash is stored at `position` of a tile. */
export function nodeAt(level: number, index: number, position: number): NodeId {
  return { level: level * TILE_HEIGHT, index: index * TILE_WIDTH + position };
}
