import type { FactData } from '../../kernel/fact/fact.ts';
import type { Lists } from '../../kernel/state/lists.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';
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
  readonly seat: string;
  /** Null: it has none, or whoever replays the public log alone does not know them. */
  words: { readonly text: string; readonly salt: string } | null;
  disclosed: {
    readonly by: string;
    readonly at: string;
    readonly position: number;
    readonly text: string;
  } | null;
  readonly reports: Report[];
  /** The last word on it; null: nobody has verified it yet. */
  outcome: (typeof VERIFICATION_OUTCOMES)[number] | null;
  readonly verifications: { readonly by: string; readonly at: string; readonly note: string }[];
  assessed: { readonly by: string; readonly at: string; readonly mustNotify: boolean } | null;
  endedAt: string | null;
};

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    /** What was noticed and reported. */
    readonly events: Map<string, Event>;
    /** In the order in which they were noticed; also of each organisation. */
    readonly eventsInOrder: string[];
    readonly eventsOf: Lists;
  }
}

export const emptyEventRecords = (): Pick<IncidentRecords, 'events' | 'eventsInOrder' | 'eventsOf'> => ({
  events: new Map(),
  eventsInOrder: [],
  eventsOf: new Map(),
});
