import type { FactData } from '../fact/fact.ts';
import type { EVENT_KINDS, VERIFICATION_OUTCOMES } from './facts.ts';

export type Report = Omit<FactData<'event.reported'>, 'event'> & {
  readonly by: string;
  readonly at: string;
  readonly position: number;
};

export type Event = Omit<FactData<'event.noticed'>, 'event'> & {
  readonly id: string;
  readonly kind: (typeof EVENT_KINDS)[number];
  readonly at: string;
  readonly position: number;
  readonly reports: Report[];
  /** The last word on it; null: nobody has verified it yet. */
  outcome: (typeof VERIFICATION_OUTCOMES)[number] | null;
  readonly verifications: { readonly by: string; readonly at: string; readonly note: string }[];
  assessed: { readonly by: string; readonly at: string; readonly mustNotify: boolean } | null;
  endedAt: string | null;
};
