import { statfs } from 'node:fs/promises';

export type DiskStatus = {
  readonly freeMiB: number;
  readonly isLow: boolean;
};

const MIB = 1_048_576;
/** A WAL segment is 16 MiB, and a checkpoint may need several. */
const LOW_MIB = 200;

/** How much of the disk is left on which a folder lies; null where that cannot be told. */
export async function diskOf(folder: string): Promise<DiskStatus | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    const freeMiB = Math.floor((bavail * bsize) / MIB);
    return { freeMiB, isLow: freeMiB < LOW_MIB };
  } catch {
    return null;
  }
}
