import { type Checkpoint, parseCheckpoint } from '../checkpoint/checkpoint.ts';
import type { LogKeys } from '../checkpoint/log-keys.ts';
import { type OpenedCheckpoint, openCheckpoint } from '../checkpoint/open.ts';
import { TlogError } from '../error.ts';
import { emptyRoot } from '../hash/hash.ts';
import { verifyConsistency } from '../merkle/consistency.ts';
import { formatVerifierKey, SIGNATURE_TYPE } from '../note/key.ts';
import { formatNote, formatSignatureLine, type NoteSignature, parseNote } from '../note/note.ts';
import { openNote } from '../note/open.ts';
import { signatureOf } from '../note/sign.ts';
import type { NoteSigner } from '../note/signer.ts';
import { createVerifier, type NoteVerifier } from '../note/verifier.ts';
import type { FileReader } from '../tiles/tile-reader.ts';
import { contradiction } from '../views/contradiction.ts';
import type { Evidence } from '../views/evidence.ts';
import { verifiedHashes } from '../views/verified-hashes.ts';
import { plainAnswer, sizeAnswer, type WitnessAnswer } from './answer.ts';
import { type AddCheckpointRequest, parseAddCheckpoint } from './request.ts';
import type { WitnessStore } from './witness-store.ts';
import { signersOf, WitnessedKeys } from './witnessed-keys.ts';

/** A witness of one or more logs. */
export interface WitnessOptions {
  /** A key of type cosignature/v1 under the witness's name. */
  readonly signer: NoteSigner;
  /** The logs, by origin, with the keys that sign their checkpoints. */
  readonly logs: ReadonlyMap<string, LogKeys>;
  readonly store: WitnessStore;
  /** Told of each contradiction, also of one that is known. */
  readonly onEvidence?: (evidence: Evidence) => void;
}

/** The newest checkpoint of a log that the witness has cosigned. */
export interface CosignedCheckpoint extends Checkpoint {
  /** Signed note: the log's signature and the witness's cosignature. */
  readonly signed: Uint8Array;
}

/**
 * A witness (C2SP tlog-witness): cosigns a log's checkpoint only if it contains the one it cosigned before, so that
 * whoever sees its cosignature sees what everybody else sees. Requests for one log take turns; a cosignature leaves
 * only when the state that forbids another is durable. One process at a time may own the store.
 */
export class Witness {
  readonly name: string;
  /** To be handed out, and put into policies. */
  readonly verifierKey: string;
  readonly #signer: NoteSigner;
  readonly #verifier: NoteVerifier;
  readonly #keys: WitnessedKeys;
  readonly #store: WitnessStore;
  readonly #onEvidence: WitnessOptions['onEvidence'];
  readonly #turns = new Map<string, Promise<unknown>>();

  private constructor({ signer, logs, store, onEvidence }: WitnessOptions, verifier: NoteVerifier) {
    this.name = signer.name;
    this.verifierKey = formatVerifierKey(signer);
    this.#signer = signer;
    this.#verifier = verifier;
    this.#keys = new WitnessedKeys(logs, store);
    this.#store = store;
    this.#onEvidence = onEvidence;
  }

  /**
   * Throws `bad-argument` for a key that is not for cosignatures, and whatever shows that the state is damaged: a
   * witness that began anew would forget what it has promised.
   */
  static async open(options: WitnessOptions): Promise<Witness> {
    if (options.signer.type !== SIGNATURE_TYPE.cosignature) {
      throw new TlogError('bad-argument', `key of witness ${options.signer.name} is not for cosignatures`);
    }
    const witness = new Witness(options, await createVerifier(formatVerifierKey(options.signer)));
    for (const origin of witness.origins) {
      await witness.#keys.adopt(origin, []);
      // Killed after it cosigned a rotation and before it kept the statement: the checkpoint is the statement.
      const latest = await witness.latest(origin);
      if (latest !== undefined) await witness.#keys.adoptFrom(origin, latest.signed);
    }
    return witness;
  }

  get origins(): readonly string[] {
    return this.#keys.origins;
  }

  /** The keys of a log, as trusted now: those given, and those to which they have handed over since. */
  keysOf(origin: string): LogKeys | undefined {
    return this.#keys.of(origin);
  }

  /**
   * Takes over what a log shows of its rotation statements, oldest first, and remembers it; those known already may be
   * left out at the end, not changed (`broken-rotation`).
   */
  adoptRotations(origin: string, statements: readonly Uint8Array[]): Promise<void> {
    return this.#inTurn(origin, () => this.#keys.adopt(origin, statements));
  }

  /**
   * Answers the body of a POST to `add-checkpoint`. Throws only when the state cannot be read or written: then
   * nothing has been promised, and 500 is the answer.
   */
  async addCheckpoint(body: Uint8Array): Promise<WitnessAnswer> {
    let request: AddCheckpointRequest;
    let claimed: Checkpoint;
    try {
      request = parseAddCheckpoint(body);
      claimed = parseCheckpoint(parseNote(request.checkpoint).text);
    } catch (error) {
      return refusal(error, 400);
    }
    if (this.#keys.of(claimed.origin) === undefined) {
      return plainAnswer(404, `this witness does not know the log ${claimed.origin}`);
    }
    return this.#inTurn(claimed.origin, () => this.#open(request, claimed.origin));
  }

  /** The checkpoint cosigned last; `undefined` if none was. Throws when the stored one is not this witness's own. */
  async latest(origin: string): Promise<CosignedCheckpoint | undefined> {
    const signed = await this.#store.read(origin);
    if (signed === null) return undefined;
    // A damaged state must stop the witness: to begin anew would be to forget what it has promised.
    const { text } = await openNote(signed, [this.#verifier]);
    const checkpoint = parseCheckpoint(text);
    if (checkpoint.origin !== origin)
      throw new TlogError('wrong-origin', `state of ${origin} is of another log`);
    return { ...checkpoint, signed };
  }

  evidence(origin: string): Promise<readonly Evidence[]> {
    return this.#store.evidence(origin);
  }

  /** Keeps what was found elsewhere, such as a rollback that lasts. */
  async keepEvidence(evidence: Evidence): Promise<void> {
    await this.#store.keepEvidence(evidence);
    this.#onEvidence?.(evidence);
  }

  /**
   * Compares what a log shows elsewhere with what it had cosigned here; `read` fetches the log's files. A contradiction
   * is kept and returned; a mere rollback is returned only, since a log shows its checkpoint to witnesses before it
   * publishes it.
   */
  async examine(shown: OpenedCheckpoint, read: FileReader): Promise<Evidence | undefined> {
    // Not in turn: it takes as long as the log's site likes, and two signed checkpoints stay what they are.
    const seen = await this.latest(shown.origin);
    if (seen === undefined) return undefined;
    const view = <T extends Checkpoint>(tree: T) => ({ ...tree, hashes: verifiedHashes(tree, read) });
    const found = await contradiction(view(seen), view(shown));
    if (found !== undefined && found.kind !== 'rollback') await this.keepEvidence(found);
    return found;
  }

  /** In turn, because a request before this one may have changed the log's keys. */
  async #open(request: AddCheckpointRequest, origin: string): Promise<WitnessAnswer> {
    const keys = this.#keys.of(origin) ?? [];
    let opened: OpenedCheckpoint;
    try {
      opened = await openCheckpoint(request.checkpoint, { log: keys, origin });
    } catch (error) {
      return refusal(error, error instanceof TlogError && error.code === 'wrong-consistency' ? 422 : 403);
    }
    if (request.oldSize > opened.size) return plainAnswer(400, 'the old size is larger than the checkpoint');
    return this.#decide(request, opened, await signersOf(keys, opened.signed));
  }

  async #decide(
    { oldSize, proof }: AddCheckpointRequest,
    opened: OpenedCheckpoint,
    signers: readonly NoteVerifier[],
  ): Promise<WitnessAnswer> {
    const latest = await this.latest(opened.origin);
    const { text, signatures } = parseNote(opened.signed);
    // Only what the log has signed itself is kept: anybody can add lines by other keys.
    const byLog = signatures.filter((line) => isBy(signers, line));
    if (latest !== undefined && latest.size === opened.size) {
      const found = await contradiction(latest, {
        ...opened,
        signed: formatNote({ text, signatures: byLog }),
      });
      if (found !== undefined) await this.keepEvidence(found);
    }
    const size = latest?.size ?? 0;
    if (oldSize !== size) return sizeAnswer(size);
    try {
      // Between two trees of one size, also of none, it compares the roots.
      const oldRoot = latest?.root ?? emptyRoot();
      verifyConsistency({ oldSize, oldRoot, newSize: opened.size, newRoot: opened.root }, proof);
    } catch (error) {
      return refusal(error, 422);
    }
    const cosignature = await signatureOf(text, this.#signer);
    const cosigned = formatNote({ text, signatures: [...byLog, cosignature] });
    await this.#store.replace(opened.origin, latest?.signed ?? null, cosigned);
    await this.#keys.adoptFrom(opened.origin, cosigned);
    return { ...plainAnswer(200, ''), body: formatSignatureLine(cosignature) };
  }

  #inTurn<T>(origin: string, task: () => Promise<T>): Promise<T> {
    const result = (this.#turns.get(origin) ?? Promise.resolve()).then(task);
    this.#turns.set(
      origin,
      result.catch(() => {}),
    );
    return result;
  }
}

const isBy = (keys: readonly NoteVerifier[], { name, keyId }: NoteSignature): boolean =>
  keys.some((key) => key.name === name && key.keyId === keyId);

/** The answer for a request that the checks of this package refuse; a bug or a broken disk passes through. */
function refusal(error: unknown, status: number): WitnessAnswer {
  if (!(error instanceof TlogError)) throw error;
  return plainAnswer(error.code.startsWith('malformed-') ? 400 : status, error.message);
}
