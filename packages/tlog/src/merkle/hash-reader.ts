import type { NodeId } from '../error.ts';
import { nodeHash } from '../hash/hash.ts';
import { coverOf, type LeafSpan } from './cover.ts';

/**
 * Gives the hashes of complete subtrees, in the order asked.
 * All nodes of a proof are asked for at once, so that a reader can fetch the files behind them side by side.
 */
export type HashReader = (nodes: readonly NodeId[]) => Promise<readonly Uint8Array[]>;

/** The Merkle tree hash of each span, read with a single request. */
export async function hashSpans(spans: readonly LeafSpan[], read: HashReader): Promise<Uint8Array[]> {
  const covers = spans.map(coverOf);
  const hashes = await read(covers.flat());
  let at = 0;
  return covers.map((cover) => {
    const parts = hashes.slice(at, at + cover.length);
    at += cover.length;
    return parts.reduceRight((right, left) => nodeHash(left, right));
  });
}

/** Root hash of the tree of the first `size` leaves (`size` at least 1), from stored hashes. */
export async function readRoot(size: number, read: HashReader): Promise<Uint8Array> {
  const [root] = await hashSpans([{ begin: 0, end: size }], read);
  return root as Uint8Array;
}
