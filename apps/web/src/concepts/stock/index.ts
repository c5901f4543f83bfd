import type { Section } from '#form/section.ts';
import { stockSection } from './form.ts';
import { lossSection } from './loss-form.ts';

/** Goods in store: counted, held, moved, used, lost. */
export const sections: readonly Section[] = [stockSection, lossSection];
