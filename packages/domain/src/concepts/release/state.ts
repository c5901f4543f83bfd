import type { FactData } from '../../kernel/fact/fact.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';

export type Release = Omit<FactData<'release.drafted'>, 'release'> & {
  readonly id: string;
  readonly draftedAt: string;
  readonly draftedBy: string;
  readonly draftedBySeat: string;
  readonly draftPosition: number;
  status: 'drafted' | 'published' | 'declined';
  /** Permanent, per incident, from 1. */
  number: number | null;
  publishedAt: string | null;
  publishedContent: FactData<'release.published'>['content'] | null;
  /** In which entry: its figures are those of the record before that one. */
  publishedBy: { readonly organisation: string; readonly seat: string; readonly position: number } | null;
  /** The release that corrected this one. */
  correctedBy: string | null;
};

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    readonly releases: Map<string, Release>;
    /** Published, in the order of their numbers. */
    readonly releasesByNumber: Map<number, string>;
  }
}

export const emptyReleaseRecords = (): Pick<IncidentRecords, 'releases' | 'releasesByNumber'> => ({
  releases: new Map(),
  releasesByNumber: new Map(),
});
