import type { FactData } from '../../kernel/fact/fact.ts';

export type Service = Omit<FactData<'service.listed'>, 'service'> & {
  readonly id: string;
  readonly listedAt: string;
};
