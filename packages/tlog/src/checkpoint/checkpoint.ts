import { fromBase64, toBase64 } from '../encoding/base64.ts';
import { parseDecimal } from '../encoding/decimal.ts';
import { TlogError } from '../error.ts';
import { HASH_BYTES } from '../hash/hash.ts';
import { checkCount } from '../merkle/check.ts';

/** The head of a log (C2SP tlog-checkpoint): what a log commits to when it signs. */
export interface Checkpoint {
  /** Unique name of the log, e.g. `tongzhou.example/log`. */
  readonly origin: string;
  /** Number of entries. */
  readonly size: number;
  /** Root hash of the tree at that size, 32 bytes. */
  readonly root: Uint8Array;
  /** Lines after the third; opaque, usually none. */
  readonly extensions: readonly string[];
}

/** The checkpoint as the text of a note; throws `malformed-checkpoint` for what cannot be written. */
export function formatCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  checkCount('size', size);
  if (root.length !== HASH_BYTES) throw malformed('root hash must have 32 bytes');
  for (const line of [origin, ...extensions]) {
    if (line === '' || line.includes('\n'))
      throw malformed('origin and extensions are single, non-empty lines');
  }
  return `${[origin, size, toBase64(root), ...extensions].join('\n')}\n`;
}

/** Reads the text of a checkpoint note, strictly; throws `malformed-checkpoint`. */
export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.split('\n');
  if (lines.pop() !== '') throw malformed('last line does not end with a newline');
  if (lines.includes('')) throw malformed('empty line');
  const [origin, size, root, ...extensions] = lines;
  if (origin === undefined || size === undefined || root === undefined)
    throw malformed('fewer than three lines');
  try {
    const checkpoint = { origin, size: parseDecimal(size), root: fromBase64(root), extensions };
    if (checkpoint.root.length !== HASH_BYTES) throw malformed('root hash must have 32 bytes');
    return checkpoint;
  } catch (cause) {
    throw malformed('bad size or root hash', cause);
  }
}

const malformed = (why: string, cause?: unknown): TlogError =>
  new TlogError('malformed-checkpoint', `malformed checkpoint: ${why}`, {}, cause);
