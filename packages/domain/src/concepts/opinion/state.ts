import type { FactData } from '../../kernel/fact/fact.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';

export type Opinion = Omit<FactData<'opinion.noticed'>, 'opinion'> & {
  readonly id: string;
  readonly at: string;
  readonly organisation: string;
  readonly seat: string;
  readonly answers: {
    readonly answer: FactData<'opinion.answered'>['answer'];
    readonly release: number | null;
    readonly at: string;
  }[];
};

export type PressConference = Omit<FactData<'press-conference.held'>, 'conference' | 'release'> & {
  readonly release: number | null;
  readonly id: string;
  readonly at: string;
  readonly organisation: string;
};

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    /** What the public asked. */
    readonly opinions: Map<string, Opinion>;
    /** In the order in which they were noticed. */
    readonly opinionsInOrder: string[];
    readonly conferences: Map<string, PressConference>;
  }
}

export const emptyOpinionRecords = (): Pick<
  IncidentRecords,
  'opinions' | 'opinionsInOrder' | 'conferences'
> => ({
  opinions: new Map(),
  opinionsInOrder: [],
  conferences: new Map(),
});
