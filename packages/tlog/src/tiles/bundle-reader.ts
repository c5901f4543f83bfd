import { TlogError } from '../error.ts';
import { entriesPath } from './path.ts';
import { TILE_WIDTH, tileWidth } from './tile.ts';
import type { FileReader } from './tile-reader.ts';

/** A bundle as stored: it may be the full one where the tree needs only its first `width` entries. */
export interface StoredBundle {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Entries that belong to the tree. */
  readonly width: number;
  /** Entries that the file at `path` must hold. */
  readonly storedWidth: number;
}

/** Reads entry bundle `index` of a tree of `size` entries, unchecked; the full bundle serves for a deleted partial. */
export async function storedBundle(size: number, index: number, read: FileReader): Promise<StoredBundle> {
  const width = tileWidth(size, 0, index);
  if (width === 0) throw new TlogError('bad-argument', `a tree of ${size} has no bundle ${index}`);
  for (const storedWidth of width < TILE_WIDTH ? [width, TILE_WIDTH] : [TILE_WIDTH]) {
    const path = entriesPath(index, storedWidth);
    const bytes = await read(path);
    if (bytes !== null) return { path, bytes, width, storedWidth };
  }
  const path = entriesPath(index, width);
  throw new TlogError('missing-file', `${path}: missing`, { path });
}
