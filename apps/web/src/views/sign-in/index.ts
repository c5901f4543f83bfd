import { signInTexts } from './texts.ts';

/** The door. */
export const texts = { signIn: signInTexts };
