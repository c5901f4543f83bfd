import type { IncidentRecords } from '../../kernel/state/state.ts';

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    /** When the server had destroyed what it held of the persons of this incident. */
    personalDataDestroyedAt: string | null;
  }
}

export const emptyPersonalDataRecords = (): Pick<IncidentRecords, 'personalDataDestroyedAt'> => ({
  personalDataDestroyedAt: null,
});
