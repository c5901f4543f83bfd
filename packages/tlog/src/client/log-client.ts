import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { handovers, type TreeHead } from '../checkpoint/log-keys.ts';
import { type LogTrust, type OpenedCheckpoint, openCheckpoint } from '../checkpoint/open.ts';
import { equalBytes } from '../encoding/bytes.ts';
import { located, TlogError } from '../error.ts';
import { emptyRoot, HASH_BYTES } from '../hash/hash.ts';
import { checkCount } from '../merkle/check.ts';
import { consistencyProof, verifyConsistency } from '../merkle/consistency.ts';
import { inclusionProof } from '../merkle/inclusion.ts';
import { buildProof } from '../proof/build.ts';
import { type HashEdge, readHashEdge } from '../tiles/hash-edge.ts';
import { CHECKPOINT_PATH } from '../tiles/path.ts';
import { TILE_WIDTH, tileWidth } from '../tiles/tile.ts';
import { type FileReader, hashesFromTiles } from '../tiles/tile-reader.ts';
import { ahead } from './ahead.ts';
import { type AuditReport, type AuditWay, auditTree, type EntryVisitor } from './audit.ts';
import { type VerifiedBundle, verifiedBundle } from './verified-bundle.ts';
import { VerifiedTiles } from './verified-tiles.ts';

/** How to reach a log, and whom to believe about it. */
export interface LogClientOptions extends LogTrust {
  /** Fetches a file below the log's prefix; `null` for "not found". Other failures: throw. */
  readonly read: FileReader;
  /** A checkpoint seen earlier, e.g. on the last visit: the log must be consistent with it. */
  readonly known?: Checkpoint;
  /** Bundles fetched side by side; default 4. */
  readonly bundlesAhead?: number;
}

/** Where an audit goes on (a tree that an earlier one has checked), and who hears how far it has come. */
export interface AuditOfClient extends Pick<AuditWay, 'onReached'> {
  readonly from?: TreeHead;
}

/** An entry that has been verified. */
export interface LogEntry {
  readonly index: number;
  readonly bytes: Uint8Array;
}

/**
 * Reads a log and believes nothing but the keys it was given: every file is verified against a signed checkpoint
 * before anything of it is returned. A fault throws a `TlogError` whose `place` names the file, and the entry or node.
 */
export class LogClient {
  readonly #options: LogClientOptions;
  #latest: Checkpoint | undefined;
  #tiles: VerifiedTiles | undefined;

  constructor(options: LogClientOptions) {
    this.#options = options;
    this.#latest = options.known;
  }

  /**
   * Fetches the checkpoint and verifies its signatures, the witness policy, and that it is consistent with the
   * newest one this client has seen. An older checkpoint than that (a slow cache) is returned if it is consistent.
   */
  async checkpoint(): Promise<OpenedCheckpoint> {
    const signed = await this.#options.read(CHECKPOINT_PATH);
    const place = { path: CHECKPOINT_PATH };
    if (signed === null) throw new TlogError('missing-file', 'checkpoint: missing', place);
    const opened = await openCheckpoint(signed, this.#options).catch((error) => {
      throw located(error, place);
    });
    const seen = this.#latest;
    // A log must not go back across a change of its key, even for a reader who comes for the first time.
    for (const head of handovers(this.#options.log)) {
      if (head.size > opened.size || head.size > (seen?.size ?? -1)) await this.#related(head, opened);
    }
    if (seen !== undefined) await this.#related(seen, opened);
    if (seen !== undefined && seen.size > opened.size) return opened;
    this.#latest = opened;
    return opened;
  }

  /** The inclusion proof of entry `index`, from verified tiles. */
  inclusionProof(index: number, checkpoint: Checkpoint): Promise<Uint8Array[]> {
    return inclusionProof(index, checkpoint.size, this.#hashes(checkpoint));
  }

  /** The `.tlog-proof` file of entry `index`, to be kept and verified offline. */
  proofFile(index: number, checkpoint: OpenedCheckpoint, extra?: Uint8Array): Promise<Uint8Array> {
    return buildProof(checkpoint.signed, index, this.#hashes(checkpoint), extra);
  }

  /**
   * Proves that the tree of `from` is a prefix of the tree of `to`, and returns the proof.
   * Throws `wrong-consistency` if not: then the log has rewritten its past, and the two signed checkpoints show it.
   */
  consistency(from: Checkpoint, to: Checkpoint): Promise<Uint8Array[]> {
    return this.#grew(from, to);
  }

  /** Checks that one of two trees is a prefix of the other; throws `rollback` where the log cannot show the larger. */
  async #related(known: TreeHead, opened: TreeHead): Promise<void> {
    if (known.size <= opened.size) {
      await this.#grew(known, opened);
      return;
    }
    try {
      await this.#grew(opened, known);
    } catch (cause) {
      if (cause instanceof TlogError && cause.code === 'wrong-consistency') throw cause;
      if (!(cause instanceof TlogError)) throw cause;
      const what = `the log went back from ${known.size} to ${opened.size} entries`;
      throw new TlogError('rollback', `${what} and no longer shows the larger tree`, {}, cause);
    }
  }

  async #grew(from: TreeHead, to: TreeHead): Promise<Uint8Array[]> {
    const proof = await consistencyProof(from.size, to.size, this.#hashes(to));
    const claim = { oldSize: from.size, oldRoot: from.root, newSize: to.size, newRoot: to.root };
    verifyConsistency(claim, proof);
    return proof;
  }

  /** Entries `from … to - 1` in order, each verified against the checkpoint before it is yielded. */
  async *entries(from: number, to: number, checkpoint: Checkpoint): AsyncGenerator<LogEntry> {
    checkCount('from', from);
    checkCount('to', to);
    if (from > to || to > checkpoint.size) {
      throw new TlogError('bad-argument', `no entries ${from} to ${to} in a log of ${checkpoint.size}`);
    }
    if (from === to) return;
    let start = from - (from % TILE_WIDTH);
    for await (const { entries } of this.#bundles(from, to, checkpoint)) {
      for (const [position, bytes] of entries.entries()) {
        const index = start + position;
        if (index >= from && index < to) yield { index, bytes };
      }
      start += TILE_WIDTH;
    }
  }

  /**
   * Audits the whole log under a checkpoint: every entry, every hash tile, and the root computed anew from all
   * entries. `visit` is called with each verified entry, so that its meaning can be replayed in the same pass.
   * With `from`, a tree that an earlier audit has checked: shows that this one contains it, and checks what came after it.
   * Throws `wrong-consistency` where it does not, `rollback` where it is smaller.
   */
  async audit(checkpoint: Checkpoint, visit?: EntryVisitor, way: AuditOfClient = {}): Promise<AuditReport> {
    const { from = { size: 0, root: emptyRoot() }, onReached } = way;
    const tiles = this.#tilesOf(checkpoint);
    await tiles.edge(); // the root of an empty log, too, is checked
    const begin = await this.#edgeAt(from, tiles);
    const bundles = this.#bundles(from.size, checkpoint.size, checkpoint);
    return auditTree(checkpoint, bundles, tiles, visit, { begin, ...(onReached && { onReached }) });
  }

  /** The edge of an earlier tree, from the tiles of one that contains it. */
  async #edgeAt({ size, root }: TreeHead, tiles: VerifiedTiles): Promise<HashEdge> {
    if (size > tiles.size)
      throw new TlogError('rollback', `the log had ${size} entries, and now has ${tiles.size}`);
    const edge = await readHashEdge(size, async (level, index) => {
      const tile = await tiles.tile(level, index);
      return tile.subarray(0, tileWidth(size, level, index) * HASH_BYTES);
    });
    if (equalBytes(edge.range.root(), root)) return edge;
    throw new TlogError(
      'wrong-consistency',
      `the first ${size} entries are not those that were checked before`,
    );
  }

  /** The verified bundles that hold entries `from … to - 1`. */
  #bundles(from: number, to: number, checkpoint: Checkpoint): AsyncGenerator<VerifiedBundle> {
    const tiles = this.#tilesOf(checkpoint);
    const { read, bundlesAhead = 4 } = this.#options;
    const [first, end] = [Math.floor(from / TILE_WIDTH), Math.ceil(to / TILE_WIDTH)];
    return ahead(first, end, bundlesAhead, (n) => verifiedBundle(tiles, n, read));
  }

  #hashes(checkpoint: TreeHead) {
    const tiles = this.#tilesOf(checkpoint);
    return hashesFromTiles((level, index) => tiles.tile(level, index));
  }

  /** Verified tiles are kept for the tree asked about last. */
  #tilesOf({ size, root }: TreeHead): VerifiedTiles {
    const known = this.#tiles;
    if (known?.matches(size, root)) return known;
    this.#tiles = new VerifiedTiles(size, root, this.#options.read);
    return this.#tiles;
  }
}
