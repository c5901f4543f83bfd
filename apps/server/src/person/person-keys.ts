import { hash } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keyFile } from '../folder/keys.ts';
import { drawBytes } from '../sealing/chance.ts';

const FILE = 'person.key';

export type PersonKey = { readonly id: string; readonly key: Buffer };

/**
 * The installation's keys for personal data, the one in use first. In `TONGZHOU_PERSON_KEY` (base64 of 32 bytes; older
 * ones after a comma), else in the data folder's `keys/person.key`, one a line; never in the database. Read anew each
 * time, so that a server notices a rotation that was done beside it.
 */
export async function personKeys(folder: string): Promise<readonly [PersonKey, ...PersonKey[]]> {
  const fromEnvironment = process.env.TONGZHOU_PERSON_KEY?.split(',');
  const lines = fromEnvironment ?? (await keyFile(folder, FILE, newKey)).split('\n');
  const keys = lines.map((line) => readKey(line.trim()));
  return keys as unknown as readonly [PersonKey, ...PersonKey[]];
}

export const keysAreInEnvironment = (): boolean => process.env.TONGZHOU_PERSON_KEY !== undefined;

/** Puts a new key before the others. */
export async function addPersonKey(folder: string): Promise<void> {
  const known = await personKeys(folder);
  await writeKeys(folder, [readKey(newKey()), ...known]);
}

/** Leaves only the key in use; what only the others open is lost for ever, and is meant to be. */
export async function dropOldPersonKeys(folder: string): Promise<number> {
  const [current, ...old] = await personKeys(folder);
  await writeKeys(folder, [current]);
  return old.length;
}

/** A new file in the place of the old one, at once: no reader ever sees half of it. */
async function writeKeys(folder: string, keys: readonly PersonKey[]): Promise<void> {
  const path = join(folder, 'keys', FILE);
  const lines = keys.map(({ key }) => `${key.toString('base64')}\n`).join('');
  await writeFile(`${path}.new`, lines, { mode: 0o600, flush: true });
  await rename(`${path}.new`, path);
}

const newKey = (): string => drawBytes(32).toString('base64');

function readKey(text: string): PersonKey {
  const key = Buffer.from(text, 'base64');
  if (key.length !== 32 || key.toString('base64') !== text)
    throw new Error(
      'a key for personal data is the base64 of 32 bytes (TONGZHOU_PERSON_KEY or keys/person.key)',
    );
  // Names the key without telling anything of it.
  return { id: hash('sha256', `tongzhou/person-key-id/v1\n${text}`).slice(0, 16), key };
}
