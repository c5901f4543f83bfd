import { equalBytes } from '../encoding/bytes.ts';
import type { NodeId } from '../error.ts';
import { coverOf } from '../merkle/cover.ts';
import type { HashReader } from '../merkle/hash-reader.ts';

/**
 * Index of the first leaf, below `size`, in which two trees of at least that size differ; `undefined` for none.
 * Walks down from the complete subtrees that cover the first `size` leaves: a few hundred hashes for any log.
 */
export async function firstDifference(
  size: number,
  a: HashReader,
  b: HashReader,
): Promise<number | undefined> {
  let node = await firstUnequal(coverOf({ begin: 0, end: size }), a, b);
  while (node !== undefined && node.level > 0) {
    const level = node.level - 1;
    const left = { level, index: node.index * 2 };
    node = (await firstUnequal([left], a, b)) ?? { level, index: left.index + 1 };
  }
  return node?.index;
}

async function firstUnequal(
  nodes: readonly NodeId[],
  a: HashReader,
  b: HashReader,
): Promise<NodeId | undefined> {
  const [ofA, ofB] = await Promise.all([a(nodes), b(nodes)]);
  return nodes.find((_, i) => !equalBytes(ofA[i] as Uint8Array, ofB[i] as Uint8Array));
}
