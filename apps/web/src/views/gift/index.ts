import type { MainPage } from '#page/page.ts';
import { navTexts } from '#texts/site.ts';
import { giftTexts } from './texts.ts';

/** A gift, followed by its receipt. */
export const texts = { gift: giftTexts };

export const mainPages: readonly MainPage[] = [{ path: 'gift', order: 6, title: navTexts.gift }];
