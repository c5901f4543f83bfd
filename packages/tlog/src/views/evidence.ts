/** What a log has done that no honest log does. */
export type ContradictionKind =
  /** Same size, two roots. */
  | 'split-view'
  /** Entry `index` is one thing in one signed tree and another thing in the other. */
  | 'rewritten-entry'
  /** The larger tree does not contain the smaller one. */
  | 'inconsistent-growth'
  /** The log shows a smaller tree than before. Not proof by itself: a slow cache does that, too. */
  | 'rollback';

/** One entry of a tree, proven. */
export interface EntryWitnessed {
  readonly leafHash: Uint8Array;
  /** Inclusion proof under the checkpoint that it belongs to. */
  readonly proof: readonly Uint8Array[];
}

/**
 * Two checkpoints that one log has signed and that contradict each other, with what anybody needs to see it: no tiles,
 * no network, no trust in whoever found it. `first` was seen before `second`.
 */
export interface Evidence {
  readonly kind: ContradictionKind;
  readonly origin: string;
  /** Signed notes, byte for byte. */
  readonly first: Uint8Array;
  readonly second: Uint8Array;
  /** For two sizes: the larger tree proves that it has this root at the smaller size. */
  readonly growth?: { readonly rootInLarger: Uint8Array; readonly proof: readonly Uint8Array[] };
  /** The first entry in which the two trees differ. */
  readonly entry?: {
    readonly index: number;
    readonly inFirst: EntryWitnessed;
    readonly inSecond: EntryWitnessed;
  };
}
