import type { Tally } from '@tongzhou/formats';

/** What an import did, so that every piece that was read is accounted for. */
export type ImportReport = {
  readonly incident: string;
  readonly asOf: string;
  /** What was read, and what became of each piece. */
  readonly tally: Tally;
  /** What became of each need line that was read: these add up to `tally.needsStated`. */
  readonly needs: {
    /** Stated for the first time. */
    stated: number;
    /** A later statement of a known need. */
    updated: number;
    unchanged: number;
    /** The system knows a statement that is newer than the snapshot. */
    older: number;
    /** The facility's own word, or a checked one, is not replaced by a public list. */
    strongerKept: number;
    refused: number;
  };
  readonly services: { listed: number; unchanged: number; refused: number };
  readonly organisationsRegistered: number;
  readonly factsWritten: number;
  readonly importId: string | null;
  /** Empty, or sums that do not add up: then the import has failed. */
  readonly differences: readonly { what: string; stated: number; counted: number }[];
  readonly refusals: readonly { where: string; code: string; detail: string }[];
};
