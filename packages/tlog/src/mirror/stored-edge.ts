import type { TreeHead } from '../checkpoint/log-keys.ts';
import { equalBytes } from '../encoding/bytes.ts';
import { TlogError } from '../error.ts';
import { leafHash } from '../hash/hash.ts';
import { edgeRoot, emptyTreeEdge, readTreeEdge, type TreeEdge } from '../log/tree-edge.ts';
import { entriesInBundle } from '../tiles/bundle.ts';
import { hashAt } from '../tiles/tile-hashes.ts';
import type { FileReader } from '../tiles/tile-reader.ts';

/**
 * The edge of a tree from a mirror's own files, or `undefined` when they are damaged or not there: nothing that is on
 * a disk is believed because it was right once.
 */
export async function storedEdge({ size, root }: TreeHead, read: FileReader): Promise<TreeEdge | undefined> {
  if (size === 0) return emptyTreeEdge();
  try {
    const edge = await readTreeEdge(size, read);
    return equalBytes(edgeRoot(edge), root) && isBundleOf(edge) ? edge : undefined;
  } catch (error) {
    if (error instanceof TlogError) return undefined;
    throw error;
  }
}

/** The partial bundle will be extended: each of its entries must be the one in the tree. */
function isBundleOf({ hashes, bundle }: TreeEdge): boolean {
  const leaves = hashes.tiles[0] ?? new Uint8Array(0);
  return [...entriesInBundle(bundle)].every((entry, i) => equalBytes(leafHash(entry), hashAt(leaves, i)));
}
