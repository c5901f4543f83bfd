/** How long a site that is busy is waited for. */
export type Patience = {
  /** How often one file is asked for. */
  readonly tries: number;
  /** The pause after the first failure; it doubles with each, up to `pauseMsMost`, and is drawn from its upper half. */
  readonly pauseMs: number;
  readonly pauseMsMost: number;
  /** How long one answer may take, its body included. */
  readonly answerMs: number;
};

export const PATIENCE: Patience = { tries: 6, pauseMs: 1_000, pauseMsMost: 60_000, answerMs: 60_000 };

/** What is said when a file is asked for again. */
export type Retry = {
  readonly path: string;
  readonly detail: string;
  /** Which try is next, of how many. */
  readonly next: number;
  readonly of: number;
  readonly inMs: number;
};

/** Statuses by which a site, or what stands before it, says that it would answer later. */
const LATER: ReadonlySet<number> = new Set([408, 425, 429, 502, 503, 504]);
export const isLater = (status: number): boolean => LATER.has(status);

/** The pause before the next try, after `failures` of them; `asked` is what the site itself asks for. */
export function pauseMs(patience: Patience, failures: number, asked: number | null): number {
  const most = Math.min(patience.pauseMsMost, patience.pauseMs * 2 ** (failures - 1));
  // Many who were cut off together shall not come back together.
  const drawn = most * (0.5 + Math.random() / 2);
  return Math.min(patience.pauseMsMost, Math.max(drawn, asked ?? 0));
}

/** The milliseconds of a `Retry-After` header (RFC 9110, 10.2.3): seconds, or a moment; null for neither. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1_000;
  const moment = Date.parse(header);
  return Number.isNaN(moment) ? null : Math.max(0, moment - now);
}
