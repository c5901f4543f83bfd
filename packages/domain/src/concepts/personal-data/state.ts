import type { FactData } from '../../kernel/fact/fact.ts';
import type { IncidentRecords, State } from '../../kernel/state/state.ts';

/** By whose second signature, when and why: what the server notes beside the row that it destroys. */
export type Forgotten = Pick<FactData<'personal-data.forgotten'>, 'reason'> & {
  readonly at: string;
  readonly organisation: string;
  readonly seat: string;
};

declare module '../../kernel/state/state.ts' {
  interface State {
    /** Author's seat and fingerprint of a text → who passed it. */
    readonly textsPassed: Map<string, { readonly at: string; readonly by: string }>;
  }
  interface IncidentRecords {
    /** When the server had destroyed what it held of the persons of this incident. */
    personalDataDestroyedAt: string | null;
    /** By commitment, those of whom two people decided that what is held goes before its time. */
    readonly personsForgotten: Map<string, Forgotten>;
  }
}

export const emptyPersonalDataRecords = (): Pick<
  IncidentRecords,
  'personalDataDestroyedAt' | 'personsForgotten'
> => ({
  personalDataDestroyedAt: null,
  personsForgotten: new Map(),
});

export const emptyTextRegister = (): Pick<State, 'textsPassed'> => ({ textsPassed: new Map() });
