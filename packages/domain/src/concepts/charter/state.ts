import type { Charter } from '../../kernel/charter/charter.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    /** The last in force. */
    readonly charters: Charter[];
  }
}

export const emptyCharterRecords = (): Pick<IncidentRecords, 'charters'> => ({ charters: [] });
