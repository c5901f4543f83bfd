import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseCheckpoint } from '../checkpoint/checkpoint.ts';
import { toHex } from '../encoding/bytes.ts';
import { encodeText } from '../encoding/text.ts';
import { TlogError } from '../error.ts';
import { sha256 } from '../hash/hash.ts';
import { parseNote } from '../note/note.ts';
import { readRotations, rotationPath } from '../rotation/key-chain.ts';
import type { Evidence } from '../views/evidence.ts';
import { formatEvidence, parseEvidence } from '../views/evidence-file.ts';
import { evidenceId } from '../views/evidence-id.ts';
import { checkPrevious, EVIDENCE_KEPT_MAX, type WitnessStore } from '../witness/witness-store.ts';
import { readFileOrNull, writeDurably } from './durable-file.ts';
import { lockFolder } from './folder-lock.ts';

/** The name under which a witness serves a log: SHA-256 of its origin in hexadecimal (C2SP tlog-witness). */
export const originHash = (origin: string): string => toHex(sha256(encodeText(origin)));

/**
 * A witness's memory in a folder: `<origin hash>/checkpoint` and `<origin hash>/evidence/…`. One process owns the
 * folder; what it has replaced is on the disk before anybody hears of it, and a log's size never goes back.
 */
export class FolderWitnessStore implements WitnessStore {
  readonly #folder: string;
  /** Gives the folder up. */
  readonly close: () => Promise<void>;

  private constructor(folder: string, close: () => Promise<void>) {
    this.#folder = folder;
    this.close = close;
  }

  /** Throws `state-conflict` while another process owns the folder. */
  static async open(folder: string): Promise<FolderWitnessStore> {
    return new FolderWitnessStore(folder, await lockFolder(folder));
  }

  read(origin: string): Promise<Uint8Array | null> {
    return readFileOrNull(this.#checkpoint(origin));
  }

  async replace(origin: string, previous: Uint8Array | null, next: Uint8Array): Promise<void> {
    const stored = await this.read(origin);
    checkPrevious(origin, stored, previous);
    if (stored !== null && sizeOf(next) < sizeOf(stored)) {
      throw new TlogError('state-conflict', `${origin}: the state of a witness never goes back`);
    }
    await writeDurably(this.#checkpoint(origin), next);
  }

  async keepEvidence(evidence: Evidence): Promise<void> {
    const names = await this.#evidenceNames(evidence.origin);
    const name = `${evidenceId(evidence)}.json`;
    if (names.includes(name) || names.length >= EVIDENCE_KEPT_MAX) return;
    await writeDurably(join(this.#evidenceFolder(evidence.origin), name), formatEvidence(evidence));
  }

  async evidence(origin: string): Promise<readonly Evidence[]> {
    const names = await this.#evidenceNames(origin);
    const files = await Promise.all(
      names.map((name) => readFileOrNull(join(this.#evidenceFolder(origin), name))),
    );
    return files.flatMap((bytes) => (bytes === null ? [] : [parseEvidence(bytes)]));
  }

  async rotations(origin: string): Promise<readonly Uint8Array[]> {
    return readRotations((path) => readFileOrNull(join(this.#folder, originHash(origin), path)));
  }

  async keepRotation(origin: string, n: number, statement: Uint8Array): Promise<void> {
    await writeDurably(join(this.#folder, originHash(origin), rotationPath(n)), statement);
  }

  async #evidenceNames(origin: string): Promise<string[]> {
    try {
      const names = await readdir(this.#evidenceFolder(origin));
      return names.filter((name) => name.endsWith('.json')).sort();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }

  #checkpoint(origin: string): string {
    return join(this.#folder, originHash(origin), 'checkpoint');
  }

  #evidenceFolder(origin: string): string {
    return join(this.#folder, originHash(origin), 'evidence');
  }
}

const sizeOf = (signed: Uint8Array): number => parseCheckpoint(parseNote(signed).text).size;
