import { located, TlogError } from '../error.ts';
import { HASH_BYTES } from '../hash/hash.ts';
import { leafHashes } from '../hash/many.ts';
import { entriesInBundle } from '../tiles/bundle.ts';
import { type StoredBundle, storedBundle } from '../tiles/bundle-reader.ts';
import { TILE_WIDTH } from '../tiles/tile.ts';
import type { FileReader } from '../tiles/tile-reader.ts';
import type { VerifiedTiles } from './verified-tiles.ts';

/** The entries of a bundle that belong to the tree, in order, and their leaf hashes one after the other. */
export interface VerifiedBundle {
  readonly entries: readonly Uint8Array[];
  /** Computed from the entries, and equal to the tile's. */
  readonly leaves: Uint8Array;
}

/** Reads bundle `index` and checks each entry against the (checked) tile of leaf hashes. */
export async function verifiedBundle(
  tiles: VerifiedTiles,
  index: number,
  read: FileReader,
): Promise<VerifiedBundle> {
  const [tile, bundle] = await Promise.all([tiles.tile(0, index), storedBundle(tiles.size, index, read)]);
  return checkedEntries(bundle, index, tile);
}

/**
 * All entries are hashed in one call; what is named is still the first that is wrong, by its hash or by its frame. So
 * a frame that is broken is reported only after the hashes of the entries before it.
 */
function checkedEntries(bundle: StoredBundle, index: number, tile: Uint8Array): VerifiedBundle {
  const { path, bytes, width, storedWidth } = bundle;
  const { frames, broken } = framesOf(bytes);
  const entries = frames.slice(0, width); // what lies beyond is not in this tree: nothing to check it against
  const leaves = leafHashes(entries);
  const wrong = firstDifference(leaves, tile);
  if (wrong < leaves.length) {
    const entryIndex = index * TILE_WIDTH + Math.floor(wrong / HASH_BYTES);
    const what = `${path}: entry ${entryIndex} is not the one in the tree`;
    throw new TlogError('wrong-entry', what, { path, entryIndex });
  }
  const place = { path, entryIndex: index * TILE_WIDTH + frames.length };
  if (frames.length < storedWidth) {
    if (broken !== undefined) throw located(broken, place);
    throw new TlogError('malformed-bundle', `${path}: ends before entry ${place.entryIndex}`, place);
  }
  if (frames.length > storedWidth || broken !== undefined) {
    throw new TlogError('malformed-bundle', `${path}: more than ${storedWidth} entries`, { path });
  }
  return { entries, leaves };
}

/** The entries up to the end, or up to the first broken frame; never many more than a bundle can hold. */
function framesOf(bytes: Uint8Array): { readonly frames: Uint8Array[]; readonly broken?: unknown } {
  const frames: Uint8Array[] = [];
  try {
    for (const frame of entriesInBundle(bytes)) {
      frames.push(frame);
      if (frames.length > TILE_WIDTH) break;
    }
  } catch (broken) {
    return { frames, broken };
  }
  return { frames };
}

/** The first byte in which `a` differs from `b`; the length of `a` if there is none. */
function firstDifference(a: Uint8Array, b: Uint8Array): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
