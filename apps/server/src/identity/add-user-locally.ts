import { Application } from '../application/application.ts';
import { lockFolder } from '../folder/running.ts';
import { Identity, type NewAccount } from './identity.ts';

/** Adds an account to a data folder on which no server runs (with PostgreSQL, at any time). Answers its seat. */
export async function addUserLocally(
  where: { folder: string; databaseUrl: string | undefined },
  account: NewAccount,
): Promise<string> {
  const unlock = where.databaseUrl ? async () => {} : await lockFolder(where.folder);
  try {
    const application = await Application.open(where);
    try {
      const identity = await Identity.open(application);
      return await identity.createAccount(account);
    } finally {
      await application.close();
    }
  } finally {
    await unlock();
  }
}
