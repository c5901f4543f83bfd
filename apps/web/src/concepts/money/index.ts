import type { Section } from '#form/section.ts';
import { moneySection } from './form.ts';

/** Payments out of gifts of money. */
export const sections: readonly Section[] = [moneySection];
