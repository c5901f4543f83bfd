/** A row of the database that is not what the facts, or the log, say it must be. In English, for the operator. */
export type Finding = {
  readonly table: string;
  /** Which row: its key. */
  readonly row: string;
  readonly detail: string;
};

/** Enough to see what has happened; the rest is not counted. */
export const FINDINGS_MAX = 20;

export const say = ({ table, row, detail }: Finding): string => `${table} ${row}: ${detail}`;
