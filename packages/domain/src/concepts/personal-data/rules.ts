import { DAY_MS } from '../../kernel/time/time.ts';
/** Why somebody of the receiving organisation reads who gave. Words from a list, so that the record of readings names nobody. */
export const READING_REASONS = [
  'issue-receipt',
  'answer-donor',
  'return-gift',
  'audit',
  'legal-duty',
  'emergency',
] as const;
export type ReadingReason = (typeof READING_REASONS)[number];

/** Why personal data were destroyed: the cases of PIPL 47, and the request of the person (PIPL 44, 45, 47). */
export const ERASURE_REASONS = [
  'person-asked',
  'consent-withdrawn',
  'purpose-achieved',
  'retention-ended',
  'unlawful',
] as const;
export type ErasureReason = (typeof ERASURE_REASONS)[number];

/** Days after the end of an incident's response after which personal data go, unless the operator sets another number. */
export const RETENTION_DAYS_DEFAULT = 180;
/** The longest period that an operator may set. */
export const RETENTION_DAYS_MAX = 3_650;

/**
 * Has the time come to destroy what is held about those who gave to an incident (突发事件应对法 85, PIPL 47)? Only its end
 * starts the clock: while the response goes on the data are needed for receipts and returns.
 */
export function retentionEnded(closedAt: string | null, days: number, now: string): boolean {
  return closedAt !== null && Date.parse(now) >= Date.parse(retentionUntil(closedAt, days));
}

/** The moment (ISO 8601 UTC) to which data may be held; `days` are those of the operator. */
export const retentionUntil = (closedAt: string, days: number): string =>
  new Date(Date.parse(closedAt) + days * DAY_MS).toISOString();
