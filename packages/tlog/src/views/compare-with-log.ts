import { type LogTrust, type OpenedCheckpoint, openCheckpoint } from '../checkpoint/open.ts';
import { TlogError } from '../error.ts';
import { CHECKPOINT_PATH } from '../tiles/path.ts';
import type { FileReader } from '../tiles/tile-reader.ts';
import { contradiction } from './contradiction.ts';
import type { ContradictionKind, Evidence } from './evidence.ts';
import { verifiedHashes } from './verified-hashes.ts';

/** What a checkpoint from elsewhere and the log as it shows itself here say about each other. */
export interface ComparedWithLog {
  /** `rollback`: elsewhere a larger tree was seen, and the log hides it here, or lags behind. */
  readonly verdict: 'same' | 'consistent' | ContradictionKind;
  readonly elsewhere: OpenedCheckpoint;
  readonly here: OpenedCheckpoint;
  /** For a contradiction: to be published. */
  readonly evidence?: Evidence;
}

/**
 * For somebody who holds a checkpoint from elsewhere, of a witness, a friend, an old receipt: is the log that is shown
 * here the one that was shown there? Fetches the log's checkpoint and what proves the answer. Works in a browser.
 * Throws as `openCheckpoint` does when one of the two is not the log's, and when the log cannot show its own tree.
 */
export async function compareWithLog(
  elsewhere: Uint8Array,
  read: FileReader,
  trust: LogTrust,
): Promise<ComparedWithLog> {
  const there = await openCheckpoint(elsewhere, {
    log: trust.log,
    ...(trust.origin !== undefined && { origin: trust.origin }),
  });
  const signed = await read(CHECKPOINT_PATH);
  if (signed === null) throw new TlogError('missing-file', 'checkpoint: missing', { path: CHECKPOINT_PATH });
  const here = await openCheckpoint(signed, trust);
  const pair = { elsewhere: there, here };
  const views = [there, here].map((tree) => ({ ...tree, hashes: verifiedHashes(tree, read) }));
  const [a, b] = views as [(typeof views)[0], (typeof views)[0]];
  const evidence = await contradiction(a, b);
  if (evidence === undefined) return { verdict: there.size === here.size ? 'same' : 'consistent', ...pair };
  return { verdict: evidence.kind, ...pair, evidence };
}
