import type { FactData } from '../../kernel/fact/fact.ts';
import type { Groups } from '../../kernel/state/lists.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';

export type Submission = Omit<FactData<'submission.made'>, 'submission' | 'about'> & {
  /** An appeal's plan or notice may come before it, and is about nothing until the appeal names it. */
  about: string | null;
  readonly id: string;
  readonly recordedAt: string;
  /** The fact that proves it, by position in the journal. */
  readonly position: number;
};

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    readonly submissions: Map<string, Submission>;
    /** Organisation → what it filed of an appeal that has not begun. */
    readonly filedAhead: Groups;
  }
}

export const emptySubmissionRecords = (): Pick<IncidentRecords, 'submissions' | 'filedAhead'> => ({
  submissions: new Map(),
  filedAhead: new Map(),
});
