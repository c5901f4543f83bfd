import { TlogError } from '../error.ts';
import type { HashReader } from '../merkle/hash-reader.ts';
import { tilePath } from './path.ts';
import { TILE_WIDTH, tileWidth } from './tile.ts';
import { checkTileLength, placeOfNode, subtreeHash } from './tile-hashes.ts';

/** Reads a file of a log by its path below the log's prefix; `null` when there is none. */
export type FileReader = (path: string) => Promise<Uint8Array | null>;

/** Gives the bytes of a tile, at least as wide as the tree makes it. */
export type TileReader = (level: number, index: number) => Promise<Uint8Array>;

/**
 * Reads the tiles of a tree of `size` entries as stored, without checking their hashes.
 * A log may delete a partial tile once the full one exists, so the full one serves in its stead; the bytes returned
 * are always those of the tile as this tree has it.
 */
export function storedTiles(size: number, read: FileReader): TileReader {
  return async (level, index) => {
    const width = tileWidth(size, level, index);
    if (width === 0) throw new TlogError('bad-argument', `a tree of ${size} has no tile ${level}/${index}`);
    const path = tilePath({ level, index, width });
    const stored = await read(path);
    if (stored !== null) {
      checkTileLength(stored, width, path);
      return stored;
    }
    const fullPath = tilePath({ level, index, width: TILE_WIDTH });
    const full = width < TILE_WIDTH ? await read(fullPath) : null;
    if (full === null) throw new TlogError('missing-file', `${path}: missing`, { path });
    checkTileLength(full, TILE_WIDTH, fullPath);
    return full.subarray(0, width * 32);
  };
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
