import type { MandateFunction } from '../command/functions.ts';
import type { Bilingual } from '../words/words.ts';

/**
 * open: owed, and its time (if the rule gives one) is not over. met: in time. late: met after its time. breached: its time
 * is over and nothing met it. lifted: nothing is owed any more, and its time was not over.
 */
export const DUTY_STATES = ['breached', 'open', 'late', 'met', 'lifted'] as const;
export type DutyState = (typeof DUTY_STATES)[number];

/** Exactly one of the three is not null. */
export type Ower = {
  readonly organisation: string | null;
  readonly function: { readonly name: MandateFunction; readonly area: string } | null;
  readonly office: Bilingual | null;
};

/** A rule that stands behind a duty; for the charter's own, which version of the charter. */
export type Citation = { readonly rule: string; readonly charterVersion: number | null };

/** Who owes what since when, until when. The state is computed from it and a moment. */
export type Duty = {
  /** Place in the book, from 0. */
  readonly ordinal: number;
  readonly incident: string;
  readonly kind: string;
  /** What it is about (a lot, …); null: the incident. */
  readonly subject: string | null;
  readonly ower: Ower;
  /** The fact that began it. */
  readonly position: number;
  since: string;
  /** Null: promptly, without a number. */
  due: string | null;
  /** The first decides the due moment (the strictest); the others say the same with more time, or with none named. */
  cited: readonly Citation[];
  metAt: string | null;
  /** The fact that met or ended it. */
  closedBy: number | null;
  endedAt: string | null;
};

export function dutyState(duty: Duty, now: string): DutyState {
  const { due, metAt, endedAt } = duty;
  if (metAt !== null) return due !== null && due < metAt ? 'late' : 'met';
  if (due !== null && due < (endedAt ?? now)) return 'breached';
  return endedAt === null ? 'open' : 'lifted';
}

/** Owed still: open, or breached and not yet made good. */
export const isOutstanding = (duty: Duty): boolean => duty.metAt === null && duty.endedAt === null;
