import type { FactData } from '../../kernel/fact/fact.ts';

export type Submission = Omit<FactData<'submission.made'>, 'submission'> & {
  readonly id: string;
  readonly recordedAt: string;
  /** The fact that proves it, by position in the journal. */
  readonly position: number;
};
