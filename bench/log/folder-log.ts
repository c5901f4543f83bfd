import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Checkpoint, edgeRoot, emptyTreeEdge, type FileReader, planAppend } from '@tongzhou/tlog';

/** Writes a log's static files into a folder, batch by batch; of partial tiles only those of the final size. */
export function writeFolderLog(
  folder: string,
  size: number,
  batch: (count: number, from: number) => readonly Uint8Array[],
): Checkpoint {
  let edge = emptyTreeEdge();
  const partial = new Map<string, [path: string, bytes: Uint8Array]>();
  while (edge.size < size) {
    const plan = planAppend(edge, batch(Math.min(25_600, size - edge.size), edge.size));
    for (const [path, bytes] of plan.tiles) {
      const [tile = path, width] = path.split('.p/');
      partial.delete(tile);
      if (width === undefined) write(join(folder, path), bytes);
      else partial.set(tile, [path, bytes]);
    }
    edge = plan.edge;
  }
  for (const [path, bytes] of partial.values()) write(join(folder, path), bytes);
  return { origin: 'bench.example/log', size, root: edgeRoot(edge), extensions: [] };
}

function write(file: string, bytes: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}

/**
 * Reads a log's static files from a folder. Synchronously: for files of 8 to 100 kB on a local disk the way to another
 * thread and back costs more than the reading, and an audit has nothing else to do meanwhile.
 */
export const folderReader =
  (folder: string): FileReader =>
  async (path) => {
    try {
      return readFileSync(join(folder, path));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  };
