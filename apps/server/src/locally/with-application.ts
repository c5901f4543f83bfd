import { Application, type ApplicationOptions } from '../application/application.ts';
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
