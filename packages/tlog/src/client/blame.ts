import { concatBytes, equalBytes } from '../encoding/bytes.ts';
import { TlogError } from '../error.ts';
import { HASH_BYTES, leafHash } from '../hash/hash.ts';
import { decodeBundle } from '../tiles/bundle.ts';
import { storedBundle } from '../tiles/bundle-reader.ts';
import { hashEdge } from '../tiles/hash-edge.ts';
import { tilePath } from '../tiles/path.ts';
import { TILE_WIDTH, type Tile } from '../tiles/tile.ts';
import { nodeAt, subtreeHash } from '../tiles/tile-hashes.ts';
import { type FileReader, storedTiles } from '../tiles/tile-reader.ts';

// A tile that fails its check says only that one of its hashes is wrong. To say which, the tile is computed again from
// what lies below it; if that version passes the check, the first hash that differs is the fault.

/** A full tile that does not hash to what its parent says. */
export interface SuspectTile {
  readonly size: number;
  readonly level: number;
  readonly index: number;
  readonly tile: Uint8Array;
  readonly expected: Uint8Array;
}

/** The error for a suspect full tile: names the node where it can be told. */
export async function blameTile(suspect: SuspectTile, read: FileReader): Promise<TlogError> {
  const { size, level, index, tile, expected } = suspect;
  const path = tilePath({ level, index, width: TILE_WIDTH });
  const again = await tileFromBelow(size, { level, index, width: TILE_WIDTH }, read);
  if (again !== undefined && equalBytes(subtreeHash(again, 0, TILE_WIDTH), expected)) {
    return wrongHash({ level, index, width: TILE_WIDTH }, tile, again);
  }
  return new TlogError('wrong-tile', `${path}: does not hash to what its parent tile says`, { path });
}

/** The error for a right edge that does not hash to the root. */
export async function blameEdge(
  size: number,
  root: Uint8Array,
  tiles: readonly Tile[],
  partial: readonly Uint8Array[],
  read: FileReader,
): Promise<TlogError> {
  for (const [i, tile] of tiles.entries()) {
    const again = await tileFromBelow(size, tile, read);
    if (again === undefined) continue;
    if (!equalBytes(hashEdge(size, partial.with(i, again)).range.root(), root)) continue;
    return wrongHash(tile, partial[i] as Uint8Array, again);
  }
  const paths = tiles.map(tilePath).join(', ');
  return new TlogError('wrong-root', `the tiles ${paths} do not hash to the root of the checkpoint`);
}

/** The error for a tile of which one version is right: names the first hash and byte that differ. */
export function wrongHash(tile: Tile, served: Uint8Array, computed: Uint8Array): TlogError {
  const path = tilePath(tile);
  const byte = served.findIndex((value, i) => value !== computed[i]);
  const position = Math.floor(byte / HASH_BYTES);
  const node = nodeAt(tile.level, tile.index, position);
  const what = `hash ${position} (node ${node.level}/${node.index}) differs from what lies below, from byte ${byte} on`;
  return new TlogError('wrong-tile', `${path}: ${what}`, { path, node });
}

/** A tile computed from the entries or tiles right below it, unchecked; `undefined` where those cannot be read. */
async function tileFromBelow(size: number, tile: Tile, read: FileReader): Promise<Uint8Array | undefined> {
  try {
    return concatBytes(...(await (tile.level === 0 ? leaves(size, tile, read) : children(size, tile, read))));
  } catch (error) {
    if (error instanceof TlogError) return undefined;
    throw error;
  }
}

async function leaves(size: number, { index, width }: Tile, read: FileReader): Promise<Uint8Array[]> {
  const { bytes, storedWidth } = await storedBundle(size, index, read);
  return decodeBundle(bytes, storedWidth).slice(0, width).map(leafHash);
}

async function children(
  size: number,
  { level, index, width }: Tile,
  read: FileReader,
): Promise<Uint8Array[]> {
  const stored = storedTiles(size, read);
  const hashes: Uint8Array[] = [];
  // One after another: this is the rare path, and up to 256 files at once would be unkind to a server.
  for (let i = 0; i < width; i++) {
    hashes.push(subtreeHash(await stored(level - 1, index * TILE_WIDTH + i), 0, TILE_WIDTH));
  }
  return hashes;
}
