import { type LogKeys, listKeys } from '../checkpoint/log-keys.ts';
import { TlogError } from '../error.ts';
import { formatVerifierKey } from '../note/key.ts';
import { parseNote } from '../note/note.ts';
import type { NoteVerifier } from '../note/verifier.ts';
import { keyChain } from '../rotation/key-chain.ts';
import { isRotation, openRotation } from '../rotation/rotation.ts';
import type { WitnessStore } from './witness-store.ts';

/** The keys of the logs that a witness knows: those that its operator gave, and those to which they handed over since. */
export class WitnessedKeys {
  readonly #trusted: ReadonlyMap<string, LogKeys>;
  readonly #now: Map<string, LogKeys>;
  readonly #store: WitnessStore;

  constructor(trusted: ReadonlyMap<string, LogKeys>, store: WitnessStore) {
    this.#trusted = trusted;
    this.#now = new Map(trusted);
    this.#store = store;
  }

  get origins(): readonly string[] {
    return [...this.#trusted.keys()];
  }

  of(origin: string): LogKeys | undefined {
    return this.#now.get(origin);
  }

  /** Takes over statements, oldest first; those known already may be missing at the end, not changed. */
  async adopt(origin: string, statements: readonly Uint8Array[]): Promise<void> {
    const known = await this.#store.rotations(origin);
    known.forEach((statement, i) => {
      const shown = statements[i];
      if (shown !== undefined && parseNote(shown).text !== parseNote(statement).text) {
        throw new TlogError('broken-rotation', `${origin} has changed a key rotation that it had shown`);
      }
    });
    const all = [...known, ...statements.slice(known.length)];
    if (all.length === 0) return;
    const keys = await keyChain(await this.#trustedIn(origin, all), all);
    for (let n = known.length + 1; n <= all.length; n++) {
      await this.#store.keepRotation(origin, n, all[n - 1] as Uint8Array);
    }
    this.#now.set(origin, keys);
  }

  /** A cosigned checkpoint that is a rotation statement says by which key the log goes on. */
  async adoptFrom(origin: string, signed: Uint8Array): Promise<void> {
    if (!isRotation(signed)) return;
    const known = await this.#store.rotations(origin);
    const { text } = parseNote(signed);
    if (known.some((statement) => parseNote(statement).text === text)) return;
    try {
      await this.adopt(origin, [...known, signed]);
    } catch (error) {
      // Not whole, or not of the current key: a checkpoint with a line that means nothing.
      if (!(error instanceof TlogError)) throw error;
    }
  }

  async #trustedIn(origin: string, statements: readonly Uint8Array[]): Promise<NoteVerifier> {
    const rotations = await Promise.all(statements.map(openRotation));
    const chain = rotations.flatMap(({ oldKey, newKey }) => [oldKey, newKey].map(formatVerifierKey));
    const trusted = listKeys(this.#trusted.get(origin) ?? []).find(({ verifier }) =>
      chain.includes(formatVerifierKey(verifier)),
    );
    if (trusted !== undefined) return trusted.verifier;
    throw new TlogError('broken-rotation', `the key rotations of ${origin} do not lead to a trusted key`);
  }
}

/** The keys whose signatures on a checkpoint are worth keeping: the log's, and the next one where it names one. */
export async function signersOf(keys: LogKeys, signed: Uint8Array): Promise<NoteVerifier[]> {
  const known = listKeys(keys).map(({ verifier }) => verifier);
  if (!isRotation(signed)) return known;
  try {
    return [...known, (await openRotation(signed)).newKey];
  } catch (error) {
    if (error instanceof TlogError) return known;
    throw error;
  }
}
