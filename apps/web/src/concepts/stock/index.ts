import type { Section } from '#form/section.ts';
import { stockSection } from './form.ts';

/** Goods in store: counted, held, moved, used, lost. */
export const sections: readonly Section[] = [stockSection];
