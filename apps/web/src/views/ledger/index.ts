import { type IncidentPage, page } from '#page/page.ts';
import { load as accountLoad } from './account-load.ts';
import AccountPage from './account-page.svelte';
import { load } from './load.ts';
import Page from './page.svelte';
import { ledgerTexts } from './texts.ts';

/** Every account, and what is not yet settled. */
export const texts = { ledger: ledgerTexts };

export const pages: readonly IncidentPage[] = [
  page({ path: 'ledger', title: ledgerTexts.title, load, component: Page }),
  page({ path: 'ledger/[account]', title: ledgerTexts.statement, load: accountLoad, component: AccountPage }),
];
