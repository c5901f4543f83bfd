import type { Application } from '../application/application.ts';
import { addPersonKey, dropOldPersonKeys, keysAreInEnvironment, personKeys } from './person-keys.ts';
import { wrapKey } from './seal.ts';

const ROWS_PER_READ = 500;

export type Rotation = { readonly rewrapped: number; readonly dropped: number; readonly keyId: string };

/**
 * Puts every person's and every file's key under a new key of the installation and destroys the old one. What it makes unreadable for
 * ever is every wrapped key that only an old copy of the database still holds: those of persons who were erased since,
 * wherever a backup, a write-ahead log or a dead row keeps them. So a rotation is what completes erasures in backups.
 *
 * With keys in `TONGZHOU_PERSON_KEY` the operator puts the new one first and takes the old one away afterwards; this only
 * puts the rows under the first. Can be broken off at any point and started again.
 */
export async function rotatePersonKey(application: Application): Promise<Rotation> {
  const { folder, persons } = application;
  if (!keysAreInEnvironment()) await addPersonKey(folder);
  let rewrapped = 0;
  const [current] = await personKeys(folder);
  for (;;) {
    const rows = await persons.rows.notUnder(current.id, ROWS_PER_READ);
    if (rows.length === 0) break;
    for (const row of rows) {
      const dataKey = await persons.keyOf(row);
      await persons.rows.rewrap(row.commitment, wrapKey(current.key, dataKey, row.commitment), current.id);
      rewrapped += 1;
    }
  }
  rewrapped += await application.files.rewrap();
  const dropped = keysAreInEnvironment() ? 0 : await dropOldPersonKeys(folder);
  await persons.rows.sweep({ whole: true });
  return { rewrapped, dropped, keyId: current.id };
}
