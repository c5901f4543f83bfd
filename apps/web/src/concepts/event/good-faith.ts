import { localDay } from '@tongzhou/domain';
import { place } from '#place/place.ts';
import { eventTexts } from './texts.ts';

/** What the law of the day says, in China, of whoever reported honestly what proved to be none; first the latest. */
const SINCE_IN_CHINA = [
  ['2025-11-01', eventTexts.goodFaith],
  ['2025-09-01', eventTexts.goodFaithOfDisease],
] as const;

/** Quoted as it holds at a moment: of what was noticed in 2020 no law of 2025 speaks, nor Chinese law elsewhere. */
export function goodFaithOn(moment: string) {
  const { code, clock } = place();
  const day = localDay(moment, clock);
  const ofTheDay = code === 'CN' && SINCE_IN_CHINA.find(([from]) => from <= day);
  return ofTheDay ? ofTheDay[1] : eventTexts.goodFaithBefore;
}
