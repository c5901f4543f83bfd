import type { FactData } from '../../kernel/fact/fact.ts';
import type { Setting } from '../../kernel/item/item.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';
import type { Checked } from '../need/state.ts';

type Report = FactData<'facility.load-reported'>;

/** People in care and beds of one setting; null: not said. */
export type SettingLoad = Report['loads'][number];

export type FacilityLoad = Omit<Report, 'waits' | 'confirmed'> &
  Checked & {
    readonly reportedAt: string;
    readonly position: number;
    readonly reportedBySeat: string;
    /** What counts, setting by setting: the latest report, or the one before it while that waits for confirmation. */
    readonly counts: readonly SettingLoad[];
    /** What another organisation confirmed last, or else the first that was plausible: later ones are held against it. */
    readonly anchor: readonly SettingLoad[];
    /** Settings that wait for another organisation's confirmation. */
    readonly waits: readonly Setting[];
    /** Its class, by which it is held against its like. */
    readonly facilityClass: string;
  };

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    /** By facility: the people in its care. */
    readonly loads: Map<string, FacilityLoad>;
  }
}

export const emptyLoadRecords = (): Pick<IncidentRecords, 'loads'> => ({ loads: new Map() });
