import type { Duty } from '../kernel/duty/duty.ts';
import { HOUR_MS } from '../kernel/time/time.ts';

/** Nobody is warned earlier than this before a duty runs out, in hours. */
export const WARNING_HOURS_MAX = 24;
/** Of a shorter term, this part is left when the warning comes. */
const TERM_LEFT = 1 / 4;

/**
 * When whoever owes a duty is warned (ISO 8601 UTC): a quarter of its term before it runs out, 24 hours before at most.
 * Null for a duty without a clock. The one place that says so; docs/notifications.md repeats it.
 */
export function warnsAt({ since, due }: Pick<Duty, 'since' | 'due'>): string | null {
  if (due === null) return null;
  const end = Date.parse(due);
  const ahead = Math.min((end - Date.parse(since)) * TERM_LEFT, WARNING_HOURS_MAX * HOUR_MS);
  return new Date(end - Math.max(0, ahead)).toISOString();
}
