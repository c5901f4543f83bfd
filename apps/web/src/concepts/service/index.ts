import type { Section } from '#form/section.ts';
import { serviceSection } from './form.ts';
import { helpTexts } from './texts.ts';

/** Services and capacity that anybody may ask for. */
export const texts = { help: helpTexts };

export const sections: readonly Section[] = [serviceSection];
