import { signCheckpoint } from '../checkpoint/open.ts';
import type { NoteSigner } from '../note/signer.ts';
import { CHECKPOINT_PATH } from '../tiles/path.ts';
import { planAppend } from './plan-append.ts';
import type { TileStore } from './tile-store.ts';
import { edgeRoot, emptyTreeEdge, readTreeEdge, type TreeEdge } from './tree-edge.ts';

/** A log to write to. */
export interface LogWriterOptions {
  readonly store: TileStore;
  /** Origin line of its checkpoints; the log's key should bear the same name. */
  readonly origin: string;
  /** The log's own key first. */
  readonly signers: readonly NoteSigner[];
}

/** What an append has done. */
export interface Integrated {
  readonly firstIndex: number;
  readonly size: number;
  readonly root: Uint8Array;
  /** Files written: hash tiles and entry bundles. */
  readonly tilesWritten: number;
}

/**
 * Appends to a log in a store and signs its checkpoints. There must be one writer per log at a time.
 * A writer with transactions of its own calls `readTreeEdge` and `planAppend` itself.
 */
export class LogWriter {
  readonly #options: LogWriterOptions;
  #edge: TreeEdge;
  // Calls take turns: two appends at once would both begin at the same edge.
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(options: LogWriterOptions, edge: TreeEdge) {
    this.#options = options;
    this.#edge = edge;
  }

  /** Opens the log at the size it has: that of its last integrated batch, known to whoever keeps the store. */
  static async open(size: number, options: LogWriterOptions): Promise<LogWriter> {
    const edge = size === 0 ? emptyTreeEdge() : await readTreeEdge(size, options.store.read);
    return new LogWriter(options, edge);
  }

  get size(): number {
    return this.#edge.size;
  }

  get root(): Uint8Array {
    return edgeRoot(this.#edge);
  }

  /** Appends entries. They are in the tree but not yet promised: that is what `publish` does. */
  integrate(entries: readonly Uint8Array[]): Promise<Integrated> {
    return this.#inTurn(async () => {
      const { tiles, firstIndex, size, root, edge } = planAppend(this.#edge, entries);
      await this.#options.store.writeAll(tiles);
      this.#edge = edge; // only now: a failed write leaves the log as it was
      return { firstIndex, size, root, tilesWritten: tiles.size };
    });
  }

  /** Signs the tree as it stands, writes the checkpoint and returns it. From here on the log is bound to it. */
  publish(): Promise<Uint8Array> {
    return this.#inTurn(async () => {
      const { origin, signers, store } = this.#options;
      const head = { origin, size: this.size, root: this.root, extensions: [] };
      const signed = await signCheckpoint(head, signers);
      await store.write(CHECKPOINT_PATH, signed);
      return signed;
    });
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(task);
    this.#turn = result.catch(() => {});
    return result;
  }
}
