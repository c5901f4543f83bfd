import type { TreeHead } from '../checkpoint/log-keys.ts';
import { VerifiedTiles } from '../client/verified-tiles.ts';
import type { HashReader } from '../merkle/hash-reader.ts';
import { type FileReader, hashesFromTiles } from '../tiles/tile-reader.ts';

/** The node hashes of a tree from files that nobody vouches for: each is checked against the root first. */
export function verifiedHashes({ size, root }: TreeHead, read: FileReader): HashReader {
  const tiles = new VerifiedTiles(size, root, read);
  const hashes = hashesFromTiles((level, index) => tiles.tile(level, index));
  return async (nodes) => {
    await tiles.edge(); // an empty request, too, stands on a checked root
    return hashes(nodes);
  };
}
