import { Application, type ApplicationOptions } from '../application/application.ts';
import { type Database, openDatabase } from '../database/open.ts';
import { lockFolder } from '../folder/running.ts';

/** Work of the operator on a data folder on which no server runs (with PostgreSQL, at any time). */
export async function withApplicationLocally<Value>(
  where: ApplicationOptions,
  work: (application: Application) => Promise<Value>,
): Promise<Value> {
  const unlock = where.databaseUrl ? async () => {} : await lockFolder(where.folder);
  try {
    const application = await Application.open(where);
    try {
      return await work(application);
    } finally {
      await application.close();
    }
  } finally {
    await unlock();
  }
}

/** The same on the database alone, whose journal need not be whole. */
export async function withDatabaseLocally<Value>(
  { folder, databaseUrl }: ApplicationOptions,
  work: (database: Database) => Promise<Value>,
): Promise<Value> {
  const unlock = databaseUrl ? async () => {} : await lockFolder(folder);
  try {
    const database = await openDatabase({ url: databaseUrl, folder });
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  } finally {
    await unlock();
  }
}
