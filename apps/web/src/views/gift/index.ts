import { giftTexts } from './texts.ts';

/** A gift, followed by its receipt. */
export const texts = { gift: giftTexts };
