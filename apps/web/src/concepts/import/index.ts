import type { Section } from '#form/section.ts';
import { importSection } from './form.ts';

/** Records that came from elsewhere. */
export const sections: readonly Section[] = [importSection];
