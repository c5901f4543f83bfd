import { TlogError } from '../error.ts';
import { emptyRoot, nodeHash } from '../hash/hash.ts';
import { checkCount } from './check.ts';

/** Told of every node whose subtree has just become complete, from the leaf upwards. */
export type NodeVisitor = (level: number, index: number, hash: Uint8Array) => void;

/**
 * The leaves `begin … end - 1` of a tree, kept as the fewest hashes of complete subtrees that cover them: at most two
 * per level, whatever the number of leaves. It is all the state that appending and computing a root need.
 * Idea: "compact ranges" of the transparency-dev project.
 */
export class CompactRange {
  readonly begin: number;
  #end: number;
  // Parallel stacks, left to right: the level of each covering subtree, and its hash.
  readonly #levels: number[] = [];
  readonly #hashes: Uint8Array[] = [];

  constructor(begin = 0) {
    checkCount('begin', begin);
    this.begin = begin;
    this.#end = begin;
  }

  /** One past the index of the last leaf. */
  get end(): number {
    return this.#end;
  }

  /** Hashes of the covering subtrees, left to right. */
  get hashes(): readonly Uint8Array[] {
    return this.#hashes;
  }

  clone(): CompactRange {
    const copy = new CompactRange(this.begin);
    copy.#end = this.#end;
    copy.#levels.push(...this.#levels);
    copy.#hashes.push(...this.#hashes);
    return copy;
  }

  /** Adds the leaf with index `end`: amortised one node hash. */
  append(leaf: Uint8Array, visit?: NodeVisitor): void {
    this.appendNode(0, leaf, visit);
  }

  /** Adds a complete subtree of `2^level` leaves at `end`, which must be a multiple of `2^level`. */
  appendNode(level: number, hash: Uint8Array, visit?: NodeVisitor): void {
    const leaves = 2 ** level;
    if (this.#end % leaves !== 0) {
      throw new TlogError('bad-argument', `no subtree of level ${level} begins at leaf ${this.#end}`);
    }
    let index = this.#end / leaves;
    let top = hash;
    let topLevel = level;
    visit?.(topLevel, index, top);
    // An odd node whose left sibling lies on the stack completes their parent.
    while (index % 2 === 1 && this.#levels.at(-1) === topLevel) {
      this.#levels.pop();
      top = nodeHash(this.#hashes.pop() as Uint8Array, top);
      topLevel += 1;
      index = (index - 1) / 2;
      visit?.(topLevel, index, top);
    }
    this.#levels.push(topLevel);
    this.#hashes.push(top);
    this.#end += leaves;
  }

  /** Adds the range that begins where this one ends. */
  merge(next: CompactRange, visit?: NodeVisitor): void {
    if (next.begin !== this.#end) {
      throw new TlogError('bad-argument', `range from ${next.begin} does not follow one to ${this.#end}`);
    }
    next.#hashes.forEach((hash, i) => {
      this.appendNode(next.#levels[i] as number, hash, visit);
    });
  }

  /** Root hash of the tree of the first `end` leaves (RFC 6962, 2.1); only for a range from 0. */
  root(): Uint8Array {
    if (this.begin !== 0) throw new TlogError('bad-argument', 'only a range from leaf 0 has a root');
    return this.fold() ?? emptyRoot();
  }

  /**
   * Hashes the covering subtrees together from the right; `undefined` for an empty range.
   * For a range that begins at a multiple of a power of two at least its length, this is its Merkle tree hash.
   */
  fold(): Uint8Array | undefined {
    let right = this.#hashes.at(-1);
    for (let i = this.#hashes.length - 2; i >= 0; i--) {
      right = nodeHash(this.#hashes[i] as Uint8Array, right as Uint8Array);
    }
    return right;
  }
}
