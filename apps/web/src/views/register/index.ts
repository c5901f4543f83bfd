import type { Section } from '#form/section.ts';
import { registerSection } from './form.ts';

/** Who and what there is: kept by those who coordinate. */
export const sections: readonly Section[] = [registerSection];
