import type { FactData } from '../../kernel/fact/fact.ts';
import type { Lists } from '../../kernel/state/lists.ts';
import type { Proposal } from '../../kernel/state/proposal.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';

/** A name that a donor had, until when, and why no longer. */
export type FormerName = {
  readonly name: string;
  readonly until: string;
  readonly reason: string;
  readonly position: number;
};

/** Two entries of which somebody says that they are one giver. */
export type DonorMerge = Omit<FactData<'donor-merge.proposed'>, 'merge'> &
  Proposal & {
    readonly id: string;
    readonly by: string;
    /** Where they turned out to be two. */
    separated: NonNullable<Proposal['ended']> | null;
  };

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    /** Donor → its name as it was put right, and those before. */
    readonly donorNames: Map<string, { readonly name: string; readonly former: readonly FormerName[] }>;
    /** A donor that was merged → the one that stands for it, never one that was itself merged. */
    readonly donorStandsFor: Map<string, string>;
    /** The other way round. */
    readonly donorsMergedInto: Lists;
    readonly donorMerges: Map<string, DonorMerge>;
    /** By either donor. */
    readonly donorMergesOf: Lists;
    readonly donorMergesOpen: Set<string>;
  }
}

export const emptyDonorRecords = (): Pick<
  IncidentRecords,
  'donorNames' | 'donorStandsFor' | 'donorsMergedInto' | 'donorMerges' | 'donorMergesOf' | 'donorMergesOpen'
> => ({
  donorNames: new Map(),
  donorStandsFor: new Map(),
  donorsMergedInto: new Map(),
  donorMerges: new Map(),
  donorMergesOf: new Map(),
  donorMergesOpen: new Set(),
});
