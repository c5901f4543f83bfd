import type { Section } from '#form/section.ts';
import { correctionSection, giversCorrectionSection } from './form.ts';
import { correctionTexts } from './texts.ts';

/** What was typed wrongly of a gift, with old and new. */
export const texts = { correction: correctionTexts };

export const sections: readonly Section[] = [correctionSection, giversCorrectionSection];
