import type { TreeHead } from '../checkpoint/log-keys.ts';
import { fromBase64, toBase64 } from '../encoding/base64.ts';
import { parseDecimal } from '../encoding/decimal.ts';
import { decodeText, encodeText } from '../encoding/text.ts';
import { TlogError } from '../error.ts';
import type { TileStore } from '../log/tile-store.ts';

/** How far a mirror has come beyond its checkpoint; below the log's prefix, where no log has a file. */
const PROGRESS_PATH = 'mirror-progress';

/** The tree that is stored so far; `undefined` for none, or for a file that cannot be read: then begin at the checkpoint. */
export async function readProgress(store: TileStore): Promise<TreeHead | undefined> {
  const bytes = await store.read(PROGRESS_PATH);
  if (bytes === null) return undefined;
  try {
    const [size = '', root = ''] = decodeText(bytes).split('\n');
    return { size: parseDecimal(size), root: fromBase64(root) };
  } catch (error) {
    if (error instanceof TlogError) return undefined;
    throw error;
  }
}

export const writeProgress = (store: TileStore, { size, root }: TreeHead): Promise<void> =>
  store.write(PROGRESS_PATH, encodeText(`${size}\n${toBase64(root)}\n`));
