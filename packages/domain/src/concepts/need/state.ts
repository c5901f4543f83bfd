import type { FactData } from '../../kernel/fact/fact.ts';

export type Need = Omit<FactData<'need.stated'>, 'need'> & {
  readonly id: string;
  readonly statedAt: string;
  readonly position: number;
  readonly statedBy: string;
  /** How many statements stand behind this one. */
  readonly statements: number;
  /** Progress since the latest statement, base units. */
  reserved: number;
  inTransit: number;
  delivered: number;
};
