import type { Fact } from './fact.ts';
import { instant } from './fields.ts';

/** A fact that was entered later than it happened says when: a paper of the night, typed in the morning. */
export const happenedFact = instant.optional();

/** When it happened: as stated, or when it was entered. Days, ages and clocks count from here. */
export const momentOf = ({ at, data }: Pick<Fact, 'at' | 'data'>): string =>
  (data as { happenedAt?: string }).happenedAt ?? at;
