import { openDatabase } from '../database/open.ts';

/**
 * Brings the tables of a PostgreSQL up to this program, by the account that owns them, and goes. Answers the names of what was applied. A
 * server whose own account may not change tables is started after it.
 */
export async function migrateServer(url: string, folder: string): Promise<readonly string[]> {
  const database = await openDatabase({ url, folder });
  await database.close();
  return database.migrated.applied;
}
