import type { Section } from '#form/section.ts';
import { deliveryCorrectionSection } from './form.ts';
import { deliveryCorrectionTexts } from './texts.ts';

/** What was signed for wrongly, with old and new. */
export const texts = { deliveryCorrection: deliveryCorrectionTexts };

export const sections: readonly Section[] = [deliveryCorrectionSection];
