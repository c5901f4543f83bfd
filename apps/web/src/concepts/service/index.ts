import type { Section } from '#form/section.ts';
import type { MainPage } from '#page/page.ts';
import { navTexts } from '#texts/site.ts';
import { serviceSection } from './form.ts';
import { helpTexts } from './texts.ts';

/** Services and capacity that anybody may ask for. */
export const texts = { help: helpTexts };

export const mainPages: readonly MainPage[] = [{ path: 'help', order: 8, title: navTexts.help }];

export const sections: readonly Section[] = [serviceSection];
