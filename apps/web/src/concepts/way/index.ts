import { wayTexts } from './texts.ts';

/** The way of what was given, step by step. */
export const texts = { way: wayTexts };
