import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** The file's bytes; `null` when there is none. */
export async function readFileOrNull(path: string): Promise<Uint8Array | null> {
  try {
    const bytes = await readFile(path);
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // ENOTDIR: a file stands where the path has a folder, so there is no such file.
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}

/**
 * Writes a file so that after a crash at any point either the old bytes are there or the new ones, and that the new
 * ones are on the disk when this resolves: to a file beside it, flushed, renamed, and the folder flushed.
 */
export async function writeDurably(path: string, bytes: Uint8Array, mode = 0o644): Promise<void> {
  const folder = dirname(path);
  await makeFolderDurably(folder);
  const beside = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(beside, 'wx', mode);
    await finish(file, () => file.writeFile(bytes));
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await flushFolder(folder);
}

/** Creates a folder and those above it; each new name is flushed, so that a file in it cannot vanish with it. */
export async function makeFolderDurably(folder: string): Promise<void> {
  const whole = resolve(folder);
  const first = await mkdir(whole, { recursive: true });
  if (first === undefined) return;
  for (let at = whole; at.length >= first.length; at = dirname(at)) await flushFolder(dirname(at));
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await finish(handle, async () => {});
}

async function finish(file: FileHandle, task: () => Promise<void>): Promise<void> {
  try {
    await task();
    await file.sync();
  } finally {
    await file.close();
  }
}
