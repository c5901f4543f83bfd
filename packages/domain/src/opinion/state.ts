import type { FactData } from '../fact/fact.ts';

export type Opinion = Omit<FactData<'opinion.noticed'>, 'opinion'> & {
  readonly id: string;
  readonly at: string;
  readonly organisation: string;
  readonly seat: string;
  readonly answers: (Pick<FactData<'opinion.answered'>, 'answer'> & { readonly at: string })[];
};

export type PressConference = Omit<FactData<'press-conference.held'>, 'conference'> & {
  readonly id: string;
  readonly at: string;
  readonly organisation: string;
};
