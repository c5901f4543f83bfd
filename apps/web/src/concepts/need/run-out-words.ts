import { number } from '#format/format.ts';
import type { Texts } from '#site/texts.ts';

/** Up to here a store is counted in hours, beyond in days. */
const HOURS_MAX = 72;

/** How long a store lasts, or how long ago it was used up; `hours` as a row of needs has them. */
export function runOutWords({ needs }: Pick<Texts, 'needs'>, hours: number): string {
  const away = Math.abs(hours);
  const days = away > HOURS_MAX ? number(Math.floor(away / 24)) : null;
  if (hours < 0) return days === null ? needs.ranOutHours(number(away)) : needs.ranOutDays(days);
  if (hours === 0) return needs.runOutUnderHour;
  return days === null ? needs.runOutHours(number(away)) : needs.runOutDays(days);
}
