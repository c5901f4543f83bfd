import type { Section } from '#form/section.ts';
import { codeSection } from './form.ts';

/** Codes with which others sign in a facility's name. */
export const sections: readonly Section[] = [codeSection];
