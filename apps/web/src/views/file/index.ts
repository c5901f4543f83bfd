import { fileTexts } from './texts.ts';

/** A paper, photograph or sheet that the record names. */
export const texts = { file: fileTexts };
