import type { FactData } from '../../kernel/fact/fact.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';

export type Release = Omit<FactData<'release.drafted'>, 'release'> & {
  readonly id: string;
  readonly draftedAt: string;
  readonly draftedBySeat: string;
  readonly draftPosition: number;
  status: 'drafted' | 'published' | 'declined';
  /** Permanent, per incident, from 1. */
  number: number | null;
  publishedAt: string | null;
  publishedContent: FactData<'release.published'>['content'] | null;
  /** The release that corrected this one. */
  correctedBy: string | null;
};

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    readonly releases: Map<string, Release>;
  }
}

export const emptyReleaseRecords = (): Pick<IncidentRecords, 'releases'> => ({ releases: new Map() });
