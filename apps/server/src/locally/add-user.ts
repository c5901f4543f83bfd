import type { ApplicationOptions } from '../application/application.ts';
import { Identity, type NewAccount } from '../identity/index.ts';
import { withApplicationLocally } from './with-application.ts';

/** Adds an account to a data folder on which no server runs (with PostgreSQL, at any time). Answers its seat. */
export const addUserLocally = (where: ApplicationOptions, account: NewAccount): Promise<string> =>
  withApplicationLocally(where, async (application) => {
    const identity = await Identity.open(application);
    return identity.createAccount(account);
  });
