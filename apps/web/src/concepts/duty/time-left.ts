import { number } from '#format/format.ts';
import type { Texts } from '#site/texts.ts';

const HOUR_MS = 3_600_000;

/** Hours up to two days, then days: nobody counts 400 hours. */
export function timeLeft({ duties }: Texts, due: string, now: string, isOver: boolean): string {
  const hours = Math.floor(Math.abs(Date.parse(due) - Date.parse(now)) / HOUR_MS);
  if (hours < 1) return isOver ? duties.overJust : duties.leftSoon;
  if (hours < 48) return (isOver ? duties.over : duties.left)(number(hours));
  return (isOver ? duties.overDays : duties.leftDays)(number(Math.floor(hours / 24)));
}
