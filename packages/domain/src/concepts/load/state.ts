import type { FactData } from '../../kernel/fact/fact.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';
import type { Checked } from '../need/state.ts';

export type FacilityLoad = FactData<'facility.load-reported'> &
  Checked & {
    readonly reportedAt: string;
    readonly position: number;
    readonly reportedBySeat: string;
  };

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    /** By facility: the people in its care. */
    readonly loads: Map<string, FacilityLoad>;
  }
}

export const emptyLoadRecords = (): Pick<IncidentRecords, 'loads'> => ({ loads: new Map() });
