import type { FileReader } from '@tongzhou/tlog';
import type { ApplicationOptions } from '../application/application.ts';
import { backUp, type Manifest, type Passphrases } from '../backup/backup.ts';
import { type CaughtUp, catchUpFrom } from '../backup/catch-up.ts';
import { type Restored, restore } from '../backup/restore.ts';
import { openDatabaseAsItIs } from '../database/open.ts';
import { lockFolder, runningOn } from '../folder/running.ts';
import { withDatabaseLocally } from './with-application.ts';

/** By the server that runs on the folder, while it runs; else on the folder itself, as it is and without a migration. */
export async function backUpHere(
  where: ApplicationOptions,
  target: string,
  passphrases: Passphrases,
): Promise<Manifest> {
  const running = await runningOn(where.folder);
  if (!running) {
    const unlock = where.databaseUrl ? async () => {} : await lockFolder(where.folder);
    const database = await openDatabaseAsItIs({ url: where.databaseUrl, folder: where.folder });
    try {
      return await backUp(database, where.folder, target, passphrases);
    } finally {
      await database.close();
      await unlock();
    }
  }
  const response = await fetch(new URL('/api/operator/backup', running.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${running.operator}`, 'content-type': 'application/json' },
    body: JSON.stringify({ target, passphrases }),
  });
  const answer = (await response.json()) as Manifest & { readonly error?: string };
  if (!response.ok) throw new Error(answer.error ?? `the server answered ${response.status}`);
  return answer;
}

/** On a folder on which no server runs. */
export async function restoreHere(
  where: ApplicationOptions,
  from: string,
  passphrases: Passphrases,
): Promise<Restored> {
  const unlock = await lockFolder(where.folder);
  try {
    return await restore(where, from, passphrases);
  } finally {
    await unlock();
  }
}

/** What a copy of the log has beyond the end of a database that was restored. */
export const catchUpHere = (where: ApplicationOptions, read: FileReader): Promise<CaughtUp> =>
  withDatabaseLocally(where, (database) => catchUpFrom(database, where.folder, read));

/** Keys that stand in the settings, and in no folder that could be backed up. */
export const keysInEnvironment = (environment = process.env): string[] =>
  ['TONGZHOU_PERSON_KEY', 'TONGZHOU_LOG_KEY'].filter((name) => environment[name]);
