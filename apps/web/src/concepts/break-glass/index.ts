import type { Section } from '#form/section.ts';
import { breakGlassSection } from './form.ts';
import { breakGlassTexts } from './texts.ts';

/** Goods that leave without an order. */
export const texts = { breakGlass: breakGlassTexts };

export const sections: readonly Section[] = [breakGlassSection];
