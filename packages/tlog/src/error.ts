/** What went wrong, stable across versions: programs branch on it, people read the message. */
export type TlogErrorCode =
  | 'bad-argument' // the caller asked for something that cannot be: a bug in the caller
  | 'malformed-encoding' // base64, UTF-8 or a decimal number that is not in its one canonical form
  | 'malformed-path'
  | 'malformed-bundle'
  | 'malformed-tile'
  | 'malformed-key'
  | 'malformed-note'
  | 'malformed-checkpoint'
  | 'malformed-proof'
  | 'malformed-policy'
  | 'malformed-request' // to a witness
  | 'malformed-evidence'
  | 'witness-refused' // a witness did not cosign; the message says why
  | 'state-conflict' // somebody else has written to a state that one process must own
  | 'entry-too-long'
  | 'missing-file'
  | 'unknown-signer' // no signature by a key that we trust
  | 'wrong-signature' // a key that we trust, a signature that does not verify
  | 'wrong-origin'
  | 'key-out-of-range' // a key of the log, but not its key at that size: before it took over, or after it was replaced
  | 'malformed-rotation'
  | 'broken-rotation' // rotation statements that do not follow each other
  | 'malformed-succession'
  | 'broken-succession' // statements of a log's end that do not follow each other
  | 'quorum-missed'
  | 'wrong-inclusion'
  | 'wrong-consistency'
  | 'rollback' // the log shows a smaller tree than it has signed before
  | 'split-view' // two roots at one size
  | 'rewritten-entry' // one entry in one signed tree, another in the other
  | 'inconsistent-growth' // the larger tree does not contain the smaller one
  | 'wrong-root'
  | 'wrong-tile'
  | 'wrong-entry';

/** A node of the Merkle tree: `level` 0 holds the leaves, and node `index` of it covers `2^level` of them. */
export interface NodeId {
  readonly level: number;
  readonly index: number;
}

/** Where in a log the fault lies, as far as it could be narrowed down. */
export interface FaultPlace {
  /** Path of the file, e.g. `tile/entries/x001/067`. */
  readonly path?: string;
  /** Index of the entry in the log. */
  readonly entryIndex?: number;
  /** The node whose stored hash is wrong. */
  readonly node?: NodeId;
}

/** The one error that this package throws on purpose. */
export class TlogError extends Error {
  override readonly name = 'TlogError';
  readonly code: TlogErrorCode;
  readonly place: FaultPlace;

  constructor(code: TlogErrorCode, message: string, place: FaultPlace = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.place = place;
  }
}

/** Adds `place` to a `TlogError` thrown below that knew less; any other error passes through untouched. */
export function located(error: unknown, place: FaultPlace): unknown {
  if (!(error instanceof TlogError)) return error;
  const prefix = error.place.path === undefined && place.path !== undefined ? `${place.path}: ` : '';
  return new TlogError(error.code, prefix + error.message, { ...place, ...error.place }, error);
}
