import { openCheckpoint, parseCheckpoint, parseNote, type TreeHead } from '@tongzhou/tlog';
import type { Database } from '../database/open.ts';
import { generationOf, LogFiles } from './files.ts';
import { KeptHead } from './kept-head.ts';
import { adoptKey, openKeyring } from './log-keys.ts';
import { newestSigned } from './sign-head.ts';

/**
 * Takes a signed head over into the folder of keys: one that a mirror or a witness has kept (`given`), else the one that the
 * database holds. It must be signed by the log's key, and not be of a smaller tree than the head that is there. Whether the
 * database contains it is for the next start to find.
 */
export async function adoptHead(
  database: Database,
  folder: string,
  given: Uint8Array | null,
): Promise<TreeHead> {
  const signed = given ?? (await newestSigned(database))?.signed ?? null;
  if (signed === null) throw new Error('the database holds no signed head: there is nothing to take over');
  await adoptKey(database, folder);
  const files = new LogFiles(database, await generationOf(database));
  const keyring = await openKeyring(database, folder, files);
  const head = await openCheckpoint(signed, { log: keyring.chain, origin: keyring.origin });
  const kept = new KeptHead(folder, keyring);
  const before = await kept.read();
  if (before !== null && before.size > head.size)
    throw new Error(
      `keys/head is of ${before.size} entries, this one of ${head.size}: a head never goes back`,
    );
  await kept.keep(signed);
  const { size, root } = parseCheckpoint(parseNote(signed).text);
  return { size, root };
}

/** The head that the database holds, which `adoptHead` would take over; null where there is none. */
export async function headToAdopt(database: Database): Promise<TreeHead | null> {
  const newest = await newestSigned(database);
  if (newest === null) return null;
  const { size, root } = parseCheckpoint(parseNote(newest.signed).text);
  return { size, root };
}
