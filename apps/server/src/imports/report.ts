import type { Tally } from '@tongzhou/formats';

/** What an import did, so that every piece that was read is accounted for. */
export type ImportReport = {
  readonly incident: string;
  /** Nothing was written: it was only looked at. */
  readonly isCheck: boolean;
  readonly asOf: string;
  /** In an exercise: the moment of which the list speaks, where the exercise's clock has not come there; it is taken as of the clock. */
  readonly saysAsOf: string | null;
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
    /** Of facilities of which nobody knows where they lie: they are asked about. */
    asked: number;
    refused: number;
  };
  /** Of those that are unchanged: earlier lists said them, and this later one has confirmed them. */
  readonly needsAgain: number;
  /** What earlier lists named and this one does not. */
  readonly gone: {
    hospitals: number;
    lines: number;
    /** Needs that were withdrawn because somebody has answered that they are over. */
    closed: number;
  };
  /** What a person is asked, in the room for imports. */
  readonly questions: number;
  readonly services: { listed: number; unchanged: number; refused: number };
  readonly organisationsRegistered: number;
  readonly factsWritten: number;
  readonly importId: string | null;
  /** Empty, or sums that do not add up: then the import has failed. */
  readonly differences: readonly { what: string; stated: number; counted: number }[];
  readonly refusals: readonly { where: string; code: string; detail: string }[];
};
