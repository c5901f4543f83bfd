import type { IncidentRecords } from '../../kernel/state/state.ts';
import type { MatterKind } from './facts.ts';

export type Matter = {
  readonly id: string;
  kind: MatterKind;
  readonly organisation: string;
  readonly note: string;
  readonly foundAt: string;
  readonly recordedAt: string;
};

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    /** What organisations stated of themselves because a law obliges them to report it. */
    readonly matters: Map<string, Matter>;
  }
}

export const emptyMatterRecords = (): Pick<IncidentRecords, 'matters'> => ({ matters: new Map() });
