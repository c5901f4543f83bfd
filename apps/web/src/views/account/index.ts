import { accountTexts } from './texts.ts';

/** Accounts: one's own, those of an organisation, and the ways in. */
export const texts = { account: accountTexts };
