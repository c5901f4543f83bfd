import type { Section } from '#form/section.ts';
import { interestSection } from './form.ts';
import { interestTexts } from './texts.ts';

/** Who keeps out of what, because he is tied to whom it concerns. */
export const texts = { interests: interestTexts };

export const sections: readonly Section[] = [interestSection];
