import { equalBytes } from '../encoding/bytes.ts';
import { TlogError } from '../error.ts';
import type { Evidence } from '../views/evidence.ts';
import { evidenceId } from '../views/evidence-id.ts';

/** Evidence kept for each log: the first contradictions say all; a log must not fill a witness's disk. */
export const EVIDENCE_KEPT_MAX = 100;

/** What a witness remembers: for each log the checkpoint cosigned last, its key rotations, and proof of contradictions. */
export interface WitnessStore {
  /** The signed note that was written last for this origin; `null` if none ever was. */
  read(origin: string): Promise<Uint8Array | null>;
  /**
   * Replaces `previous` by `next`, durably before it resolves, and atomically. Throws `state-conflict` when what is
   * stored is not `previous`.
   */
  replace(origin: string, previous: Uint8Array | null, next: Uint8Array): Promise<void>;
  /** Keeps evidence once; what is beyond `EVIDENCE_KEPT_MAX` for a log is let go. */
  keepEvidence(evidence: Evidence): Promise<void>;
  evidence(origin: string): Promise<readonly Evidence[]>;
  /** The log's rotation statements that were kept, oldest first. */
  rotations(origin: string): Promise<readonly Uint8Array[]>;
  /** Keeps the `n`th rotation statement, from 1, durably before it resolves. */
  keepRotation(origin: string, n: number, statement: Uint8Array): Promise<void>;
}

/** For tests, and for a witness whose host keeps the state elsewhere. */
export class MemoryWitnessStore implements WitnessStore {
  readonly notes = new Map<string, Uint8Array>();
  readonly #evidence = new Map<string, Evidence[]>();
  readonly #rotations = new Map<string, Uint8Array[]>();

  async read(origin: string): Promise<Uint8Array | null> {
    return this.notes.get(origin) ?? null;
  }

  async replace(origin: string, previous: Uint8Array | null, next: Uint8Array): Promise<void> {
    checkPrevious(origin, this.notes.get(origin) ?? null, previous);
    this.notes.set(origin, next);
  }

  async keepEvidence(evidence: Evidence): Promise<void> {
    const kept = this.#evidence.get(evidence.origin) ?? [];
    if (kept.length < EVIDENCE_KEPT_MAX && !kept.some((each) => evidenceId(each) === evidenceId(evidence))) {
      this.#evidence.set(evidence.origin, [...kept, evidence]);
    }
  }

  async evidence(origin: string): Promise<readonly Evidence[]> {
    return this.#evidence.get(origin) ?? [];
  }

  async rotations(origin: string): Promise<readonly Uint8Array[]> {
    return this.#rotations.get(origin) ?? [];
  }

  async keepRotation(origin: string, n: number, statement: Uint8Array): Promise<void> {
    const kept = this.#rotations.get(origin) ?? [];
    this.#rotations.set(origin, [...kept.slice(0, n - 1), statement]);
  }
}

/** Throws `state-conflict` unless the state is the one that the writer has read. */
export function checkPrevious(origin: string, stored: Uint8Array | null, previous: Uint8Array | null): void {
  const same = stored === null || previous === null ? stored === previous : equalBytes(stored, previous);
  if (!same)
    throw new TlogError('state-conflict', `${origin}: somebody else has written to the witness's state`);
}
