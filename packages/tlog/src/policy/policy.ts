import type { VerifierKey } from '../note/key.ts';

/** A policy file taken apart (C2SP tlog-policy): which logs, which witnesses, and how many of them are enough. */
export interface TlogPolicy {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  /** Each may name only witnesses and groups before it. */
  readonly groups: readonly PolicyGroup[];
  /** Name of a witness or group; `none` asks for no cosignature. */
  readonly quorum: string;
}

/** A log whose checkpoints are accepted; its key bears its origin. */
export interface PolicyLog {
  readonly key: VerifierKey;
  readonly url?: string;
}

/** A witness under the name that groups and the quorum know it by. */
export interface PolicyWitness {
  readonly name: string;
  readonly key: VerifierKey;
  /** Its submission prefix (C2SP tlog-witness), for those who ask it for cosignatures. */
  readonly url?: string;
}

/** Has witnessed what at least `threshold` of its members have witnessed. */
export interface PolicyGroup {
  readonly name: string;
  readonly threshold: number;
  readonly members: readonly string[];
}

/** The predefined quorum that asks for no cosignature. */
export const QUORUM_NONE = 'none';
