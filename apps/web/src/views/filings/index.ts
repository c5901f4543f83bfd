import type { Section } from '#form/section.ts';
import { filingSection } from './form.ts';

/** What is owed to offices and the public outside of this system. */
export const sections: readonly Section[] = [filingSection];
