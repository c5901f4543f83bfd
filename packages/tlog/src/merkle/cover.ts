import type { NodeId } from '../error.ts';

/** Leaves `begin … end - 1`. */
export interface LeafSpan {
  readonly begin: number;
  readonly end: number;
}

/**
 * The complete subtrees that cover a span, left to right.
 * `begin` is a multiple of a power of two at least the span's length, as for every subtree in RFC 6962's recursion,
 * so the sizes only shrink and folding from the right gives the span's Merkle tree hash.
 */
export function coverOf(span: LeafSpan): NodeId[] {
  const nodes: NodeId[] = [];
  for (let at = span.begin; at < span.end; ) {
    let level = 0;
    let leaves = 1;
    while (at + 2 * leaves <= span.end && at % (2 * leaves) === 0) {
      level += 1;
      leaves *= 2;
    }
    nodes.push({ level, index: at / leaves });
    at += leaves;
  }
  return nodes;
}
