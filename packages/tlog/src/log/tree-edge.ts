import { TlogError } from '../error.ts';
import { decodeBundle } from '../tiles/bundle.ts';
import { emptyHashEdge, type HashEdge, readHashEdge } from '../tiles/hash-edge.ts';
import { entriesPath } from '../tiles/path.ts';
import { TILE_WIDTH } from '../tiles/tile.ts';
import { type FileReader, storedTiles } from '../tiles/tile-reader.ts';

/** All that appending to a log needs of it: a few kilobytes, whatever its size. Never changed in place. */
export interface TreeEdge {
  /** Number of entries. */
  readonly size: number;
  /** The partial hash tiles and the compact range. */
  readonly hashes: HashEdge;
  /** Bytes of the partial entry bundle; empty where the last bundle is full. */
  readonly bundle: Uint8Array;
}

/** The edge of a log without entries. */
export const emptyTreeEdge = (): TreeEdge => ({
  size: 0,
  hashes: emptyHashEdge(),
  bundle: new Uint8Array(0),
});

/** Root hash of the tree, 32 bytes. */
export const edgeRoot = (edge: TreeEdge): Uint8Array => edge.hashes.range.root();

/**
 * Reads the edge of a log of `size` entries from its store: one file per tile level and one bundle. The hashes are
 * taken as stored; compare `edgeRoot` with the checkpoint's root where the store is not trusted.
 */
export async function readTreeEdge(size: number, read: FileReader): Promise<TreeEdge> {
  const [hashes, bundle] = await Promise.all([
    readHashEdge(size, storedTiles(size, read)),
    partialBundle(size, read),
  ]);
  return { size, hashes, bundle };
}

/** Appending needs the partial bundle itself: a log that has the full one was not of this size. */
async function partialBundle(size: number, read: FileReader): Promise<Uint8Array> {
  const width = size % TILE_WIDTH;
  if (width === 0) return new Uint8Array(0);
  const path = entriesPath(Math.floor(size / TILE_WIDTH), width);
  const bytes = await read(path);
  if (bytes === null) throw new TlogError('missing-file', `${path}: missing`, { path });
  decodeBundle(bytes, width);
  return bytes;
}
