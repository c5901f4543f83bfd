import { TlogError } from '../error.ts';
import { HASH_BYTES } from '../hash/hash.ts';
import type { HashReader } from '../merkle/hash-reader.ts';
import { tilePath } from './path.ts';
import { TILE_WIDTH, type Tile, tileWidth } from './tile.ts';
import { checkTileLength, placeOfNode, subtreeHash } from './tile-hashes.ts';

/** Reads a file of a log by its path below the log's prefix; `null` when there is none. */
export type FileReader = (path: string) => Promise<Uint8Array | null>;

/** Gives the bytes of a tile, exactly as wide as its tree makes it. */
export type TileReader = (level: number, index: number) => Promise<Uint8Array>;

/** A tile as its tree has it, and the file that it was read from: the full tile where the partial one is gone. */
export interface StoredTile {
  readonly tile: Tile;
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads a tile of a tree of `size` entries without checking its hashes.
 * A log may delete a partial tile once the full one exists, so the first hashes of the full one serve in its stead.
 * Throws `missing-file` or `malformed-tile`.
 */
export async function storedTile(
  size: number,
  level: number,
  index: number,
  read: FileReader,
): Promise<StoredTile> {
  const width = tileWidth(size, level, index);
  if (width === 0) throw new TlogError('bad-argument', `a tree of ${size} has no tile ${level}/${index}`);
  for (const storedWidth of width < TILE_WIDTH ? [width, TILE_WIDTH] : [TILE_WIDTH]) {
    const path = tilePath({ level, index, width: storedWidth });
    const bytes = await read(path);
    if (bytes === null) continue;
    checkTileLength(bytes, storedWidth, path);
    return { tile: { level, index, width }, path, bytes: bytes.subarray(0, width * HASH_BYTES) };
  }
  const path = tilePath({ level, index, width });
  throw new TlogError('missing-file', `${path}: missing`, { path });
}

/** Reads tiles of a tree of `size` entries as stored: for a log's own store, whose readers verify for themselves. */
export function storedTiles(size: number, read: FileReader): TileReader {
  return async (level, index) => (await storedTile(size, level, index, read)).bytes;
}

/** Reads node hashes from tiles; each tile is read once per request, all of them side by side. */
export function hashesFromTiles(readTile: TileReader): HashReader {
  return async (nodes) => {
    const tiles = new Map<string, Promise<Uint8Array>>();
    const places = nodes.map(placeOfNode);
    for (const { level, index } of places) {
      const key = `${level}/${index}`;
      if (!tiles.has(key)) tiles.set(key, readTile(level, index));
    }
    await Promise.all(tiles.values());
    return Promise.all(
      places.map(async ({ level, index, position, count }) =>
        subtreeHash((await tiles.get(`${level}/${index}`)) as Uint8Array, position, count),
      ),
    );
  };
}
