import { equalBytes } from '../encoding/bytes.ts';
import { located, TlogError } from '../error.ts';
import { leafHash } from '../hash/hash.ts';
import { entriesInBundle } from '../tiles/bundle.ts';
import { type StoredBundle, storedBundle } from '../tiles/bundle-reader.ts';
import { TILE_WIDTH } from '../tiles/tile.ts';
import { hashAt } from '../tiles/tile-hashes.ts';
import type { FileReader } from '../tiles/tile-reader.ts';
import type { VerifiedTiles } from './verified-tiles.ts';

/** Reads bundle `index` and checks each entry against the (checked) tile of leaf hashes. */
export async function verifiedBundle(
  tiles: VerifiedTiles,
  index: number,
  read: FileReader,
): Promise<Uint8Array[]> {
  const [tile, bundle] = await Promise.all([tiles.tile(0, index), storedBundle(tiles.size, index, read)]);
  return checkedEntries(bundle, index, tile);
}

/** Entry by entry, hash before frame: the first entry that is wrong is the one named. */
function checkedEntries(bundle: StoredBundle, index: number, tile: Uint8Array): Uint8Array[] {
  const { path, bytes, width, storedWidth } = bundle;
  const frames = entriesInBundle(bytes);
  const entries: Uint8Array[] = [];
  for (let position = 0; position < storedWidth; position++) {
    const place = { path, entryIndex: index * TILE_WIDTH + position };
    const entry = nextFrame(frames, place);
    if (position >= width) continue; // beyond this tree: nothing to check it against
    if (!equalBytes(leafHash(entry), hashAt(tile, position))) {
      throw new TlogError(
        'wrong-entry',
        `${path}: entry ${place.entryIndex} is not the one in the tree`,
        place,
      );
    }
    entries.push(entry);
  }
  if (frames.next().done !== true) {
    throw new TlogError('malformed-bundle', `${path}: more than ${storedWidth} entries`, { path });
  }
  return entries;
}

function nextFrame(
  frames: Iterator<Uint8Array>,
  place: { readonly path: string; readonly entryIndex: number },
): Uint8Array {
  try {
    const frame = frames.next();
    if (frame.done !== true) return frame.value;
  } catch (error) {
    throw located(error, place);
  }
  throw new TlogError('malformed-bundle', `${place.path}: ends before entry ${place.entryIndex}`, place);
}
