import { concatBytes, equalBytes } from '../encoding/bytes.ts';
import { TlogError } from '../error.ts';
import { HASH_BYTES, leafHash } from '../hash/hash.ts';
import { decodeBundle } from '../tiles/bundle.ts';
import { storedBundle } from '../tiles/bundle-reader.ts';
import { hashEdge } from '../tiles/hash-edge.ts';
import { TILE_WIDTH, type Tile } from '../tiles/tile.ts';
import { nodeAt, subtreeHash } from '../tiles/tile-hashes.ts';
import { type FileReader, type StoredTile, storedTiles } from '../tiles/tile-reader.ts';

// A tile that fails its check says only that one of its hashes is wrong. To say which, the tile is computed again from
// what lies below it; if that version passes the check, the first hash that differs is the fault.

/** The error for a full tile that does not hash to what its parent says: names the node where it can be told. */
export async function blameTile(
  size: number,
  stored: StoredTile,
  expected: Uint8Array,
  read: FileReader,
): Promise<TlogError> {
  const { path } = stored;
  const again = await tileFromBelow(size, stored.tile, read);
  if (again !== undefined && equalBytes(subtreeHash(again, 0, TILE_WIDTH), expected)) {
    return wrongHash(stored, again);
  }
  return new TlogError('wrong-tile', `${path}: does not hash to what its parent tile says`, { path });
}

/** The error for a right edge that does not hash to the root: the one tile that explains it, if there is one. */
export async function blameEdge(
  size: number,
  root: Uint8Array,
  edge: readonly StoredTile[],
  read: FileReader,
): Promise<TlogError> {
  const partial = edge.map((stored) => stored.bytes);
  for (const [i, stored] of edge.entries()) {
    const again = await tileFromBelow(size, stored.tile, read);
    if (again === undefined) continue;
    if (equalBytes(hashEdge(size, partial.with(i, again)).range.root(), root))
      return wrongHash(stored, again);
  }
  const paths = edge.map((stored) => stored.path);
  const [path] = paths;
  const place = path !== undefined && paths.length === 1 ? { path } : {};
  return new TlogError(
    'wrong-root',
    `${paths.join(', ')}: not what hashes to the root of the checkpoint`,
    place,
  );
}

/** The error for a tile that should have been `computed`: names the first hash and byte that differ. */
export function wrongHash({ tile, path, bytes }: StoredTile, computed: Uint8Array): TlogError {
  const byte = bytes.findIndex((value, i) => value !== computed[i]);
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
