import type { FactData } from '../../kernel/fact/fact.ts';
import type { Lists } from '../../kernel/state/lists.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';
import type { PLEDGE_OUTCOMES } from './facts.ts';

export type Pledge = Omit<FactData<'pledge.made'>, 'pledge'> & {
  readonly id: string;
  readonly at: string;
  readonly seat: string;
  /** Null while it waits. */
  answer: {
    readonly outcome: (typeof PLEDGE_OUTCOMES)[number];
    readonly to: string | null;
    readonly reason: string | null;
    readonly by: string;
    readonly at: string;
  } | null;
  withdrawn: { readonly at: string; readonly reason: string } | null;
};

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    readonly pledges: Map<string, Pledge>;
    /** Those that wait for an answer, in the order in which they came. */
    readonly pledgesOpen: Set<string>;
    /** Organisation → its pledges, in the order in which they came. */
    readonly pledgesOf: Lists;
  }
}

export const emptyPledgeRecords = (): Pick<IncidentRecords, 'pledges' | 'pledgesOpen' | 'pledgesOf'> => ({
  pledges: new Map(),
  pledgesOpen: new Set(),
  pledgesOf: new Map(),
});
