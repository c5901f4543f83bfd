import { open, readFile, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { TlogError } from '../error.ts';
import { makeFolderDurably } from './durable-file.ts';

const LOCK = 'owner.lock';
/** Folders that this process owns: its own number in a lock may be left from an earlier life. */
const held = new Set<string>();

/**
 * Makes this process the one owner of a folder until the returned function is called. The lock of a process that has
 * died is taken over. Throws `state-conflict` while another process holds it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await makeFolderDurably(folder);
  const path = resolve(folder, LOCK);
  if (held.has(path)) throw new TlogError('state-conflict', `${folder} is in use by this process already`);
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(`${process.pid}\n`);
      await file.close();
      held.add(path);
      return async () => {
        held.delete(path);
        await rm(path, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = Number(await readFile(path, 'utf8').catch(() => ''));
    if (isRunning(owner)) {
      throw new TlogError(
        'state-conflict',
        `${folder} is in use by process ${owner}; a folder has one owner`,
      );
    }
    await rm(path, { force: true });
  }
  throw new TlogError('state-conflict', `${folder}: others are taking it at the same time`);
}

/** Whether a process runs; this one's own number is left from before a restart (in a container it is always 1). */
function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
