import { parseCheckpoint } from '../checkpoint/checkpoint.ts';
import type { TreeHead } from '../checkpoint/log-keys.ts';
import { type LogTrust, type OpenedCheckpoint, openCheckpoint } from '../checkpoint/open.ts';
import type { WitnessPolicy } from '../checkpoint/witness-policy.ts';
import { LogClient } from '../client/log-client.ts';
import { equalBytes } from '../encoding/bytes.ts';
import { located, TlogError } from '../error.ts';
import { planAppend } from '../log/plan-append.ts';
import type { TileStore } from '../log/tile-store.ts';
import { edgeRoot, emptyTreeEdge, type TreeEdge } from '../log/tree-edge.ts';
import { parseNote } from '../note/note.ts';
import type { NoteVerifier } from '../note/verifier.ts';
import { followRotations } from '../rotation/follow-rotations.ts';
import { readRotations, rotationPath } from '../rotation/key-chain.ts';
import { CHECKPOINT_PATH } from '../tiles/path.ts';
import type { FileReader } from '../tiles/tile-reader.ts';
import { rootAt } from '../views/compare.ts';
import { contradiction, type View } from '../views/contradiction.ts';
import { ContradictionError } from '../views/contradiction-error.ts';
import { formatEvidence } from '../views/evidence-file.ts';
import { evidenceId } from '../views/evidence-id.ts';
import { verifiedHashes } from '../views/verified-hashes.ts';
import { batches } from './batches.ts';
import { readProgress, writeProgress } from './progress.ts';
import { storedEdge } from './stored-edge.ts';

/** A log to follow, and where to keep it. */
export interface MirrorOptions {
  /** Fetches a file below the log's prefix; `null` for "not found". */
  readonly read: FileReader;
  /** The copy: any static host can serve it as it is. One mirror at a time writes to it. */
  readonly store: TileStore;
  /** A key of the log that is trusted; the log's rotation statements lead to the others. */
  readonly trusted: NoteVerifier;
  /** Which witnesses must have cosigned what is mirrored; by default none. */
  readonly policy?: WitnessPolicy;
  /** Called after each batch that is stored. */
  readonly onProgress?: (stored: number, size: number) => void;
}

/** The copy after an update. */
export interface Mirrored extends TreeHead {
  readonly entriesAdded: number;
}

/** The checkpoint that an update goes for: what the log has signed counts from the moment that it was seen. */
const PENDING_PATH = 'mirror-pending';

/** Where a mirror keeps proof of a contradiction, below its prefix. */
export const evidencePath = (id: string): string => `evidence/${id}.json`;

/**
 * Follows a log into a store. Every entry is verified before it is stored, every hash tile is computed here, and the
 * checkpoint is stored last: what the copy's checkpoint promises is there. An update that was cut off at any point is
 * taken up where it stopped.
 */
export class Mirror {
  readonly #options: MirrorOptions;

  constructor(options: MirrorOptions) {
    this.#options = options;
  }

  /**
   * Brings the copy up to what the log shows. Throws `ContradictionError` for a log that contradicts what the copy
   * holds, with the proof stored under `evidence/`; the copy stays as it was. Other faults throw as `LogClient` does.
   */
  async update(): Promise<Mirrored> {
    const { read, store, trusted, policy } = this.#options;
    const rotations = await followRotations(trusted, await readRotations(store.read), read);
    const trust: LogTrust = { log: rotations.keys, origin: trusted.name, ...(policy && { policy }) };
    const shown = await this.#shown(trust);
    const seen = await this.#seen(trust);
    if (seen !== undefined) await this.#compare(seen, shown);
    for (const statement of rotations.statements) await this.#compare(unread(statement), shown);
    const pending = await this.#pending(trust);
    if (pending !== undefined) await this.#compare(pending, shown);
    if (shown.size > (seen?.size ?? 0)) await store.write(PENDING_PATH, shown.signed);
    const edge = await this.#startingEdge(seen, shown);
    const grown = await this.#append(edge, shown, new LogClient({ read, ...trust }));
    if (!equalBytes(edgeRoot(grown), shown.root)) {
      throw new TlogError('wrong-root', 'the entries do not hash to the root of the checkpoint', {
        path: CHECKPOINT_PATH,
      });
    }
    await store.writeAll(
      new Map(rotations.statements.map((statement, i) => [rotationPath(i + 1), statement])),
    );
    if (seen === undefined || !equalBytes(seen.signed, shown.signed)) {
      await store.write(CHECKPOINT_PATH, shown.signed);
    }
    return { size: shown.size, root: shown.root, entriesAdded: shown.size - edge.size };
  }

  /** What the log shows now. */
  async #shown(trust: LogTrust): Promise<OpenedView> {
    const { read } = this.#options;
    const place = { path: CHECKPOINT_PATH };
    const signed = await read(CHECKPOINT_PATH);
    if (signed === null) throw new TlogError('missing-file', 'checkpoint: missing', place);
    const opened = await openCheckpoint(signed, trust).catch((error) => {
      throw located(error, place);
    });
    return { ...opened, hashes: verifiedHashes(opened, read) };
  }

  /** What the copy holds; its own signatures are checked again, since disks and their owners err, too. */
  async #seen({ log, origin }: LogTrust): Promise<OpenedView | undefined> {
    const { store } = this.#options;
    const signed = await store.read(CHECKPOINT_PATH);
    if (signed === null) return undefined;
    const opened = await openCheckpoint(signed, { log, ...(origin && { origin }) }).catch((error) => {
      throw located(error, { path: `${CHECKPOINT_PATH} of the copy` });
    });
    return { ...opened, hashes: verifiedHashes(opened, store.read) };
  }

  /** What an update was cut off over; a damaged file is no word of the log's. */
  async #pending({ log, origin }: LogTrust): Promise<View | undefined> {
    const signed = await this.#options.store.read(PENDING_PATH);
    if (signed === null) return undefined;
    try {
      return await openCheckpoint(signed, { log, ...(origin && { origin }) });
    } catch (error) {
      if (error instanceof TlogError) return undefined;
      throw error;
    }
  }

  async #compare(seen: View, shown: View): Promise<void> {
    const found = await contradiction(seen, shown);
    if (found === undefined) return;
    await this.#options.store.write(evidencePath(evidenceId(found)), formatEvidence(found));
    throw new ContradictionError(found);
  }

  /** The largest tree of the copy's own that is whole and part of what the log shows. */
  async #startingEdge(seen: TreeHead | undefined, shown: OpenedView): Promise<TreeEdge> {
    const { store } = this.#options;
    const progress = await readProgress(store);
    for (const head of [progress, seen]) {
      if (head === undefined || head.size > shown.size) continue;
      if (!equalBytes(await rootAt(head.size, shown.hashes), head.root)) continue;
      const edge = await storedEdge(head, store.read);
      if (edge !== undefined) return edge;
    }
    return emptyTreeEdge();
  }

  async #append(from: TreeEdge, shown: OpenedCheckpoint, client: LogClient): Promise<TreeEdge> {
    const { store, onProgress } = this.#options;
    let edge = from;
    for await (const batch of batches(client.entries(edge.size, shown.size, shown))) {
      const plan = planAppend(edge, batch);
      await store.writeAll(plan.tiles);
      await writeProgress(store, plan);
      edge = plan.edge;
      onProgress?.(edge.size, shown.size);
    }
    return edge;
  }
}

type OpenedView = OpenedCheckpoint & Required<View>;

/** A checkpoint of which no tile is at hand, such as a rotation statement: the log must have grown from it, too. */
function unread(signed: Uint8Array): View {
  return { ...parseCheckpoint(parseNote(signed).text), signed };
}
