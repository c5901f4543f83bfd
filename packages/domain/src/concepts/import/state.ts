import type { FactData } from '../../kernel/fact/fact.ts';

export type ImportRecord = Omit<FactData<'import.recorded'>, 'importId'> & {
  readonly id: string;
  readonly recordedAt: string;
  readonly setAside: FactData<'import.pieces-set-aside'>['pieces'];
};
