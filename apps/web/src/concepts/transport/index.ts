import type { Section } from '#form/section.ts';
import { transportSection } from './form.ts';

/** Roads, and who can carry how much. */
export const sections: readonly Section[] = [transportSection];
