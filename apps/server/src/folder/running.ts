import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a running server leaves in its data folder, for the command line beside it. */
export type Running = {
  readonly pid: number;
  readonly url: string;
  /** Acts for the lead agency. */
  readonly token: string;
  /** Runs the accounts: known to this process alone, and gone with it. */
  readonly operator: string;
};

/** Folders that this process holds: its own number in a lock file may be left from an earlier life. */
const held = new Set<string>();
const LOCK = 'server.lock';
const RUNNING = 'running.json';

/**
 * One process at a time may hold an embedded database: two would damage it. The lock names its holder's process, so
 * that a crash leaves no riddle.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, LOCK);
  for (let tries = 0; tries < 2; tries += 1) {
    try {
      const file = await open(path, 'wx', 0o600);
      await file.writeFile(String(process.pid));
      await file.close();
      held.add(folder);
      return async () => {
        held.delete(folder);
        await rm(path, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = Number(await readFile(path, 'utf8').catch(() => ''));
      if (holder === process.pid ? held.has(folder) : isAlive(holder)) throw new FolderInUse(folder, holder);
      await rm(path, { force: true });
    }
  }
  throw new FolderInUse(folder, 0);
}

class FolderInUse extends Error {
  override name = 'FolderInUse';
  constructor(folder: string, pid: number) {
    super(`the data folder ${folder} is in use by process ${pid}; stop it, or name its server with --url`);
  }
}

export const announce = (folder: string, running: Running): Promise<void> =>
  writeFile(join(folder, RUNNING), JSON.stringify(running), { mode: 0o600 });

export const withdraw = (folder: string): Promise<void> => rm(join(folder, RUNNING), { force: true });

/** The server that runs on this folder, or null. */
export async function runningOn(folder: string): Promise<Running | null> {
  try {
    const running = JSON.parse(await readFile(join(folder, RUNNING), 'utf8')) as Running;
    return isAlive(running.pid) ? running : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
