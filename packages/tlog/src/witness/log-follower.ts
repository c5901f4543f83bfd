import { openCheckpoint } from '../checkpoint/open.ts';
import { TlogError } from '../error.ts';
import { createVerifier, type NoteVerifier } from '../note/verifier.ts';
import { readRotations } from '../rotation/key-chain.ts';
import { CHECKPOINT_PATH } from '../tiles/path.ts';
import type { FileReader } from '../tiles/tile-reader.ts';
import { ContradictionError } from '../views/contradiction-error.ts';
import { verifiedHashes } from '../views/verified-hashes.ts';
import { requestCosignature } from './request-cosignature.ts';
import type { Witness } from './witness.ts';

/** How to follow a log that a witness watches. */
export interface LogFollowerOptions {
  readonly witness: Witness;
  /** A key of the log that is trusted; its name is the origin. */
  readonly trusted: NoteVerifier;
  /** Fetches a file below the log's prefix. */
  readonly read: FileReader;
  /** So long a published checkpoint may be older than the one cosigned here before it counts as a rollback. */
  readonly graceMs?: number;
  /** Milliseconds; default the system clock. */
  readonly clock?: () => number;
}

/** What a look at the log has found. */
export interface Followed {
  readonly size: number;
  /** `true` if the checkpoint was new, and is cosigned now. */
  readonly cosigned: boolean;
}

const GRACE_MS = 60_000;

/**
 * Looks at what a log publishes, so that a rewritten log is noticed even if it never asks for a cosignature, or asks
 * for one for another tree than it shows the public. Follows the log's key rotations.
 */
export class LogFollower {
  readonly #options: LogFollowerOptions;
  #behindSince: number | undefined;

  constructor(options: LogFollowerOptions) {
    this.#options = options;
  }

  /**
   * Fetches the checkpoint, compares it with what was cosigned, and cosigns it if it is newer. Throws
   * `ContradictionError` for a log that contradicts itself, and whatever the log's files are wrong in.
   */
  async look(): Promise<Followed> {
    const { witness, trusted, read } = this.#options;
    await witness.adoptRotations(trusted.name, await readRotations(read));
    const keys = witness.keysOf(trusted.name) ?? trusted;
    const signed = await read(CHECKPOINT_PATH);
    if (signed === null)
      throw new TlogError('missing-file', 'checkpoint: missing', { path: CHECKPOINT_PATH });
    const opened = await openCheckpoint(signed, { log: keys, origin: trusted.name });
    const found = await witness.examine(opened, read);
    if (found !== undefined) {
      if (found.kind === 'rollback' && this.#isRecent()) return { size: opened.size, cosigned: false };
      await witness.keepEvidence(found);
      throw new ContradictionError(found);
    }
    this.#behindSince = undefined;
    const latest = await witness.latest(trusted.name);
    if (latest?.size === opened.size) return { size: opened.size, cosigned: false };
    await requestCosignature({
      signed,
      hashes: verifiedHashes(opened, read),
      witness: await createVerifier(witness.verifierKey),
      submit: (body) => witness.addCheckpoint(body),
      ...(latest && { lastSize: latest.size }),
    });
    return { size: opened.size, cosigned: true };
  }

  #isRecent(): boolean {
    const { clock = Date.now, graceMs = GRACE_MS } = this.#options;
    this.#behindSince ??= clock();
    return clock() - this.#behindSince < graceMs;
  }
}
