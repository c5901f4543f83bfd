import { helpTexts } from './texts.ts';

/** Services and capacity that anybody may ask for. */
export const texts = { help: helpTexts };
