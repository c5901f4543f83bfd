import type { FactData } from '../../kernel/fact/fact.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';

export type Submission = Omit<FactData<'submission.made'>, 'submission'> & {
  readonly id: string;
  readonly recordedAt: string;
  /** The fact that proves it, by position in the journal. */
  readonly position: number;
};

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    readonly submissions: Map<string, Submission>;
  }
}

export const emptySubmissionRecords = (): Pick<IncidentRecords, 'submissions'> => ({
  submissions: new Map(),
});
