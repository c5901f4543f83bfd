import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A secret of this installation, in a file that only its owner reads; made on first use. Kept out of the database, so
 * that a copy of the database alone opens nothing.
 */
export async function keyFile(
  folder: string,
  name: string,
  make: () => string | Promise<string>,
): Promise<string> {
  const path = join(folder, 'keys', name);
  const stored = await readKeyFile(folder, name);
  if (stored !== null) return stored;
  await mkdir(join(folder, 'keys'), { recursive: true, mode: 0o700 });
  const key = await make();
  try {
    await writeFile(path, `${key}\n`, { mode: 0o600, flag: 'wx' });
    return key;
  } catch (error) {
    // Somebody else was first: theirs holds.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return (await readFile(path, 'utf8')).trim();
    // A full disk leaves an empty file: it would be taken for the key from then on.
    await rm(path, { force: true });
    throw error;
  }
}

/** The same, never made; null where there is none. */
export async function readKeyFile(folder: string, name: string): Promise<string | null> {
  try {
    return (await readFile(join(folder, 'keys', name), 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
