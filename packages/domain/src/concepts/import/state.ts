import type { FactData } from '../../kernel/fact/fact.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';

export type ImportRecord = Omit<FactData<'import.recorded'>, 'importId'> & {
  readonly id: string;
  readonly recordedAt: string;
  readonly setAside: FactData<'import.pieces-set-aside'>['pieces'];
};

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    readonly imports: Map<string, ImportRecord>;
  }
}

export const emptyImportRecords = (): Pick<IncidentRecords, 'imports'> => ({ imports: new Map() });
