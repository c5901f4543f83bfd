import type { Section } from '#form/section.ts';
import { shipmentCorrectionSection } from './form.ts';
import { shipmentCorrectionTexts } from './texts.ts';

/** What was entered wrongly at the gate, or of what was missing, with old and new. */
export const texts = { shipmentCorrection: shipmentCorrectionTexts };

export const sections: readonly Section[] = [shipmentCorrectionSection];
