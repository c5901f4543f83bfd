import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawUuid } from '../sealing/chance.ts';

/**
 * A secret of this installation, in a file that only its owner reads; made on first use. Kept out of the database, so
 * that a copy of the database alone opens nothing.
 */
export async function keyFile(
  folder: string,
  name: string,
  make: () => string | Promise<string>,
): Promise<string> {
  const stored = await readKeyFile(folder, name);
  if (stored !== null) return stored;
  const path = pathOf(folder, name);
  await mkdir(join(folder, 'keys'), { recursive: true, mode: 0o700 });
  const key = await make();
  // Whole under its name or not at all, whenever the disk is full or the process is killed.
  const half = `${path}.${drawUuid()}`;
  try {
    await writeFile(half, `${key}\n`, { mode: 0o600, flag: 'wx', flush: true });
    await link(half, path);
    return key;
  } catch (error) {
    // Somebody else was first: theirs holds.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return (await readKeyFile(folder, name)) ?? key;
    throw error;
  } finally {
    await rm(half, { force: true });
  }
}

/** The same, never made; null where there is none. Throws for an empty one: nothing is sealed or signed with nothing. */
export async function readKeyFile(folder: string, name: string): Promise<string | null> {
  try {
    const key = (await readFile(pathOf(folder, name), 'utf8')).trim();
    if (key === '') throw new Error(`${pathOf(folder, name)} is empty: put back the key from a backup`);
    return key;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

const pathOf = (folder: string, name: string): string => join(folder, 'keys', name);
