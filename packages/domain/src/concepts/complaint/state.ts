import type { FactData } from '../../kernel/fact/fact.ts';
import type { Groups, Lists } from '../../kernel/state/lists.ts';
import type { Ordered } from '../../kernel/state/ordered.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';

export type Complaint = Omit<FactData<'complaint.made'>, 'complaint'> & {
  readonly id: string;
  readonly at: string;
  readonly seat: string;
  /** Null while it waits. */
  answer:
    | (Omit<FactData<'complaint.answered'>, 'complaint'> & { readonly by: string; readonly at: string })
    | null;
  withdrawn: { readonly at: string; readonly reason: string } | null;
};

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    readonly complaints: Map<string, Complaint>;
    /** By the moment at which they were made. */
    readonly complaintsInOrder: Ordered;
    /** Those that wait for an answer, in the order in which they came. */
    readonly complaintsOpen: Set<string>;
    /** Organisation → of its own those. */
    readonly complaintsOpenOf: Groups;
    /** Organisation → its own, in the order in which they came. */
    readonly complaintsOf: Lists;
    /** What they are about → those about it, in the order in which they came. */
    readonly complaintsAbout: Lists;
  }
}

export const emptyComplaintRecords = (): Pick<
  IncidentRecords,
  | 'complaints'
  | 'complaintsInOrder'
  | 'complaintsOpen'
  | 'complaintsOpenOf'
  | 'complaintsOf'
  | 'complaintsAbout'
> => ({
  complaints: new Map(),
  complaintsInOrder: [],
  complaintsOpen: new Set(),
  complaintsOpenOf: new Map(),
  complaintsOf: new Map(),
  complaintsAbout: new Map(),
});
