/** Hashes in a full tile, and entries in a full bundle: a tile is a subtree of height 8 (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;
/** Levels of the Merkle tree between one level of tiles and the next. */
export const TILE_HEIGHT = 8;

/** One tile: tile `index` of tile level `level`, holding `width` hashes, 1 to 256. */
export interface Tile {
  readonly level: number;
  readonly index: number;
  readonly width: number;
}

/** Number of hashes stored at a tile level of a tree of `size` entries: one per complete tile below. */
function hashesAtLevel(size: number, level: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/** Width, 0 to 256, of a tile in a tree of `size` entries; 0 when the tree does not reach it. */
export function tileWidth(size: number, level: number, index: number): number {
  const rest = hashesAtLevel(size, level) - index * TILE_WIDTH;
  return Math.max(0, Math.min(rest, TILE_WIDTH));
}

/**
 * The partial tiles of a tree, lowest level first: its right edge, and all that is needed to append to it or to
 * compute its root. Levels whose last tile is exactly full have none.
 */
export function edgeTiles(size: number): Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0; hashesAtLevel(size, level) > 0; level++) {
    const hashes = hashesAtLevel(size, level);
    const width = hashes % TILE_WIDTH;
    if (width > 0) tiles.push({ level, index: Math.floor(hashes / TILE_WIDTH), width });
  }
  return tiles;
}

/** Every tile of a tree of `size` entries, lowest level first. */
export function* allTiles(size: number): Generator<Tile> {
  for (let level = 0; hashesAtLevel(size, level) > 0; level++) {
    const tiles = Math.ceil(hashesAtLevel(size, level) / TILE_WIDTH);
    for (let index = 0; index < tiles; index++) yield { level, index, width: tileWidth(size, level, index) };
  }
}
