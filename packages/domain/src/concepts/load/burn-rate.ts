import { z } from 'zod';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { SETTINGS, type Setting } from '../../kernel/item/item.ts';
import type { IncidentState } from '../../kernel/state/state.ts';

/**
 * What care takes: units a patient and day, in thousandths. Published rates differ by a factor of forty, so they are
 * terms of the charter, each with its source, and not figures of the program.
 */
export const burnRateSchema = z.strictObject({
  item: identifier,
  /** Null: every setting that has no rate of its own. */
  setting: z.enum(SETTINGS).nullable(),
  perThousandPatientDays: z.int().min(1).max(1_000_000),
  source: shortText,
});
export type BurnRate = z.infer<typeof burnRateSchema>;

export type UseEstimate = {
  readonly patients: number;
  readonly perThousandPatientDays: number;
  /** Base units a day. */
  readonly usePerDay: number;
};

/**
 * Use a day = min(patients, beds) × rate, rounded up (WHO, _COVID-19 Essential Supplies Forecasting Tool_, 2020: care
 * is bounded by beds). Null: no rate agreed, or the facility has said neither patients nor beds of this setting.
 */
export function estimateUse(
  incident: IncidentState,
  rates: readonly BurnRate[],
  facility: string,
  item: string,
  setting: Setting,
): UseEstimate | null {
  const load = incident.loads.get(facility)?.counts.find((each) => each.setting === setting);
  const rate =
    rates.find((each) => each.item === item && each.setting === setting) ??
    rates.find((each) => each.item === item && each.setting === null);
  if (!load || !rate) return null;
  const said = [load.patients, load.beds].filter((each) => each !== null);
  if (said.length === 0) return null;
  const patients = Math.min(...said);
  const { perThousandPatientDays } = rate;
  return {
    patients,
    perThousandPatientDays,
    usePerDay: Math.ceil((patients * perThousandPatientDays) / 1_000),
  };
}
