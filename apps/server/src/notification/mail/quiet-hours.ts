import { CHINA, localMinute, type Urgency } from '@tongzhou/domain';
import { z } from 'zod';

const minuteOfDay = z.int().min(0).max(1_439);
/** Minutes after midnight by the clock of the place; an alarm comes all the same. */
export const quietSchema = z.strictObject({ from: minuteOfDay, until: minuteOfDay });
export type QuietHours = { readonly from: number; readonly until: number };

/** Is this moment within the quiet hours (minutes after midnight there; from after until runs over midnight)? */
export function isQuiet({ from, until }: QuietHours, now: Date, clock: string = CHINA): boolean {
  const [hours, minutes] = localMinute(now.toISOString(), clock).slice(11).split(':').map(Number) as [
    number,
    number,
  ];
  const minute = 60 * hours + minutes;
  return from <= until ? from <= minute && minute < until : minute >= from || minute < until;
}

/** May this be told now? An alarm always; anything else waits for the end of the quiet hours. */
export const mayTell = (urgency: Urgency, quiet: QuietHours | null, now: Date, clock: string): boolean =>
  urgency === 'alarm' || quiet === null || !isQuiet(quiet, now, clock);
