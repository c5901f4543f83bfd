import { localDay } from '@tongzhou/domain';
import { eventTexts } from './texts.ts';

/** What the law of the day says of whoever reported honestly what proved to be none; first the latest. */
const SINCE = [
  ['2025-11-01', eventTexts.goodFaith],
  ['2025-09-01', eventTexts.goodFaithOfDisease],
] as const;

/** Quoted as it holds at a moment: of what was noticed in 2020 no law of 2025 speaks. */
export function goodFaithOn(moment: string) {
  const day = localDay(moment);
  return SINCE.find(([from]) => from <= day)?.[1] ?? eventTexts.goodFaithBefore;
}
