import { MINUTE_MS, type Urgency } from '@tongzhou/domain';
import { z } from 'zod';

const minuteOfDay = z.int().min(0).max(1_439);
/** Minutes after midnight in China; an alarm comes all the same. */
export const quietSchema = z.strictObject({ from: minuteOfDay, until: minuteOfDay });
export type QuietHours = { readonly from: number; readonly until: number };

const DAY_MINUTES = 1_440;
/** China has one time all year, without daylight saving. */
const CHINA_OFFSET_MINUTES = 480;

/** Is this moment within the quiet hours (minutes after midnight in China; from after until runs over midnight)? */
export function isQuiet({ from, until }: QuietHours, now: Date): boolean {
  const minute = (Math.floor(now.getTime() / MINUTE_MS) + CHINA_OFFSET_MINUTES) % DAY_MINUTES;
  return from <= until ? from <= minute && minute < until : minute >= from || minute < until;
}

/** May this be told now? An alarm always; anything else waits for the end of the quiet hours. */
export const mayTell = (urgency: Urgency, quiet: QuietHours | null, now: Date): boolean =>
  urgency === 'alarm' || quiet === null || !isQuiet(quiet, now);
