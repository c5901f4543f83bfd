import type { Section } from '#form/section.ts';
import { donationSection } from './form.ts';
import { inspectionSection } from './inspection-form.ts';
import { earmarkTexts } from './texts.ts';

/** Gifts: received, inspected, kept for whom the donor named. */
export const texts = { earmarks: earmarkTexts };

export const sections: readonly Section[] = [donationSection, inspectionSection];
