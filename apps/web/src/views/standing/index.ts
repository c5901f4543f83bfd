import type { Section } from '#form/section.ts';
import { standingSection } from './form.ts';

/** Papers, strength to send, and newcomers. */
export const sections: readonly Section[] = [standingSection];
