import { mkdirSync, readFile, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Checkpoint, edgeRoot, emptyTreeEdge, type FileReader, planAppend } from '@tongzhou/tlog';

/** Writes a log's static files into a folder, batch by batch. Partial tiles on the way are not kept. */
export function writeFolderLog(
  folder: string,
  size: number,
  batch: (count: number, from: number) => readonly Uint8Array[],
): Checkpoint {
  let edge = emptyTreeEdge();
  const folders = new Set<string>();
  for (let at = 0; at < size; ) {
    const plan = planAppend(edge, batch(Math.min(25_600, size - at), at));
    for (const [path, bytes] of plan.tiles) {
      if (path.includes('.p/') && plan.size < size) continue;
      const file = join(folder, path);
      if (!folders.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
      folders.add(dirname(file));
      writeFileSync(file, bytes);
    }
    edge = plan.edge;
    at = plan.size;
  }
  return { origin: 'bench.example/log', size, root: edgeRoot(edge), extensions: [] };
}

/** Reads a log's static files from a folder. */
export const folderReader =
  (folder: string): FileReader =>
  (path) =>
    new Promise((resolve, reject) => {
      readFile(join(folder, path), (error, bytes) => {
        if (error === null) resolve(bytes);
        else if (error.code === 'ENOENT') resolve(null);
        else reject(error);
      });
    });
