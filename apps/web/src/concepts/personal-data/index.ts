import type { Section } from '#form/section.ts';
import { personSection } from './form.ts';
import { looksTexts, personTexts } from './texts.ts';

/** Persons who gave, and who looked at their data. */
export const texts = { person: personTexts, looks: looksTexts };

export const sections: readonly Section[] = [personSection];
