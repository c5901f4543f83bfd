import type { IncidentState } from '../../kernel/state/state.ts';
import { estimateUse } from '../load/burn-rate.ts';
import type { NeedEntry } from './terms.ts';

/** A facility's standard need by the people in its care, rounded up to whole base units; unknown where it has not said. */
export function needRow(incident: IncidentState, entry: NeedEntry, facility: string) {
  const { item, setting, perThousandPatientDays, source, days } = entry;
  const rate = { item, setting, perThousandPatientDays, source };
  const estimate = estimateUse(incident, [rate], facility, item, setting);
  return estimate === null
    ? { facility, patients: null, amount: null, usePerDay: null }
    : {
        facility,
        patients: estimate.patients,
        amount: Math.ceil((estimate.patients * perThousandPatientDays * days) / 1_000),
        usePerDay: estimate.usePerDay,
      };
}
